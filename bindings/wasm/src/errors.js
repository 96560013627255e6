// What can be wrong, as exceptions.

import {layout} from "./native.js";

/** Anything Guide refuses; `diagnostics` says what and where. */
export class GuideError extends Error {
  constructor(message, diagnostics = []) {
    super(message);
    this.name = new.target.name;
    this.diagnostics = diagnostics;
  }
}
/** The guidelines have errors. */
export class CompileError extends GuideError {}
/** The case has errors. */
export class CaseError extends GuideError {}
/** A limit of the host was passed. */
export class LimitError extends GuideError {}

const status = {ok: 0, notCompiled: 1, caseNotRead: 2, limit: 3, notFound: 4, outOfMemory: 7};
const kinds = {[status.notCompiled]: CompileError, [status.caseNotRead]: CaseError, [status.limit]: LimitError};
const severities = ["note", "warning", "error"];
const diagnosticLayout = layout(
  {severity: "u32", line: "u32", column: "u32", code: "text", message: "text", hint: "text", file: "text", text: "text"});

/** Has `get` fill a `guide_diagnostic`. */
export function diagnosticFrom(native, get) {
  return native.scratch((scratch) => {
    const address = scratch.struct(diagnosticLayout);
    get(address);
    const {severity, ...members} = native.members(diagnosticLayout, address);
    return {...members, severity: severities[severity]};
  });
}

/** Throws what a status stands for. `errorAt` is where the function has put its error object. */
export function check(native, found, errorAt = 0) {
  if (found === status.ok) return;
  if (found === status.outOfMemory) throw new RangeError("Guide ran out of memory");
  const error = errorAt && native.word(errorAt);
  const diagnostics = [];
  if (error) {
    for (let index = 0; index < native.call("guide_error_count", error); ++index) {
      diagnostics.push(diagnosticFrom(native, (address) => native.call("guide_error_get", error, index, address)));
    }
    native.call("guide_error_free", error);
  }
  const message = diagnostics.map(({text}) => text).join("").trimEnd();
  throw new (kinds[found] ?? GuideError)(message || native.words(native.call("guide_status_text", found)), diagnostics);
}

/** Whether it found something; throws for any other status but `not found`. */
export function isFound(native, found) {
  if (found === status.notFound) return false;
  check(native, found);
  return true;
}
