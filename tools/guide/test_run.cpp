#include "tools/guide/test_run.hpp"

#include "runtime/decision.hpp"
#include "tools/guide/progress.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/test_trace.hpp"

namespace guide::tool {
namespace {

TestedCase run_case(const Program& program, const Case& the_case) {
  TestedCase tested{the_case.name, the_case.place.line, the_case.expectations.size(), {}};
  const Decision decision = guide::decide(program, the_case);
  for (std::size_t i = 0; i < the_case.expectations.size(); ++i) {
    const Expectation& expectation = the_case.expectations[i];
    const ExpectationResult result = check_expectation(program, the_case, decision, expectation);
    if (result.holds) continue;
    tested.failures.push_back({i, expectation.place.line, result.expected, result.found,
                               deciding_clauses(program, the_case, decision, expectation.subject)});
  }
  return tested;
}

}  // namespace

TestedFile run_tests(const ModuleText& text, const Library& library, const std::string& filter) {
  TestedFile file{text.file, {}, false, false};
  const auto compilation = compile({text}, library.loader());
  if (compilation->diagnostics.has_errors()) print_error(diagnostics_text(*compilation, color_on_error()));
  file.case_errors = compilation->case_errors;
  file.guideline_errors = !compilation->program;
  if (!compilation->program) return file;
  for (const Case& the_case : compilation->cases) {
    if (the_case.expectations.empty() || the_case.name.find(filter) == std::string::npos) continue;
    file.cases.push_back(run_case(*compilation->program, the_case));
  }
  return file;
}

TestRun run_tests(const Inputs& inputs, const std::string& filter) {
  TestRun run;
  Progress progress("testing", inputs.modules.size());
  for (const ModuleText& text : inputs.modules) {
    TestedFile file = run_tests(text, inputs.library, filter);
    progress.step();
    for (const TestedCase& tested : file.cases) {
      ++run.cases;
      run.expectations += tested.expectations;
      if (!tested.failures.empty()) ++run.failed;
    }
    run.guideline_errors |= file.guideline_errors;
    run.case_errors |= file.case_errors;
    run.files.push_back(std::move(file));
  }
  return run;
}

}  // namespace guide::tool
