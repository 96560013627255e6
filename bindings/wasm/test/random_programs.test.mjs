// The programs and cases of the agreement test, which the evaluator decides as the reference evaluator does: the package prints
// the same bytes for them as the command line tool. Needs GUIDE_RANDOM_PROGRAMS, a folder of them.

import assert from "node:assert/strict";
import {test} from "node:test";
import {filesBelow, toolDecides, weDecide} from "./as_the_tool.mjs";

/** The case that two texts of decisions first differ in, of each what it says. */
function firstDifference(ours, theirs) {
  const split = (text) => (text ?? "refused").split(/(?=^\{\n)/m);
  const [mine, other] = [split(ours), split(theirs)];
  const at = mine.findIndex((one, index) => one !== other[index]);
  return {ours: mine[at], theirs: other[at]};
}

test("random programs and cases", () => {
  const files = filesBelow(process.env.GUIDE_RANDOM_PROGRAMS, ".guide");
  let decided = 0, pairs = 0;
  for (const file of files) {
    const [ours, theirs] = [weDecide(file), toolDecides(file)];
    if (ours !== theirs) {
      const difference = firstDifference(ours, theirs);
      assert.equal(difference.ours, difference.theirs, file);
    }
    decided += ours ? 1 : 0;
    pairs += ours?.split('"guide.decision/1"').length - 1 || 0;
  }
  console.log(`${pairs} pairs of a program and a case, ${decided} programs (${files.length - decided} more refused by both)`);
  assert.ok(decided * 4 > files.length * 3);
});
