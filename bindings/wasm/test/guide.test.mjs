// The package, in Node. GUIDE_PACKAGE is the folder it was put together in.

import assert from "node:assert/strict";
import {mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {gzipSync} from "node:zlib";

const folder = process.env.GUIDE_PACKAGE;
const guide = await import(pathToFileURL(join(folder, "src/node.js")));

const text = `
service injection "trigger point injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"
record visit none unless documented "visit":
  date:   date
  relief: percent "relief"

guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require duration > 3 months
  when some visit:
    require latest visit has relief > 50 %
`;
const theCase = {
  schema: "guide.case/1",
  as_of: "2024-05-01",
  documents: {memo: {date: "2024-04-12"}},
  facts: {duration: {is: "7 months", in: "memo", quote: "since Zürich 🦴"}},
  requests: [{service: "injection", label: "right buttock"}],
};

test("it has the version that its package names, and is small", () => {
  const {version} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  assert.equal(guide.version, version);
  const size = gzipSync(readFileSync(join(folder, "guide.wasm")), {level: 9}).length;
  console.log(`guide.wasm, gzipped: ${size} bytes`);
  assert.ok(size < 400_000, `${size} bytes`);
});

test("mistakes in guidelines have a place and a hint", () => {
  const load = () => guide.load({text: 'fact twitch: finding\nguideline a.b "A":\n  require twich\n', file: "a.guide"});
  assert.throws(load, (error) => {
    assert.ok(error instanceof guide.CompileError && error instanceof guide.GuideError);
    const [{code, file, line, column, hint, severity}] = error.diagnostics;
    assert.deepEqual({code, file, line, column, hint, severity}, {
      code: "unknown-name", file: "a.guide", line: 3, column: 11, hint: "did you mean `twitch`?", severity: "error"});
    assert.match(error.message, /a\.guide:3:11/);
    return true;
  });
});

test("imports come from the modules and from the loader, whose errors come out", () => {
  const importing = 'import shared.facts\nguideline a.b "A":\n  require twitch\n';
  const asked = [];
  const loader = (path) => (asked.push(path), path === "shared.facts" ? {text: 'fact twitch: finding "Zuckung é"\n'} : null);
  assert.equal(guide.load({text: importing, loader}).info.facts, 1);
  assert.deepEqual(asked, ["shared.facts"]);
  assert.throws(() => guide.load({text: importing}), guide.CompileError);
  const modules = [{text: importing}, {text: "fact twitch: finding\n", path: "shared.facts", file: "shared.guide"}];
  assert.equal(guide.load({modules}).info.guidelines, 1);
  const problem = new Error("no network");
  assert.throws(() => guide.load({text: importing, loader: () => { throw problem; }}), problem);
  const nested = () => ({text: guide.load({text}).info.facts === 2 ? "fact twitch: finding\n" : ""});
  assert.equal(guide.load({text: importing, loader: nested}).info.facts, 1);
});

test("limits, and what is no text", () => {
  assert.throws(() => guide.load({text, limits: {facts: 1}}), guide.LimitError);
  assert.throws(() => guide.load({}), TypeError);
  assert.throws(() => guide.load({text: 7}), TypeError);
  const counting = 'service a "a"\nfact b: count\nfact c: count\nguideline d.e "E":\n  for a\n  require any:\n    b > 3\n    c > 2\n';
  const told = Array.from({length: 64}, (_, count) => `${count}`);
  const disputed = {schema: "guide.case/1", as_of: "2024-05-01", facts: {b: told, c: told}, requests: [{service: "a"}]};
  const strict = guide.load({text: counting, limits: {workPerNode: 1n}});
  assert.throws(() => strict.decide(disputed), guide.LimitError);
  assert.equal(guide.load({text: counting}).decide(disputed).items.length, 1);
});

test("a decision and its trace", () => {
  const decision = guide.load({text}).decide(theCase);
  const [{service, label, guidelines: [guideline]}] = decision.items;
  assert.deepEqual([service, label], ["injection", "right buttock"]);
  assert.deepEqual([guideline.name, guideline.conclusion], ["demo.injection", "undetermined"]);
  assert.deepEqual(guideline.clauses.slice(0, 2).map(({state}) => state), ["undocumented", "present"]);
  const evidence = guideline.clauses.flatMap((clause) => [clause, ...clause.parts]).flatMap(({evidence}) => evidence);
  assert.match(evidence[0], /since Zürich 🦴/);
  assert.equal(decision.data.schema, "guide.decision/1");
  assert.match(decision.text({width: 60, ascii: true}), /local twitch response/);
  assert.deepEqual(decision.missing(), ["local twitch response"]);
  const {fact, answers} = decision.nextQuestion();
  assert.deepEqual([fact, answers.map(({answer}) => answer)], ["twitch", ["present", "absent"]]);
  assert.match(decision.why("twitch"), /twitch/);
  assert.throws(() => decision.why("weather"), guide.GuideError);
  assert.match(decision.letter("markdown", {summary: "In short"}), /In short/);
});

test("cases are read, built and decided again and again", () => {
  const library = guide.load({text});
  const read = library.readCase(JSON.stringify(theCase));
  const built = library.build("2024-05-01").document("memo", "2024-04-12")
    .tell("duration", "7 months", "memo", "since Zürich 🦴").request("injection", "right buttock").finish();
  assert.equal(read.json(), built.json());
  const visits = library.build("2024-05-01").tell("twitch", "present").tell("duration", "7 months").list("visit")
    .entry().tellField("date", "2024-01-02").tellField("relief", "10 %").request("injection").finish();
  const decider = new guide.Decider(library);
  assert.equal(decider.decide(visits).conclusion(), "not_recommended");
  assert.equal(decider.decide(built).conclusion(), "undetermined");
  assert.equal(decider.decision().json(), library.decide(built).json());
});

test("mistakes in cases come together; a case belongs to its library", () => {
  const library = guide.load({text});
  const wrong = {...theCase, facts: {twich: "present", duration: "7 mg"}};
  assert.throws(() => library.decide(wrong), (error) => error instanceof guide.CaseError && error.diagnostics.length === 2);
  assert.throws(() => library.decide(guide.load({text}).readCase(theCase)), guide.GuideError);
});

test("what is freed is used no more, and its memory is used again", () => {
  const library = guide.load({text});
  const decision = library.decide(theCase);
  library.free();
  library.free();
  assert.throws(() => library.decide(theCase), TypeError);
  assert.match(decision.text(), /undetermined/);
});

test("another instance, from bytes; nesting ends with a message", async () => {
  const other = await guide.instantiate(readFileSync(join(folder, "guide.wasm")));
  assert.equal(other.load({text}).decide(theCase).json(), guide.load({text}).decide(theCase).json());
  let nested = 'fact a: finding\nguideline b.c "C":\n  require any:\n';
  for (let depth = 2; depth < 5000; ++depth) nested += "  ".repeat(Math.min(depth, 80)) + "any:\n";
  assert.throws(() => other.load({text: nested}), guide.GuideError);
  assert.throws(() => other.load({text}).readCase("[".repeat(1_000_000)), guide.CaseError);
  assert.equal(other.load({text}).info.facts, 2);
});

test("a browser's module fetches the core from beside itself", async () => {
  const asked = [];
  const {fetch} = globalThis;
  globalThis.fetch = async (url) => (asked.push(url.href), new Response(readFileSync(url)));
  try {
    const browser = await import(pathToFileURL(join(folder, "src/browser.js")));
    assert.deepEqual(asked, [pathToFileURL(join(folder, "guide.wasm")).href]);
    assert.equal(browser.load({text}).decide(theCase).json(), guide.load({text}).decide(theCase).json());
    assert.equal(browser.loadFolder, undefined);
  } finally {
    globalThis.fetch = fetch;
  }
});

test("a folder is read, and nothing outside of it", () => {
  const scratch = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    mkdirSync(join(scratch, "library/shared"), {recursive: true});
    writeFileSync(join(scratch, "library/shared/facts.guide"), "fact twitch: finding\n");
    writeFileSync(join(scratch, "library/.hidden.guide"), "nonsense\n");
    writeFileSync(join(scratch, "library/a.guide"), 'import shared.facts\nguideline a.b "A":\n  require twitch\n');
    assert.equal(guide.loadFolder(join(scratch, "library")).info.guidelines, 1);
    assert.equal(guide.loadFolder(join(scratch, "library/a.guide")).info.facts, 1);
    writeFileSync(join(scratch, "outside.guide"), "nonsense\n");
    symlinkSync(join(scratch, "outside.guide"), join(scratch, "library/link.guide"));
    assert.equal(guide.loadFolder(join(scratch, "library")).info.guidelines, 1);
    assert.throws(() => guide.loadFolder(join(scratch, "nowhere")), /ENOENT/);
  } finally {
    rmSync(scratch, {recursive: true});
  }
});
