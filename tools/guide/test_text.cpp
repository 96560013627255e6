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
  if (file.guideline_errors) return mark(false) + file.name + ": a guideline does not compile\n";
  const std::string unread =
      file.unread_cases == 0 ? "" : ", " + counted(file.unread_cases, "case") + " that cannot be read";
  return fmt::format("{}{}: {}, {}{}\n{}", mark(failures.empty() && !file.is_broken()), file.name,
                     counted(file.cases.size(), "case"), counted(expectations, "expectation"), unread, failures);
}

/// `all hold`, or what stands in the way.
std::string verdict(const TestRun& run) {
  std::string words;
  const auto add = [&](std::size_t count, std::string_view thing, std::string_view one, std::string_view many) {
    if (count == 0) return;
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", counted(count, thing), count == 1 ? one : many);
  };
  add(run.failed, "case", "failed", "failed");
  add(run.unread_cases, "case", "cannot be read", "cannot be read");
  add(run.uncompiled_files, "file", "does not compile", "do not compile");
  return words.empty() ? "all hold" : words;
}

}  // namespace

std::string test_text(const TestRun& run) {
  std::string text;
  for (const TestedFile& file : run.files) {
    if (!file.cases.empty() || file.is_broken()) text += file_text(file);
  }
  if (run.cases == 0) return text;
  return text + fmt::format("\n{}, {}: {}\n", counted(run.cases, "case"), counted(run.expectations, "expectation"),
                            verdict(run));
}

}  // namespace guide::tool
