#include <fmt/format.h>

#include "runtime/decision.hpp"
#include "tools/guide/compiled.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

struct Tally {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t expectations = 0;
  bool guideline_errors = false;
  bool case_errors = false;
};

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string place_text(const Program& program, const Place& place) {
  if (place.file == none) return {};
  return fmt::format("{}:{}", program.files[place.file], place.line);
}

std::string mark(bool holds) {
  if (!color_on_output()) return holds ? "ok   " : "FAIL ";
  return holds ? "\x1b[32mok\x1b[0m   " : "\x1b[1;31mFAIL\x1b[0m ";
}

/// What does not hold, with what was found instead.
std::string differences(const Program& program, const Case& the_case) {
  const Decision decision = guide::decide(program, the_case);
  std::string text;
  for (const Expectation& expectation : the_case.expectations) {
    const ExpectationResult result = check_expectation(program, the_case, decision, expectation);
    if (result.holds) continue;
    text += fmt::format("       {}\n         expected {}\n         found    {}\n",
                        place_text(program, expectation.place), result.expected, result.found);
  }
  return text;
}

/// One line for a file, and what failed under it.
void run_cases(const Compilation& compilation, const std::string& file, const std::string& filter, Tally& all) {
  Tally tally;
  std::string failures;
  for (const Case& the_case : compilation.cases) {
    if (the_case.expectations.empty() || the_case.name.find(filter) == std::string::npos) continue;
    ++tally.cases;
    tally.expectations += the_case.expectations.size();
    const std::string found = differences(*compilation.program, the_case);
    if (found.empty()) continue;
    ++tally.failed;
    failures += fmt::format("     {}\n{}", the_case.name, found);
  }
  if (tally.cases == 0) return;
  print(fmt::format("{}{}: {}, {}\n{}", mark(failures.empty()), file, counted(tally.cases, "case"),
                    counted(tally.expectations, "expectation"), failures));
  all.cases += tally.cases;
  all.expectations += tally.expectations;
  all.failed += tally.failed;
}

void run_file(ModuleText text, const Library& library, const std::string& filter, Tally& tally) {
  const std::string file = text.file;
  std::vector<ModuleText> texts;
  texts.push_back(std::move(text));
  const auto compilation = compile(std::move(texts), library.loader());
  if (compilation->diagnostics.has_errors()) print_error(diagnostics_text(*compilation, color_on_error()));
  tally.case_errors |= compilation->case_errors;
  if (compilation->program) {
    run_cases(*compilation, file, filter, tally);
  } else {
    tally.guideline_errors = true;
  }
}

ExitCode finish(const Tally& tally) {
  if (tally.cases == 0 && (tally.guideline_errors || tally.case_errors)) {
    print_error("\nno test could be run\n");
  } else if (tally.cases == 0) {
    report_error("no test found", "a case with `expect` lines is a test");
  } else {
    print(fmt::format("\n{}, {}: {}\n", counted(tally.cases, "case"), counted(tally.expectations, "expectation"),
                      tally.failed == 0 ? "all hold" : counted(tally.failed, "case") + " failed"));
  }
  if (tally.guideline_errors) return exit_guideline;
  if (tally.case_errors) return exit_case;
  return tally.failed == 0 && tally.cases != 0 ? exit_done : exit_no;
}

}  // namespace

ExitCode test(const TestOptions& options) {
  std::vector<std::string> files;
  std::string problem;
  if (!expand_folders(options.files, files, problem)) {
    report_error(problem);
    return exit_failure;
  }
  const Library library(options.library, options.files);
  if (!roots_exist(library)) return exit_failure;
  auto modules = read_modules(files, library);
  if (!modules) return exit_failure;
  Tally tally;
  for (ModuleText& text : *modules) run_file(std::move(text), library, options.filter, tally);
  return finish(tally);
}

}  // namespace guide::tool
