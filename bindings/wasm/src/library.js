// Libraries of guidelines, and cases.

import {Decision, madeText, viewedText} from "./decision.js";
import {check, diagnosticFrom} from "./errors.js";
import {layout, Owned} from "./native.js";

const limitsLayout = layout({textBytes: "size", libraryBytes: "size", modules: "size", nesting: "size", facts: "size",
                             records: "size", nodes: "size", requests: "size", reports: "size", entries: "size",
                             workPerNode: "u64"});
const optionsLayout = layout({limits: "address", loader: "address", user: "address"});
const infoLayout = layout({digest: "text", facts: "size", records: "size", services: "size", guidelines: "size",
                           determinations: "size", nodes: "size", cases: "size", diagnostics: "size"});

/** Calls a function that puts a handle and an error object at the two addresses it is given last. */
function made(native, scratch, function_, ...values) {
  const at = scratch.words([0, 0]);
  check(native, native.call(function_, ...values, at, at + 4), at + 4);
  return native.word(at);
}

/** Calls a function that puts a handle at the address it is given last. */
function given(native, function_, ...values) {
  return native.scratch((scratch) => {
    const at = scratch.words([0]);
    check(native, native.call(function_, ...values, at));
    return native.word(at);
  });
}

export function load(native, {text, file = "text.guide", modules, loader, limits} = {}) {
  if ((text === undefined) === (modules === undefined)) throw new TypeError("give a text, or modules");
  const all = modules ?? [{text, file}];
  return native.loading(loader, (scratch) => {
    const options = scratch.struct(optionsLayout, {
      limits: limits ? scratch.struct(limitsLayout, limits) : 0,
      loader: loader ? native.call("guide_host_loader") : 0,
    });
    const views = all.flatMap((module) => [module.path ?? "", module.file ?? "", module.text])
      .flatMap((part) => scratch.textArguments(part));
    return new Library(native, made(native, scratch, "guide_load_modules", scratch.words(views), all.length, options));
  });
}

export class Library extends Owned {
  #info;
  constructor(native, pointer) {
    super(native, "library", pointer);
    this.#info = native.scratch((scratch) => {
      const address = scratch.struct(infoLayout);
      check(native, native.call("guide_library_get", pointer, address));
      return native.members(infoLayout, address);
    });
  }

  get digest() {
    return this.#info.digest;
  }

  get info() {
    const {digest, diagnostics, ...counts} = this.#info;
    return counts;
  }

  get diagnostics() {
    const get = (index) => (address) =>
      check(this.native, this.native.call("guide_library_diagnostic", Owned.pointer(this), index, address));
    return Array.from({length: this.#info.diagnostics}, (_, index) => diagnosticFrom(this.native, get(index)));
  }

  get cases() {
    return Array.from({length: this.#info.cases}, (_, index) =>
      new Case(this.native, given(this.native, "guide_library_case", Owned.pointer(this), index)));
  }

  readCase(json, file = "case.json") {
    const isText = typeof json === "string" || json instanceof Uint8Array;
    return this.native.scratch((scratch) => new Case(this.native, made(
      this.native, scratch, "guide_case_from_json", Owned.pointer(this),
      ...scratch.textArguments(isText ? json : JSON.stringify(json)), ...scratch.textArguments(file))));
  }

  decide(theCase) {
    if (!(theCase instanceof Case)) {
      const read = this.readCase(theCase);
      try {
        return this.decide(read);
      } finally {
        read.free();
      }
    }
    if (theCase.native !== this.native) throw new TypeError("this case was read by another Guide");
    return this.native.scratch((scratch) => new Decision(this.native, made(
      this.native, scratch, "guide_decide", Owned.pointer(this), Owned.pointer(theCase))));
  }

  build(asOf) {
    return new CaseBuilder(this.native, this.native.scratch((scratch) => given(
      this.native, "guide_builder_new", Owned.pointer(this), ...scratch.textArguments(asOf))));
  }
}

export class Case extends Owned {
  constructor(native, pointer) {
    super(native, "case", pointer);
  }

  get name() {
    return this.native.scratch((scratch) => {
      const view = scratch.words([0, 0]);
      this.native.call("guide_case_name", view, Owned.pointer(this));
      return this.native.text(view);
    });
  }

  json() {
    return madeText(this.native, (at) => this.native.call("guide_case_json", Owned.pointer(this), at));
  }
}

/** Mistakes come together from `finish`. */
export class CaseBuilder extends Owned {
  constructor(native, pointer) {
    super(native, "builder", pointer);
  }

  #call(name, texts, ...values) {
    this.native.scratch((scratch) => check(this.native, this.native.call(
      `guide_builder_${name}`, Owned.pointer(this), ...texts.map((text) => scratch.text(text)), ...values)));
    return this;
  }

  document(name, date = "", title = "") {
    return this.#call("document", [name, date, title]);
  }
  tell(fact, answer, document = "", quote = "") {
    return this.#call("tell", [fact, answer, document, quote]);
  }
  list(record, document = "", incomplete = false) {
    return this.#call("list", [record, document], Number(incomplete));
  }
  entry() {
    return this.#call("entry", []);
  }
  tellField(field, answer, document = "", quote = "") {
    return this.#call("tell_field", [field, answer, document, quote]);
  }
  request(service, label = "", prior = "", priorOn = "") {
    return this.#call("request", [service, label, prior, priorOn]);
  }
  finish() {
    return this.native.scratch((scratch) => new Case(
      this.native, made(this.native, scratch, "guide_builder_finish", Owned.pointer(this))));
  }
}

/** Decides case after case in memory of its own. */
export class Decider extends Owned {
  constructor(library) {
    super(library.native, "decider", given(library.native, "guide_decider_new", Owned.pointer(library)));
  }

  decide(theCase) {
    check(this.native, this.native.call("guide_decider_decide", Owned.pointer(this), Owned.pointer(theCase)));
    return this;
  }
  outcome(item = 0, determination = 0) {
    return viewedText(this.native, "guide_decider_outcome", Owned.pointer(this), item, determination);
  }
  conclusion(item = 0, guideline = 0) {
    return viewedText(this.native, "guide_decider_conclusion", Owned.pointer(this), item, guideline);
  }
  decision() {
    return new Decision(this.native, given(this.native, "guide_decider_decision", Owned.pointer(this)));
  }
}
