// Decisions and their trace.

import {check, isFound} from "./errors.js";
import {layout, Owned} from "./native.js";

const states = ["present", "absent", "undocumented", "conflicting"];
const effects = ["open", "upheld", "overturned"];
const formats = {text: 0, markdown: 1, html: 2};

const textOptions = layout({width: "size", ascii: "bool", color: "bool", all: "bool"});
const itemLayout = layout({service: "text", label: "text", determinations: "size", guidelines: "size"});
const determinationLayout = layout(
  {name: "text", title: "text", outcome: "text", reviewers: "text", priorEffect: "u32"});
const guidelineLayout = layout(
  {name: "text", title: "text", citation: "text", conclusion: "text", conclusionWords: "text", clauses: "size"});
const clauseLayout = layout({text: "text", citation: "text", stateWords: "text", state: "u32", decisive: "bool",
                             line: "u32", depth: "u32", evidence: "size"});
const questionLayout = layout({slot: "u32", name: "text", text: "text", answers: "size"});
const answerLayout = layout({answer: "text", result: "text", stillOpen: "size"});

/** What `function` says of `handle`, numbered: the members of a struct. */
function get(native, function_, struct, handle, ...numbers) {
  return native.scratch((scratch) => {
    const address = scratch.struct(struct);
    check(native, native.call(function_, handle, ...numbers, address));
    return native.members(struct, address);
  });
}

/** Hands a handle that `make` puts at an address to `use`, and frees it. */
function using(native, kind, make, use) {
  return native.scratch((scratch) => {
    const at = scratch.words([0]);
    const status = make(at, scratch);
    const handle = native.word(at);
    try {
      return use(handle, status);
    } finally {
      if (handle !== 0) native.call(`guide_${kind}_free`, handle);
    }
  });
}

/** The text that `make` puts at an address. */
export function madeText(native, make) {
  return using(native, "text", make, (handle, status) => {
    check(native, status);
    return native.scratch((scratch) => {
      const view = scratch.words([0, 0]);
      native.call("guide_text_get", view, handle);
      return native.text(view);
    });
  });
}

/** The text at an address that `function` fills with a view. */
export function viewedText(native, function_, ...values) {
  return native.scratch((scratch) => {
    const view = scratch.words([0, 0]);
    check(native, native.call(function_, ...values, view));
    return native.text(view);
  });
}

export class Decision extends Owned {
  #items = null;
  constructor(native, pointer) {
    super(native, "decision", pointer);
  }

  #text(function_, ...values) {
    return madeText(this.native, (at) => this.native.call(function_, Owned.pointer(this), ...values, at));
  }

  json() {
    return this.#text("guide_decision_json");
  }
  get data() {
    return JSON.parse(this.json());
  }

  text(options = {}) {
    return this.native.scratch((scratch) => this.#text("guide_decision_text", scratch.struct(textOptions, options)));
  }

  letter(format = "text", phrases = {}) {
    if (!(format in formats)) throw new TypeError(`a letter is text, markdown or html, not ${format}`);
    return this.native.scratch((scratch) => {
      const views = Object.entries(phrases).flat().flatMap((text) => scratch.textArguments(text));
      return this.#text("guide_decision_letter", formats[format], scratch.words(views), views.length / 4, 0);
    });
  }

  why(subject, item = 0) {
    return this.native.scratch(
      (scratch) => this.#text("guide_decision_why", item, ...scratch.textArguments(subject), 0));
  }

  missing(item = 0) {
    const {native} = this;
    const make = (at) => native.call("guide_decision_missing", Owned.pointer(this), item, at);
    return using(native, "strings", make, (handle, status) => {
      check(native, status);
      return Array.from({length: native.call("guide_strings_count", handle)},
                        (_, index) => viewedText(native, "guide_strings_get", handle, index));
    });
  }

  nextQuestion(item = 0) {
    const {native} = this;
    const make = (at) => native.call("guide_decision_next_question", Owned.pointer(this), item, at);
    return using(native, "question", make, (handle, status) => {
      if (!isFound(native, status)) return null;
      const {name, text, answers} = get(native, "guide_question_get", questionLayout, handle);
      return {fact: name, text, answers: Array.from(
        {length: answers}, (_, index) => get(native, "guide_question_answer", answerLayout, handle, index))};
    });
  }

  get items() {
    return this.#items ??= this.#read();
  }

  #read() {
    const {native} = this;
    const make = (at) => native.call("guide_decision_trace", Owned.pointer(this), at);
    return using(native, "trace", make, (trace, status) => {
      check(native, status);
      return Array.from({length: native.call("guide_trace_items", trace)}, (_, item) => readItem(native, trace, item));
    });
  }
}

function readItem(native, trace, item) {
  const {determinations, guidelines, ...members} = get(native, "guide_trace_item", itemLayout, trace, item);
  return {
    ...members,
    determinations: Array.from({length: determinations}, (_, index) => readDetermination(native, trace, item, index)),
    guidelines: Array.from({length: guidelines}, (_, index) => readGuideline(native, trace, item, index)),
  };
}

function readDetermination(native, trace, item, index) {
  const {priorEffect, reviewers, ...members} =
    get(native, "guide_trace_determination", determinationLayout, trace, item, index);
  return {...members, priorEffect: effects[priorEffect], reviewers: reviewers ? reviewers.split(", ") : []};
}

function readGuideline(native, trace, item, index) {
  const {clauses: count, ...members} = get(native, "guide_trace_guideline", guidelineLayout, trace, item, index);
  const clauses = [];
  const path = []; // the clause read last, and those it is a part of
  for (let number = 0; number < count; ++number) {
    const {depth, state, evidence, ...told} =
      get(native, "guide_trace_clause", clauseLayout, trace, item, index, number);
    const clause = {...told, state: states[state], parts: [], evidence: Array.from(
      {length: evidence}, (_, at) => viewedText(native, "guide_trace_evidence", trace, item, index, number, at))};
    path.length = depth;
    (path.at(-1)?.parts ?? clauses).push(clause);
    path.push(clause);
  }
  return {...members, clauses};
}
