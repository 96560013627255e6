// What the package and the command line tool make of a file of guidelines and cases, as JSON.
// Needs GUIDE_PACKAGE (a folder), GUIDE_TOOL (the command) and GUIDE_ROOT (the sources).

import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {pathToFileURL} from "node:url";

const {GUIDE_PACKAGE: folder, GUIDE_TOOL: tool} = process.env;
export const root = process.env.GUIDE_ROOT;
export const {GuideError, load, loadFolder} = await import(pathToFileURL(join(folder, "src/node.js")));

export function filesBelow(place, extension) {
  return readdirSync(place, {withFileTypes: true}).flatMap((entry) => {
    const path = join(place, entry.name);
    if (entry.isDirectory()) return filesBelow(path, extension);
    return path.endsWith(extension) ? [path] : [];
  });
}

/** Imports from a folder, as `--library` takes it. */
const importsFrom = (library) => (module) => {
  const file = join(library, ...module.split(".")) + ".guide";
  return existsSync(file) ? {file, text: readFileSync(file)} : null;
};

/** What the tool prints, or null where it refuses. Without a library it looks for imports beside the file. */
export function toolDecides(file, library) {
  const from = library ? ["--library", library] : [];
  const {status, stdout} = spawnSync(tool, ["decide", file, ...from, "--format", "json"], {maxBuffer: 1 << 28});
  return status === 0 ? stdout.toString() : null;
}

/** The same from the package. */
export function weDecide(file, library) {
  try {
    const path = library ? "" : basename(file, ".guide");
    const modules = [{text: readFileSync(file), file, path}];
    const loaded = load({modules, loader: importsFrom(library ?? dirname(file))});
    const {cases} = loaded;
    // The tool refuses a file with an error in a case; a library only reports it.
    if (loaded.diagnostics.some(({severity}) => severity === "error")) return null;
    return cases.map((theCase) => loaded.decide(theCase).json()).join("");
  } catch (error) {
    if (error instanceof GuideError) return null;
    throw error;
  }
}
