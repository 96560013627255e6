#include <fmt/format.h>

#include <algorithm>

#include "compiler/stdlib.hpp"
#include "guide/version.h"
#include "runtime/case_limits.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/json/cursor.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/image.hpp"
#include "tools/guide/json_errors.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

struct ReplayOptions {
  std::string decision_file;
  std::vector<std::string> library;
};

/// What a recorded decision says of itself.
struct Record {
  std::string schema;
  std::string engine;
  std::string digest;
  std::vector<std::string> modules;
  std::vector<std::string> fixed_facts;
  std::string case_text;
};

// More than any library has.
constexpr std::size_t most_modules = 100'000;

bool names_each_once(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

void read_names(json::Cursor& cursor, std::vector<std::string>& names) {
  std::string_view text;
  cursor.begin_array();
  while (cursor.next_element()) {
    if (cursor.read_string(text)) names.emplace_back(text);
  }
}

bool read_library(json::Cursor& cursor, Record& record) {
  std::string_view key;
  std::string_view text;
  cursor.begin_object();
  while (cursor.next_key(key)) {
    if (key == "digest") {
      if (cursor.read_string(text)) record.digest = text;
    } else if (key == "modules") {
      read_names(cursor, record.modules);
    } else {
      cursor.skip();
    }
  }
  return !cursor.failed();
}

std::optional<Record> read_record(const std::string& text) {
  Record record;
  json::Cursor cursor(text);
  std::string_view key;
  std::string_view value;
  if (cursor.peek() != json::Kind::object) return std::nullopt;
  cursor.begin_object();
  while (cursor.next_key(key)) {
    if (key == "schema" && cursor.read_string(value)) {
      record.schema = value;
    } else if (key == "engine" && cursor.read_string(value)) {
      record.engine = value;
    } else if (key == "library") {
      read_library(cursor, record);
    } else if (key == "fixed_facts") {
      read_names(cursor, record.fixed_facts);
    } else if (key == "case") {
      cursor.peek();
      const std::size_t begin = cursor.place();
      cursor.skip();
      record.case_text = text.substr(begin, static_cast<std::size_t>(cursor.mark().at - text.data()) - begin);
    } else {
      cursor.skip();
    }
  }
  if (cursor.failed() || record.schema != "guide.decision/1") return std::nullopt;
  if (record.modules.size() > most_modules || !names_each_once(record.modules)) return std::nullopt;
  return record;
}

/// The modules that decided, from the library's folders or the standard library.
std::vector<ModuleText> texts_of(const Record& record, const Library& library) {
  std::vector<ModuleText> texts;
  for (const std::string& module : record.modules) {
    if (auto text = library.load(module)) {
      texts.push_back(std::move(*text));
    } else if (const auto standard = stdlib_module(module)) {
      std::string file = "stdlib/" + module + ".guide";
      std::replace(file.begin() + 7, file.end() - 6, '.', '/');
      texts.push_back({module, std::move(file), std::string(*standard)});
    }
  }
  return texts;
}

std::size_t first_difference(const std::string& a, const std::string& b) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (a[i] != b[i]) break;
    line += a[i] == '\n';
  }
  return line;
}

/// The guidelines that the record names, compiled here or before; without a value, `failed` is the exit code.
std::shared_ptr<const Program> read_guidelines(const Record& record, const std::vector<std::string>& roots,
                                               ExitCode& failed) {
  if (names_image(roots)) return read_image(roots, failed);
  const Library library(roots, {});
  failed = exit_failure;
  if (!roots_exist(library)) return nullptr;
  failed = exit_guideline;
  const auto compilation = compile_guidelines(texts_of(record, library), library);
  return compilation ? compilation->program : nullptr;
}

ExitCode run(const ReplayOptions& options) {
  std::string problem;
  const auto file = read_file(options.decision_file, problem);
  if (!file) {
    report_error(problem);
    return exit_failure;
  }
  const auto record = read_record(file->text);
  if (!record) {
    report_error(file->name + " is not a decision", "write one with `guide decide CASE --format json`");
    return exit_case;
  }
  ExitCode failed = exit_done;
  const auto compiled = read_guidelines(*record, options.library, failed);
  if (!compiled) return failed;
  const Program& program = *compiled;
  if (program.digest != record->digest) {
    report_error(
        fmt::format("the guidelines are not those that decided: {} now, {} then", program.digest, record->digest),
        "name the library as it was with `--library`");
    return exit_no;
  }
  const auto read = read_case_json(program, record->case_text, usual_case_limits);
  if (const auto* errors = std::get_if<std::vector<JsonError>>(&read)) {
    print_error(json_errors_text(*errors, {file->name, record->case_text}, color_on_error()));
    return exit_case;
  }
  const Case& the_case = std::get<Case>(read);
  explain::JsonOptions written;
  for (const std::string& name : record->fixed_facts) {
    const std::uint32_t fact = program.vocabulary.fact_names.find_clear(name);
    if (fact != none) written.fixed.push_back(fact);
  }
  const std::string again = explain::decision_json(program, the_case, guide::decide(program, the_case), written);
  if (again == file->text) {
    print(fmt::format("the same decision: {} with guidelines {}\n", the_case.name, program.digest));
    return exit_done;
  }
  report_error(fmt::format("the decision comes out otherwise, from line {} on", first_difference(again, file->text)),
               record->engine == GUIDE_VERSION_TEXT ? "" : "it was made by Guide " + record->engine);
  return exit_no;
}

}  // namespace

Verb replay_verb() {
  const auto options = std::make_shared<ReplayOptions>();
  return {"replay",
          "Decide again and compare with a recorded decision.",
          "  guide decide case.guide --library guidelines --format json > decision.json\n"
          "  guide replay decision.json --library guidelines\n",
          {argument("DECISION", options->decision_file, "A decision as `guide decide --format json` wrote it; - is standard input"),
           library_option(options->library)},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
