#include <fmt/format.h>

#include "tools/guide/terminal.hpp"
#include "tools/guide/test_report.hpp"

namespace guide::tool {
namespace {

std::string mark(bool holds) {
  if (!color_on_output()) return holds ? "ok   " : "FAIL ";
  return holds ? "\x1b[32mok\x1b[0m   " : "\x1b[1;31mFAIL\x1b[0m ";
}

std::string indented(const std::string& text, std::size_t indentation) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    result += std::string(indentation, ' ') + text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return result;
}

std::string failure_text(const std::string& file, const TestFailure& failure) {
  std::string text = fmt::format("       {}:{}\n         expected {}\n         found    {}\n", file, failure.line,
                                 failure.expected, failure.found);
  if (!failure.because.empty()) text += "         decided by\n" + indented(failure.because, 11);
  return text;
}

std::string file_text(const TestedFile& file) {
  std::size_t expectations = 0;
  std::string failures;
  for (const TestedCase& tested : file.cases) {
    expectations += tested.expectations;
    if (tested.failures.empty()) continue;
    failures += "     " + tested.name + "\n";
    for (const TestFailure& failure : tested.failures) failures += failure_text(file.name, failure);
  }
  return fmt::format("{}{}: {}, {}\n{}", mark(failures.empty()), file.name, counted(file.cases.size(), "case"),
                     counted(expectations, "expectation"), failures);
}

}  // namespace

std::string test_text(const TestRun& run) {
  std::string text;
  for (const TestedFile& file : run.files) {
    if (!file.cases.empty()) text += file_text(file);
  }
  if (run.cases == 0) return text;
  return text + fmt::format("\n{}, {}: {}\n", counted(run.cases, "case"), counted(run.expectations, "expectation"),
                            run.failed == 0 ? "all hold" : counted(run.failed, "case") + " failed");
}

}  // namespace guide::tool
