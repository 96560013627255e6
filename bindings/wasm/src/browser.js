// Guide in a browser: the core is fetched from beside this folder. No header is asked for: not its type, nor isolation.

import {instantiate} from "./core.js";

export * from "./core.js";
const answer = await fetch(new URL("../guide.wasm", import.meta.url));
if (!answer.ok) throw new Error(`guide.wasm: ${answer.status} ${answer.statusText}`);
export const {version, load} = await instantiate(await answer.arrayBuffer());
