// The intake form: one page that needs nothing else. What is entered stays in the browser, which makes the case of it.

#include <fmt/format.h>

#include "runtime/explain/escape.hpp"
#include "runtime/explain/words.hpp"
#include "tools/guide/doc.hpp"

namespace guide::tool::doc {
namespace {

constexpr const char* head = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Intake form</title>
<style>
:root{color-scheme:light dark;--line:#8885}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem}
nav a{margin-right:1rem}
fieldset{border:1px solid var(--line);margin:1rem 0;padding:.5rem 1rem}
.row{display:grid;grid-template-columns:1fr 20rem;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.row small{opacity:.7;display:block}
input,select,textarea{font:inherit;width:100%;box-sizing:border-box}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:1rem}
</style>
</head>
<body>
<nav><a href="index.html">Guidelines</a><a href="vocabulary.html">Vocabulary</a></nav>
<h1>Intake form</h1>
<p>What is left empty is undocumented: neither present nor absent. Nothing that is entered leaves this page.</p>
<form id="form">
)";

constexpr const char* tail = R"(<p><button>Make the case</button></p>
</form>
<p id="save" hidden><a id="link" download="case.json">Save case.json</a>, then: <code>guide decide case.json</code></p>
<pre id="case" hidden></pre>
<script>
"use strict";
const form = document.getElementById("form");
const told = (field) => {
  const value = field.value.trim();
  if (value === "") return undefined;
  if (field.dataset.type === "codes") return value.split(",").map((code) => code.trim()).filter((code) => code !== "");
  return /^(number|count)$/.test(field.dataset.type) && /^[0-9]+(\.[0-9]+)?$/.test(value) ? Number(value) : value;
};
const fields = (within, key) => {
  const all = {};
  for (const field of within.querySelectorAll(`[data-${key}]`)) {
    const value = told(field);
    if (value !== undefined) all[field.dataset[key]] = value;
  }
  return all;
};
const entries = (list) => [...list.querySelectorAll(".entry")].map((entry) => fields(entry, "field"))
    .filter((entry) => Object.keys(entry).length !== 0);
for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => {
    const list = button.closest("[data-record]");
    list.querySelector(".entries").append(list.querySelector("template").content.cloneNode(true));
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const facts = fields(form, "fact");
  for (const list of form.querySelectorAll("[data-record]")) {
    const found = entries(list);
    if (found.length !== 0) facts[list.dataset.record] = found;
    else if (list.querySelector("[data-none]").checked) facts[list.dataset.record] = [];
  }
  const made = {schema: "guide.case/1", name: "intake", as_of: form.elements.as_of.value, facts};
  if (form.elements.service.value !== "") made.requests = [{service: form.elements.service.value}];
  const text = JSON.stringify(made, null, 2) + "\n";
  document.getElementById("case").textContent = text;
  document.getElementById("link").href = URL.createObjectURL(new Blob([text], {type: "application/json"}));
  document.getElementById("case").hidden = document.getElementById("save").hidden = false;
});
</script>
</body>
</html>
)";

std::string_view type_name(const FactInfo& info) {
  switch (info.type) {
    case Type::codes: return "codes";
    case Type::number: return "number";
    case Type::count: return "count";
    default: return "text";
  }
}

std::string option(const std::string& value, const std::string& words) {
  return fmt::format("<option value=\"{}\">{}</option>", explain::escaped_html(value), explain::escaped_html(words));
}

/// The control for one fact or field; `key` says which of the two it is.
std::string control(const FactInfo& info, std::string_view key, const std::string& id) {
  const std::string attributes = fmt::format("id=\"{}\" data-{}=\"{}\" data-type=\"{}\"", explain::escaped_html(id),
                                             key, explain::escaped_html(info.name), type_name(info));
  if (info.type != Type::finding && info.type != Type::choice) {
    return fmt::format("<input {} placeholder=\"{}\">", attributes, explain::escaped_html(explain::answer_hint(info)));
  }
  std::string options = option("", "not documented");
  if (info.type == Type::finding) options += option("present", "present") + option("absent", "absent");
  for (const std::string& each : info.options) options += option(each, explain::spaced(each));
  return fmt::format("<select {}>{}</select>", attributes, options);
}

std::string row(const FactInfo& info, std::string_view key, const std::string& id) {
  const std::string bounds = bounds_words(info);
  return fmt::format("<div class=\"row\"><label for=\"{}\">{}{}</label><div>{}</div></div>\n",
                     explain::escaped_html(id), explain::escaped_html(explain::label_of(info)),
                     bounds.empty() ? "" : "<small>" + explain::escaped_html(bounds) + "</small>",
                     control(info, key, id));
}

std::string record(const Program& program, const RecordInfo& info) {
  std::string fields;
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    const FactInfo& field = program.vocabulary.fields[info.first_field + i];
    fields += fmt::format("<label>{}{}</label>\n", explain::escaped_html(explain::label_of(field)),
                          control(field, "field", ""));
  }
  // Every entry is a copy, and ids are of one element each.
  for (std::size_t at = fields.find("id=\"\" "); at != std::string::npos; at = fields.find("id=\"\" "))
    fields.erase(at, 6);
  return fmt::format(
      "<fieldset data-record=\"{}\"><legend>{}</legend>\n<div class=\"entries\"></div>\n"
      "<template><fieldset class=\"entry\">\n{}</fieldset></template>\n"
      "<p><button type=\"button\" data-add>Add one</button> <label><input type=\"checkbox\" data-none "
      "style=\"width:auto\"> "
      "there are none</label></p></fieldset>\n",
      explain::escaped_html(info.name), explain::escaped_html(explain::label_of(info)), fields);
}

std::string services(const Program& program) {
  std::string options = option("", "none in particular");
  for (std::uint32_t i = 0; i < program.vocabulary.services.size(); ++i) {
    const ServiceInfo& info = program.vocabulary.services[i];
    if (guidelines_for(program, i).empty()) continue;
    options += option(info.name, info.label.empty() ? explain::spaced(info.name) : info.label);
  }
  return options;
}

}  // namespace

std::string intake_form(const Library& library) {
  const Program& program = library.program;
  std::string out = head;
  out += fmt::format(
      "<fieldset><legend>The request</legend>\n"
      "<div class=\"row\"><label for=\"service\">what is requested</label><div><select id=\"service\" "
      "name=\"service\">{}"
      "</select></div></div>\n"
      "<div class=\"row\"><label for=\"as_of\">the day it is decided for</label><div><input id=\"as_of\" "
      "name=\"as_of\" "
      "type=\"date\" required></div></div>\n</fieldset>\n",
      services(program));
  out += "<fieldset><legend>What the records document</legend>\n";
  for (const auto& [fact, uses] : library.needed.facts) {
    const FactInfo& info = program.vocabulary.facts[fact];
    out += row(info, "fact", fact_anchor(info));
  }
  out += "</fieldset>\n";
  for (const auto& [number, uses] : library.needed.records) out += record(program, program.vocabulary.records[number]);
  return out + tail;
}

}  // namespace guide::tool::doc
