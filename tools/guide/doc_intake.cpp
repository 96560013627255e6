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
:root{color-scheme:light dark;--line:#8885;--warn:#b35900}
@media(prefers-color-scheme:dark){:root{--warn:#ffb366}}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem;overflow-wrap:break-word}
nav a{margin-right:1rem}
fieldset{border:1px solid var(--line);margin:1rem 0;padding:.5rem 1rem;min-width:0}
.row{display:grid;grid-template-columns:1fr 20rem;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
@media(max-width:40rem){.row{grid-template-columns:1fr;gap:.2rem}}
[hidden]{display:none!important}
.row small{opacity:.75;display:block}
input,select{font:inherit;width:100%;box-sizing:border-box}
input[type=checkbox]{width:auto}
input:user-invalid{outline:2px solid var(--warn)}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:1rem}
@media print{nav,button,#save,#case{display:none}body{max-width:none;margin:0}.row,.entry{break-inside:avoid}}
</style>
</head>
<body>
<nav><a href="index.html">Guidelines</a><a href="vocabulary.html">Vocabulary</a></nav>
<h1>Intake form</h1>
<p>What is left empty is undocumented: neither present nor absent. Nothing that is entered leaves this page.</p>
<noscript><p>This page makes a case of the answers by a script, which does not run here. As it stands it is a list of what
to ask; a case can be written by hand as <a href="case.schema.json">the JSON Schema</a> says.</p></noscript>
<form id="form" autocomplete="off">
)";

constexpr const char* tail = R"(<p><button>Make the case</button></p>
</form>
<p id="save" hidden><a id="link" download="case.json">Save case.json</a>, then: <code>guide decide case.json</code></p>
<pre id="case" hidden></pre>
<script>
"use strict";
const form = document.getElementById("form");
const service = document.getElementById("service");
const told = (field) => {
  const value = field.value.trim();
  if (value === "") return undefined;
  if (field.dataset.type === "codes") return value.split(",").map((code) => code.trim()).filter((code) => code !== "");
  return /^(number|count)$/.test(field.dataset.type) && /^[0-9]+([.][0-9]+)?$/.test(value) ? Number(value) : value;
};
const asked = (element) => element.closest("[hidden]") === null;
const fields = (within, key) => [...within.querySelectorAll(`[data-${key}]`)].filter(asked)
    .map((field) => [field.dataset[key], told(field)]).filter(([, value]) => value !== undefined);
// The form is the document that everything stands in: where the latest report counts, a report needs a day.
const reports = (within) => fields(within, "fact").map(([name, value]) => [name, {is: value, in: "intake"}]);
const entries = (list) => [...list.querySelectorAll(".entry")].map((entry) => fields(entry, "field"))
    .filter((entry) => entry.length !== 0).map((entry) => ({...Object.fromEntries(entry), in: "intake"}));
const ask = () => {  // what the guidelines for the service read, or everything
  for (const each of document.querySelectorAll("[data-for]")) {
    each.hidden = service.value !== "" && !each.dataset.for.split(" ").includes(service.value);
    for (const field of each.querySelectorAll("input")) field.disabled = each.hidden;
  }
};
service.addEventListener("change", ask);
ask();
for (const button of document.querySelectorAll("[data-add]")) {
  button.addEventListener("click", () => {
    const list = button.closest("[data-record]");
    list.querySelector(".entries").append(list.querySelector("template").content.cloneNode(true));
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const facts = Object.fromEntries(reports(form));
  for (const list of [...form.querySelectorAll("[data-record]")].filter(asked)) {
    const found = entries(list);
    if (found.length !== 0) facts[list.dataset.record] = found;
    else if (list.querySelector("[data-none]").checked) facts[list.dataset.record] = [];
  }
  const day = document.getElementById("as_of").value;
  const documents = {intake: {title: "Intake form", date: day}};
  const made = {schema: "guide.case/1", name: "intake", as_of: day, documents, facts};
  if (service.value !== "") made.requests = [{service: service.value}];
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

/// The control for one fact or field; `attributes` say which.
std::string control(const FactInfo& info, const std::string& attributes) {
  if (info.type != Type::finding && info.type != Type::choice) {
    const std::string hint = explain::escaped_html(explain::answer_hint(info));
    std::string pattern = explain::escaped_html(value_pattern(info));
    if (!pattern.empty()) pattern = fmt::format(R"( pattern="{}" title="{}")", pattern, hint);
    return fmt::format(R"(<input {} data-type="{}" placeholder="{}"{}>)", attributes, type_name(info), hint, pattern);
  }
  std::string options = option("", "not documented");
  if (info.type == Type::finding) options += option("present", "present") + option("absent", "absent");
  for (const Text each : info.options) options += option(each, explain::spaced(each));
  return fmt::format("<select {} data-type=\"text\">{}</select>", attributes, options);
}

std::string question(const FactInfo& info) {
  const std::string bounds = bounds_words(info);
  return explain::escaped_html(explain::label_of(info)) +
         (bounds.empty() ? "" : "<small>" + explain::escaped_html(bounds) + "</small>");
}

class Form {
 public:
  explicit Form(const Library& library) : library_(library), program_(library.program) {
    for (std::uint32_t service = 0; service < program_.vocabulary.services.size(); ++service) {
      for (const std::uint32_t guideline : guidelines_for(program_, service)) {
        if (library.shown[guideline]) services_[guideline].insert(service);
      }
    }
  }

  std::string write() const {
    std::string out = request() + "<fieldset><legend>What the records document</legend>\n";
    for (const auto& [number, uses] : library_.needed.facts) out += fact(program_.vocabulary.facts[number], uses);
    out += "</fieldset>\n";
    for (const auto& [number, uses] : library_.needed.records) out += record(program_.vocabulary.records[number], uses);
    return out;
  }

 private:
  std::string request() const {
    std::set<std::uint32_t> spoken_to;
    for (const auto& [guideline, services] : services_) spoken_to.insert(services.begin(), services.end());
    std::string options = option("", "none in particular");
    for (const std::uint32_t each : spoken_to) {
      const ServiceInfo& info = program_.vocabulary.services[each];
      options += option(service_name(info), info.label.empty() ? explain::spaced(info.name) : info.label);
    }
    return fmt::format(
        "<fieldset><legend>The request</legend>\n"
        "<div class=\"row\"><label for=\"service\">what is requested</label><div><select id=\"service\">{}"
        "</select></div></div>\n"
        "<div class=\"row\"><label for=\"as_of\">the day it is decided for</label><div><input id=\"as_of\" "
        "type=\"date\" required></div></div>\n</fieldset>\n",
        options);
  }

  std::string fact(const FactInfo& info, const std::vector<Use>& uses) const {
    const std::string id = explain::escaped_html(fact_anchor(info));
    const std::string name = explain::escaped_html(program_.vocabulary.fact_names.for_case(info));
    return fmt::format("<div class=\"row\"{}><label for=\"{}\">{}</label><div>{}</div></div>\n", asked_for(uses), id,
                       question(info), control(info, fmt::format(R"(id="{}" data-fact="{}")", id, name)));
  }

  /// One entry to begin with; every further one is a copy, so nothing in it has an id.
  std::string record(const RecordInfo& info, const std::vector<Use>& uses) const {
    std::string entry = "<fieldset class=\"entry\">\n";
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = program_.vocabulary.fields[info.first_field + i];
      entry += fmt::format("<label class=\"row\"><span>{}</span>{}</label>\n", question(field),
                           control(field, fmt::format("data-field=\"{}\"", explain::escaped_html(field.name))));
    }
    entry += "</fieldset>";
    return fmt::format(
        "<fieldset data-record=\"{}\"{}><legend>{}</legend>\n<div class=\"entries\">{}</div>\n"
        "<template>{}</template>\n<p><button type=\"button\" data-add>Add one</button> "
        "<label><input type=\"checkbox\" data-none> there are none</label></p></fieldset>\n",
        explain::escaped_html(program_.vocabulary.record_names.for_case(info)), asked_for(uses),
        explain::escaped_html(explain::label_of(info)), entry, entry);
  }

  std::string service_name(const ServiceInfo& info) const {
    return program_.vocabulary.service_names.for_case(info);
  }

  /// The services whose guidelines read it; nothing if one of them is for whatever is requested.
  std::string asked_for(const std::vector<Use>& uses) const {
    std::set<std::uint32_t> services;
    for (const Use& use : uses) {
      const auto found = services_.find(use.guideline);
      if (found == services_.end()) return {};
      services.insert(found->second.begin(), found->second.end());
    }
    std::string names;
    for (const std::uint32_t each : services) {
      names += (names.empty() ? "" : " ") + service_name(program_.vocabulary.services[each]);
    }
    return " data-for=\"" + explain::escaped_html(names) + "\"";
  }

  const Library& library_;
  const Program& program_;
  std::map<std::uint32_t, std::set<std::uint32_t>> services_;  // by guideline that is shown
};

}  // namespace

std::string intake_form(const Library& library) { return head + Form(library).write() + tail; }

}  // namespace guide::tool::doc
