import type {Guide} from "./core.js";

export * from "./core.js";
export const version: Guide["version"];
export const load: Guide["load"];
