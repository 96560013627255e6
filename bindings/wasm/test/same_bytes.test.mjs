// Every case of the guideline library and of the golden tests: the package and the command line tool print the same bytes.
// Needs GUIDE_PACKAGE (a folder), GUIDE_TOOL (the command) and GUIDE_ROOT (the sources).

import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, dirname, join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";

const {GUIDE_PACKAGE: folder, GUIDE_TOOL: tool, GUIDE_ROOT: root} = process.env;
const {GuideError, load, loadFolder} = await import(pathToFileURL(join(folder, "src/node.js")));
const guidelines = join(root, "guidelines");

function filesBelow(place, extension) {
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
function toolDecides(file, library) {
  const from = library ? ["--library", library] : [];
  const {status, stdout} = spawnSync(tool, ["decide", file, ...from, "--format", "json"], {maxBuffer: 1 << 28});
  return status === 0 ? stdout.toString() : null;
}

/** The same from the package. */
function weDecide(file, library) {
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

function compare(files, libraryOf) {
  let decided = 0;
  for (const file of files) {
    const ours = weDecide(file, libraryOf(file));
    assert.equal(ours || null, toolDecides(file, libraryOf(file)), file);
    decided += ours ? 1 : 0;
  }
  return decided;
}

test("the case blocks of the guideline library", () => {
  const files = filesBelow(guidelines, ".guide").filter((file) => dirname(file).endsWith("cases"));
  assert.equal(compare(files, () => guidelines), files.length);
  assert.ok(files.length > 50);
});

test("the whole library at once, its cases as JSON", () => {
  const library = loadFolder(guidelines);
  const {cases} = library;
  assert.ok(cases.length > 100);
  const scratch = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    for (let index = 0; index < cases.length; index += Math.ceil(cases.length / 12)) {
      const file = join(scratch, `${index}.json`);
      writeFileSync(file, cases[index].json());
      assert.equal(library.decide(cases[index]).json(), toolDecides(file, guidelines), cases[index].name);
    }
  } finally {
    rmSync(scratch, {recursive: true});
  }
});

test("the golden tests that decide cases", () => {
  const goldens = join(root, "tests/golden");
  const files = filesBelow(goldens, ".guide").filter((file) => /^case /m.test(readFileSync(file, "utf8")));
  const libraryBeside = (file) => [join(dirname(file), "library")].find(existsSync);
  const decided = compare(files, libraryBeside);
  assert.ok(decided > 30, `${decided}`);
  for (const json of filesBelow(goldens, ".json")) {
    const policy = json.replace(/json$/, "guide");
    if (!existsSync(policy)) continue;
    let ours = null;
    try {
      const library = loadFolder(policy);
      const read = library.readCase(readFileSync(json));
      ours = library.decide(read).json();
    } catch (error) {
      if (!(error instanceof GuideError)) throw error;
    }
    assert.equal(ours, toolDecides(json, policy), json);
  }
});
