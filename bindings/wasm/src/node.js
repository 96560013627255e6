// Guide in Node: the core is read from beside this folder, and guidelines from folders.

import {readFileSync, realpathSync, readdirSync, statSync} from "node:fs";
import {dirname, join, relative, sep} from "node:path";

import {instantiate} from "./core.js";

export * from "./core.js";
export const {version, load} = await instantiate(readFileSync(new URL("../guide.wasm", import.meta.url)));

const isModulePath = (path) => /^[a-z0-9_]+(\.[a-z0-9_]+)*$/.test(path);
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Nothing outside `root` is read, whatever links say; `undefined` stands for what is not there. */
function readModule(root, file) {
  let real;
  try {
    real = realpathSync(file);
  } catch {
    return undefined;
  }
  const inside = relative(root, real);
  if (inside.startsWith("..") || !statSync(real).isFile()) return undefined;
  const path = inside.replace(/\.guide$/, "").split(sep).join(".");
  return {path: isModulePath(path) ? path : "", file, text: readFileSync(real)};
}

/** Every `.guide` file below a folder; hidden ones are left out. */
function filesBelow(folder) {
  return readdirSync(folder, {withFileTypes: true}).filter(({name}) => !name.startsWith(".")).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith(".guide") ? [path] : [];
  });
}

export function loadFolder(path, {loader, limits} = {}) {
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const root = realpathSync(folder);
  const modules = (isFolder ? filesBelow(folder).sort(byBytes) : [path]).map((file) => readModule(root, file));
  const find = (module) => (isModulePath(module) ? readModule(root, join(folder, ...module.split(".")) + ".guide") : undefined);
  return load({modules: modules.filter(Boolean), loader: (module) => loader?.(module) ?? find(module), limits});
}
