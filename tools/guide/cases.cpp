#include "runtime/case_limits.hpp"
#include "tools/guide/cases.hpp"

#include <filesystem>

#include "tools/guide/image.hpp"
#include "tools/guide/json_errors.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"
#include "tools/guide/verb.hpp"

namespace guide::tool {
namespace {

bool is_json(const std::string& path, const std::string& text) {
  if (path != "-") return std::filesystem::path(path).extension() == ".json";
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string::npos && (text[first] == '{' || text[first] == '[');
}

/// Warnings about a library are `guide check`'s to tell; here only what prevents a decision.
void report_diagnostics(const Compilation& compilation) {
  if (!compilation.diagnostics.has_errors()) return;
  print_error(diagnostics_text(compilation, color_on_error()));
}

std::optional<Cases> read_guide_case(NamedText file, const std::string& path, const Library& library,
                                     ExitCode& failed) {
  std::vector<ModuleText> texts;
  texts.push_back({library.module_of(path), file.name, std::move(file.text)});
  const auto compilation = compile(std::move(texts), library);
  report_diagnostics(*compilation);
  if (!compilation->program) {
    failed = exit_guideline;
    return std::nullopt;
  }
  if (compilation->case_errors) {
    failed = exit_case;
    return std::nullopt;
  }
  if (compilation->cases.empty()) {
    report_error("no `case` in " + file.name, "a case begins `case NAME as of DATE:`");
    failed = exit_case;
    return std::nullopt;
  }
  return Cases{compilation->program, std::move(compilation->cases)};
}

std::optional<Cases> read_json_case(const NamedText& file, const std::vector<std::string>& roots, ExitCode& failed) {
  Cases result;
  result.compiled = read_library(roots, failed);
  if (!result.compiled) return std::nullopt;
  auto read = read_case_json(result.program(), file.text, usual_case_limits);
  if (const auto* errors = std::get_if<std::vector<JsonError>>(&read)) {
    print_error(json_errors_text(*errors, file, color_on_error()));
    failed = exit_case;
    return std::nullopt;
  }
  result.cases.push_back(std::get<Case>(std::move(read)));
  return result;
}

}  // namespace

std::shared_ptr<const Program> read_library(const std::vector<std::string>& roots, ExitCode& failed) {
  if (names_image(roots)) return read_image(roots, failed);
  const Library library(roots, {});
  failed = exit_failure;
  if (!roots_exist(library)) return nullptr;
  auto modules = read_modules(library.files(), library);
  if (!modules) return nullptr;
  const auto compilation = compile(std::move(*modules), library, {.cases = CaseBlocks::unread, .workers = on_threads});
  report_diagnostics(*compilation);
  failed = exit_guideline;
  return compilation->program;
}

std::optional<Cases> read_cases(const std::string& path, const std::vector<std::string>& roots, ExitCode& failed) {
  const bool compiled = names_image(roots);
  const Library library(compiled ? std::vector<std::string>() : roots, {path});
  failed = exit_failure;
  if (!roots_exist(library)) return std::nullopt;
  std::string problem;
  auto file = read_file(path, problem);
  if (!file) {
    report_error(problem);
    return std::nullopt;
  }
  if (is_json(path, file->text)) return read_json_case(*file, roots, failed);
  if (!compiled) return read_guide_case(std::move(*file), path, library, failed);
  report_error("a `.guide` case is decided by the texts that it imports, and `" + roots.front() + "` is compiled",
               "name the folder of the texts with `--library`, or give the case as JSON");
  failed = exit_usage;
  return std::nullopt;
}

std::optional<std::vector<const Case*>> choose_cases(const Cases& cases, const std::string& name, ExitCode& failed) {
  std::vector<const Case*> chosen;
  std::vector<std::string> names;
  for (const Case& the_case : cases.cases) {
    names.push_back(the_case.name);
    if (name.empty() || the_case.name == name) chosen.push_back(&the_case);
  }
  if (!chosen.empty()) return chosen;
  std::erase(names, std::string());
  std::string help = names.empty() ? "leave `--case` out: the case has no name" : "name one of its cases";
  if (!names.empty() && names.size() <= 10) help += ": " + quoted_list(names);
  report_error("no case named `" + name + "` in the file", suggestion(name, names, help));
  failed = exit_usage;
  return std::nullopt;
}

}  // namespace guide::tool
