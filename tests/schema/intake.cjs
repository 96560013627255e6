// Fills in the intake form of `guide doc` as a person would, and prints the case that its script makes: a line for
// each way of filling it in.
//
//     node intake.cjs intake.html
//
// The script of the page runs as it stands, in a document of the little that it needs.
"use strict";
const fs = require("node:fs");
const vm = require("node:vm");

const EMPTY = new Set(["meta", "input", "link", "br"]);
const TEXT = new Set(["script", "style", "title"]);

class Element {
  constructor(tag, attributes) {
    Object.assign(this, {tag, attributes, children: [], parent: null, listeners: {}, checked: false, written: null});
  }
  add(child) { this.children.push(child); if (child instanceof Element) child.parent = this; }
  get elements() { return this.children.filter((child) => child instanceof Element); }
  get dataset() {
    return Object.fromEntries(Object.entries(this.attributes).filter(([name]) => name.startsWith("data-"))
        .map(([name, value]) => [name.slice(5), value]));
  }
  get hidden() { return "hidden" in this.attributes; }
  set hidden(hide) { if (hide) this.attributes.hidden = ""; else delete this.attributes.hidden; }
  get disabled() { return "disabled" in this.attributes; }
  set disabled(off) { if (off) this.attributes.disabled = ""; else delete this.attributes.disabled; }
  get value() { return this.written ?? ""; }
  set value(value) { this.written = value; }
  get textContent() {
    return this.children.map((child) => child instanceof Element ? child.textContent : child).join("");
  }
  set textContent(text) { this.children = [text]; }
  get content() { return this; }  // of a template
  matches(selector) {
    if (selector.startsWith(".")) return (this.attributes.class ?? "").split(" ").includes(selector.slice(1));
    if (selector.startsWith("[")) return selector.slice(1, -1) in this.attributes;
    return this.tag === selector;
  }
  closest(selector) { return this.matches(selector) ? this : this.parent?.closest(selector) ?? null; }
  querySelectorAll(selector) {
    return this.elements.flatMap((child) => [...(child.matches(selector) ? [child] : []),
      ...(child.tag === "template" ? [] : child.querySelectorAll(selector))]);
  }
  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
  cloneNode() {
    const copy = new Element(this.tag === "template" ? "fragment" : this.tag, {...this.attributes});
    for (const child of this.children) copy.add(child instanceof Element ? child.cloneNode() : child);
    return copy;
  }
  append(child) { for (const each of child.tag === "fragment" ? child.children : [child]) this.add(each); }
  addEventListener(name, listener) { (this.listeners[name] ??= []).push(listener); }
  fire(name) { for (const listener of this.listeners[name] ?? []) listener({preventDefault() {}}); }
}

const plain = (text) => text.replace(/&(lt|gt|quot|amp|#39);/g,
    (_, name) => ({lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'"})[name]);

function parse(html) {
  const root = new Element("document", {});
  let at = root;
  const piece = /<!doctype html>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?:\s+[a-z_-]+(?:="[^"]*")?)*)\s*>|[^<]+/gy;
  while (piece.lastIndex < html.length) {
    const found = piece.exec(html);
    if (found === null) throw new Error("the page is not well-formed");
    const [text, closed, opened, attributes] = found;
    if (closed !== undefined) {
      if (at.tag !== closed) throw new Error(`</${closed}> closes <${at.tag}>`);
      at = at.parent;
    } else if (opened !== undefined) {
      const named = [...attributes.matchAll(/([a-z_-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, plain(value ?? "")]);
      const element = new Element(opened, Object.fromEntries(named));
      at.add(element);
      if (EMPTY.has(opened)) continue;
      at = element;
      if (!TEXT.has(opened)) continue;
      const end = html.indexOf(`</${opened}>`, piece.lastIndex);
      element.add(html.slice(piece.lastIndex, end));
      piece.lastIndex = end;
    } else if (!text.startsWith("<!")) {
      at.add(plain(text));
    }
  }
  if (at !== root) throw new Error(`<${at.tag}> is not closed`);
  return root;
}

/// The page after its script has run, and what it made last.
function open(html) {
  const page = parse(html);
  page.getElementById = (id) => {
    const find = (from) => from.attributes.id === id ? from : from.elements.map(find).find((found) => found) ?? null;
    const found = find(page);
    if (found === null) throw new Error(`nothing has the id ${id}`);
    return found;
  };
  const seen = new Set();
  for (const element of page.querySelectorAll("[id]")) {
    if (seen.has(element.attributes.id)) throw new Error(`two elements have the id ${element.attributes.id}`);
    seen.add(element.attributes.id);
  }
  const browser = {document: page, URL: {createObjectURL: () => "blob:"}, Blob: class {}};
  vm.runInNewContext(page.querySelector("script").textContent, browser);
  return page;
}

/// Something that may be entered, within the bounds that stand beside the question.
function answer(field, round) {
  if (field.tag === "select") {
    const options = field.querySelectorAll("option").map((option) => option.attributes.value).filter((value) => value !== "");
    return options[round % options.length];
  }
  const label = field.closest(".row").querySelector("small")?.textContent ?? "";
  const [, low, high] = /^(?:from (.*?))?(?: ?to (.*))?$/.exec(label);
  const hint = field.attributes.placeholder;
  if (low !== undefined) return low;
  if (high !== undefined) return high;
  if (hint.startsWith("a value in ")) return `30 ${hint.slice("a value in ".length)}`;
  return {"a number": "3.5", "a whole number": "3", "a percentage, as 50 %": "50 %", "a length of time, as 6 weeks": "6 weeks",
    "a day, as 2014-02-20, or a month or year": "2014-02-20", "codes, separated by commas": "M54.16, M51.17"}[hint];
}

function fill(page, within, round) {
  for (const key of ["fact", "field"]) {
    for (const field of within.querySelectorAll(`[data-${key}]`)) {
      if (field.closest("[hidden]") !== null) continue;
      field.value = answer(field, round);
      const pattern = field.attributes.pattern;
      if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "v").test(field.value)) {
        throw new Error(`the form does not take ${field.value} for ${field.dataset[key]}`);
      }
    }
  }
}

function made(page) {
  page.getElementById("as_of").value = "2024-05-01";
  page.getElementById("form").fire("submit");
  if (page.getElementById("save").hidden) throw new Error("nothing can be saved");
  return JSON.parse(page.getElementById("case").textContent);
}

function choose(page, service) {
  page.getElementById("service").value = service;
  page.getElementById("service").fire("change");
}

const html = fs.readFileSync(process.argv[2], "utf8");
const say = (made) => console.log(JSON.stringify(made));
say(made(open(html)));  // nothing is entered

const none = open(html);  // no list has an entry
for (const box of none.querySelectorAll("[data-none]")) box.checked = true;
say(made(none));

// One page for one service after another, some of many: what was entered for another service stays out of the case.
const page = open(html);
for (const button of page.querySelectorAll("[data-add]")) button.fire("click");  // a second entry
const services = page.getElementById("service").querySelectorAll("option").map((option) => option.attributes.value);
const step = Math.ceil(services.length / 20);
services.filter((_, number) => number % step === 0).forEach((service, round) => {
  choose(page, service);
  fill(page, page, round);
  const full = made(page);
  say(full);
  for (const name of ["fact", "record"]) {
    for (const element of page.querySelectorAll(`[data-${name}]`)) {
      const told = element.dataset[name] in full.facts;
      if (told !== (element.closest("[hidden]") === null)) throw new Error(`${service}: ${element.dataset[name]}`);
    }
  }
});
