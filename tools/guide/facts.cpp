#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/words.hpp"
#include "runtime/json/writer.hpp"
#include "tools/guide/compiled.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"
#include "tools/guide/vocabulary.hpp"

namespace guide::tool {
namespace {

struct FactsOptions {
  std::vector<std::string> files;
  std::vector<std::string> library;
  std::string service;
  OutputFormat format = OutputFormat::text;
};

// ---- Text ----------------------------------------------------------------------------------------------------------

/// `mtus.tens (guidelines/mtus/tens.guide:14, 20)`: each guideline once, with its lines.
std::string uses_text(const Program& program, const std::vector<Use>& uses) {
  std::string text;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const GuidelineInfo& guideline = program.guidelines[uses[i].guideline];
    const bool again = i > 0 && uses[i - 1].guideline == uses[i].guideline;
    const bool same_file = again && uses[i - 1].place.file == uses[i].place.file;
    if (same_file && uses[i - 1].place.line == uses[i].place.line) continue;
    if (same_file) {
      text.insert(text.size() - 1, fmt::format(", {}", uses[i].place.line));
    } else {
      text += fmt::format("{}{} ({}:{})", text.empty() ? "" : "; ", guideline.name, program.files[uses[i].place.file],
                          uses[i].place.line);
    }
  }
  return text;
}

std::string assumption_words(const FactInfo& info) {
  if (info.assumed_absent) return ", absent unless documented";
  return info.latest_report_counts ? ", latest report counts" : "";
}

std::string declared(const FactInfo& info) {
  const std::string bounds = bounds_words(info);
  return type_words(info) + (bounds.empty() ? "" : " " + bounds) + assumption_words(info);
}

std::string text_of(const Program& program, const Needed& needed) {
  std::string text;
  for (const auto& [fact, uses] : needed.facts) {
    const FactInfo& info = program.vocabulary.facts[fact];
    text += fmt::format("{}: {}\n    {}\n    read by {}\n", info.name, declared(info), explain::label_of(info),
                        uses_text(program, uses));
  }
  for (const auto& [record, uses] : needed.records) {
    const RecordInfo& info = program.vocabulary.records[record];
    text += fmt::format("{}: a list{}\n    {}\n", info.name, info.assumed_none ? ", none unless documented" : "",
                        explain::label_of(info));
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = program.vocabulary.fields[info.first_field + i];
      text += fmt::format("    {}: {}{}\n", field.name, declared(field),
                          field.label.empty() ? "" : ", " + explain::label_of(field));
    }
    text += "    read by " + uses_text(program, uses) + "\n";
  }
  return text;
}

// ---- JSON ----------------------------------------------------------------------------------------------------------

class FactsJson {
 public:
  FactsJson(const Program& program, const std::set<std::uint32_t>& guidelines, std::uint32_t service)
      : program_(program), guidelines_(guidelines), needed_(needed_by(program, guidelines)), service_(service) {}

  std::string write() {
    out_.begin_object();
    out_.member("schema", "guide.facts/1");
    out_.member("guidelines_digest", program_.digest);
    write_services();
    out_.key("facts").begin_array();
    for (const auto& [fact, uses] : needed_.facts) write_fact(program_.vocabulary.facts[fact], &uses);
    out_.end_array();
    out_.key("records").begin_array();
    for (const auto& [record, uses] : needed_.records) write_record(program_.vocabulary.records[record], uses);
    out_.end_array();
    out_.end_object();
    return out_.take();
  }

 private:
  void write_services() {
    out_.key("services").begin_array();
    for (std::uint32_t i = 0; i < program_.vocabulary.services.size(); ++i) {
      const auto speak = guidelines_for(program_, i);
      const bool meant = service_ == none
                             ? std::any_of(speak.begin(), speak.end(),
                                           [&](std::uint32_t guideline) { return guidelines_.contains(guideline); })
                             : service_ == i;
      if (meant) write_service(program_.vocabulary.services[i]);
    }
    out_.end_array();
  }
  void write_service(const ServiceInfo& info) {
    out_.begin_object();
    out_.member("name", info.name);
    out_.member_if("module", info.module);
    out_.member_if("label", info.label);
    if (!info.codes.empty()) {
      out_.member("code_system", info.code_system);
      write_words("codes", info.codes);
    }
    out_.end_object();
  }
  void write_words(std::string_view key, List<Text> words) {
    out_.key(key).begin_array();
    for (const Text word : words) out_.value(word);
    out_.end_array();
  }

