#pragma once
// Running tests: what `guide test` reports, as data. In: files and their library. Out: every case with what did not
// hold. Not here: how it is told (test_report.hpp), rewriting (test_update.hpp).

#include <string>
#include <vector>

#include "tools/guide/compiled.hpp"

namespace guide::tool {

struct TestFailure {
  std::size_t expectation = 0;  // into the case's
  std::uint32_t line = 0;
  std::string expected;
  std::string found;
  std::string because;  // the clauses that decided otherwise, a line each; may be empty
};
struct TestedCase {
  std::string name;
  std::uint32_t line = 0;
  std::size_t expectations = 0;
  std::vector<TestFailure> failures;
};
struct TestedFile {
  std::string name;
  std::vector<TestedCase> cases;  // those that are tests and were asked for
  std::size_t unread_cases = 0;   // that have mistakes
  bool guideline_errors = false;
  bool case_errors = false;
  bool is_broken() const { return guideline_errors || case_errors; }
};
struct TestRun {
  std::vector<TestedFile> files;
  std::size_t cases = 0;
  std::size_t expectations = 0;
  std::size_t failed = 0;  // cases
  std::size_t unread_cases = 0;
  std::size_t uncompiled_files = 0;
  bool guideline_errors = false;
  bool case_errors = false;
};

/// Cases whose name contains `filter`. Errors are printed as they are met.
TestRun run_tests(const Inputs& inputs, const std::string& filter);

}  // namespace guide::tool
