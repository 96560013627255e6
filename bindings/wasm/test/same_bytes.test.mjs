// Every case of the guideline library and of the golden tests: the package and the command line tool print the same bytes.

import assert from "node:assert/strict";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {test} from "node:test";
import {filesBelow, GuideError, loadFolder, root, toolDecides, weDecide} from "./as_the_tool.mjs";

const guidelines = join(root, "guidelines");

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
