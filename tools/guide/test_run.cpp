#include "tools/guide/test_run.hpp"

#include <algorithm>

#include "runtime/decision.hpp"
#include "runtime/explain/deciding.hpp"
#include "tools/guide/progress.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"

namespace guide::tool {
namespace {

TestedCase run_case(const Program& program, const Case& the_case) {
  TestedCase tested{the_case.name, the_case.place.line, the_case.expectations.size(), {}};
  const Decision decision = guide::decide(program, the_case);
  explain::TextOptions options;
  options.color = color_on_output();
  for (std::size_t i = 0; i < the_case.expectations.size(); ++i) {
    const Expectation& expectation = the_case.expectations[i];
    const ExpectationResult result = check_expectation(program, the_case, decision, expectation);
    if (result.holds) continue;
    tested.failures.push_back({i, expectation.place.line, result.expected, result.found,
                               explain::deciding_clauses(program, the_case, decision, expectation.subject, options)});
  }
  return tested;
}

/// Cases of the text itself that are not among those that could be read; a mistake in the grammar may hide one.
std::size_t unread_cases(const Compilation& compilation) {
  const auto& declared = compilation.files.front().declarations;
  const auto written = std::count_if(declared.begin(), declared.end(), [](const ast::Declaration& each) {
    return boost::variant2::holds_alternative<ast::Case>(each);
  });
  return std::max<std::size_t>(static_cast<std::size_t>(written) - compilation.cases.size(),
                               compilation.case_errors ? 1 : 0);
}

TestedFile run_file(const ModuleText& text, const Compilation& compilation, const std::string& filter) {
  TestedFile file{text.file, {}, 0, !compilation.program, compilation.case_errors};
  if (file.guideline_errors) return file;
  file.unread_cases = unread_cases(compilation);
  for (const Case& the_case : compilation.cases) {
    if (the_case.expectations.empty() || the_case.name.find(filter) == std::string::npos) continue;
    file.cases.push_back(run_case(*compilation.program, the_case));
  }
  return file;
}

void add(TestRun& run, TestedFile file) {
  for (const TestedCase& tested : file.cases) {
    ++run.cases;
    run.expectations += tested.expectations;
    if (!tested.failures.empty()) ++run.failed;
  }
  run.unread_cases += file.unread_cases;
  run.uncompiled_files += file.guideline_errors ? 1 : 0;
  run.guideline_errors |= file.guideline_errors;
  run.case_errors |= file.case_errors;
  run.files.push_back(std::move(file));
}

}  // namespace

TestRun run_tests(const Inputs& inputs, const std::string& filter) {
  TestRun run;
  std::vector<TestedFile> files(inputs.modules.size());
  std::vector<std::vector<std::string>> errors(files.size());
  Progress progress("testing", files.size());
  on_threads(files.size(), [&](std::size_t i) {
    const ModuleText& text = inputs.modules[i];
    const auto compilation = compile({text}, inputs.library, {.keep_bodies = false});
    errors[i] = error_texts(*compilation);
    files[i] = run_file(text, *compilation, filter);
    progress.step();
  });
  ToldOnce told;
  for (std::size_t i = 0; i < files.size(); ++i) {
    told.print(errors[i]);
    add(run, std::move(files[i]));
  }
  return run;
}

}  // namespace guide::tool