  void write_type(const FactInfo& info) {
    static constexpr std::string_view types[] = {"finding",  "choice",   "number", "count", "percent",
                                                 "duration", "quantity", "date",   "codes"};
    out_.member("type", types[static_cast<std::size_t>(info.type)]);
    if (info.type == Type::quantity || info.type == Type::percent || info.type == Type::duration) {
      out_.member("unit", info.unit.name);
    }
    if (info.type == Type::choice) return write_words("options", info.options);
    if (info.type == Type::codes) return out_.member("code_system", info.code_system);
    if (info.type == Type::finding) return;
    const auto bound = [&](std::string_view key, Scaled value, Scaled unbounded) {
      if (value != unbounded) out_.member(key, explain::value_text(info, {value, value}));
    };
    bound("from", info.bounds.low, unbounded_below);
    bound("to", info.bounds.high, unbounded_above);
  }
  void write_fact(const FactInfo& info, const std::vector<Use>* uses) {
    out_.begin_object();
    out_.member("name", info.name);
    out_.member_if("module", info.module);
    write_type(info);
    if (info.assumed_absent) out_.member("assumed", "absent unless documented");
    if (info.latest_report_counts) out_.member("latest_report_counts", true);
    out_.member("label", explain::label_of(info));
    out_.member("question", explain::label_of(info) + " (" + explain::answer_hint(info) + ")");
    if (uses != nullptr) write_uses(*uses);
    out_.end_object();
  }
  void write_record(const RecordInfo& info, const std::vector<Use>& uses) {
    out_.begin_object();
    out_.member("name", info.name);
    out_.member_if("module", info.module);
    if (info.assumed_none) out_.member("assumed", "none unless documented");
    out_.member("label", explain::label_of(info));
    out_.key("fields").begin_array();
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      write_fact(program_.vocabulary.fields[info.first_field + i], nullptr);
    }
    out_.end_array();
    write_uses(uses);
    out_.end_object();
  }
  void write_uses(const std::vector<Use>& uses) {
    out_.key("used").begin_array();
    for (const Use& use : uses) {
      out_.begin_object();
      out_.member("guideline", program_.guidelines[use.guideline].name);
      out_.member("file", program_.files[use.place.file]);
      out_.member("line", use.place.line);
      out_.end_object();
    }
    out_.end_array();
  }

  const Program& program_;
  const std::set<std::uint32_t>& guidelines_;
  Needed needed_;
  std::uint32_t service_;
  json::Writer out_;
};

// ---- The verb ------------------------------------------------------------------------------------------------------

std::uint32_t service_named(const Program& program, const std::string& name) {
  const std::uint32_t found = program.vocabulary.service_names.find_clear(name);
  if (found != none) return found;
  std::vector<std::string> names;
  for (const ServiceInfo& info : program.vocabulary.services) names.push_back(info.name);
  report_error("no service named `" + name + "`", suggestion(name, names, "the guidelines name services after `for`"));
  return none;
}

ExitCode run(const FactsOptions& options) {
  auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  const auto compilation = compile_guidelines(std::move(inputs->modules), inputs->library);
  if (!compilation) return exit_guideline;
  const Program& program = *compilation->program;
  std::uint32_t service = none;
  std::set<std::uint32_t> guidelines = all_guidelines(program);
  if (!options.service.empty()) {
    service = service_named(program, options.service);
    if (service == none) return exit_usage;
    guidelines = guidelines_for(program, service);
  }
  print(options.format == OutputFormat::json ? FactsJson(program, guidelines, service).write()
                                             : text_of(program, needed_by(program, guidelines)));
  return exit_done;
}

}  // namespace

Verb facts_verb() {
  const auto options = std::make_shared<FactsOptions>();
  return {"facts",
          "List what a request needs to say: every fact with its type, bounds and label, and what reads it.",
          "  guide facts guidelines --service trigger_point_injection\n"
          "  guide facts pain.guide --library guidelines --format json\n",
          {files_argument(options->files, "Files or folders; - is standard input"),
           text_option("--service", "NAME", options->service, "Only what the guidelines for this service read"),
           library_option(options->library), output_format(options->format)},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
