import type {ImportOptions, Library} from "./core.js";

export * from "./browser.js";
/** Every `.guide` file below a folder, named by its path in it, or one such file with the imports beside it. */
export function loadFolder(path: string, options?: ImportOptions): Library;
