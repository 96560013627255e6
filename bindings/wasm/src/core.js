// Guide, given its compiled core: for hosts that fetch it by themselves. `core.d.ts` says what is there.

import {load} from "./library.js";
import {Native} from "./native.js";

export {CaseError, CompileError, GuideError, LimitError} from "./errors.js";
export {Decision} from "./decision.js";
export {Case, CaseBuilder, Decider, Library} from "./library.js";

export async function instantiate(wasm) {
  const native = await Native.instantiate(wasm);
  return {version: native.words(native.call("guide_version")), load: (options) => load(native, options)};
}
