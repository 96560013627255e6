#include <fmt/format.h>

#include "runtime/json/writer.hpp"
#include "tools/guide/test_report.hpp"

namespace guide::tool {
namespace {

/// A text in YAML, in its quoted form, which is JSON's.
std::string yaml_text(const std::string& text) {
  std::string result;
  json::append_string(result, text);
  return result;
}

/// In a description `#` begins a directive.
std::string described(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '#' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string failures_yaml(const TestedFile& file, const TestedCase& tested) {
  std::string yaml = "  ---\n  failures:\n";
  for (const TestFailure& failure : tested.failures) {
    yaml += fmt::format("    - expected: {}\n      found: {}\n      file: {}\n      line: {}\n",
                        yaml_text(failure.expected), yaml_text(failure.found), yaml_text(file.name), failure.line);
    if (!failure.because.empty()) yaml += "      decided_by: " + yaml_text(failure.because) + "\n";
  }
  return yaml + "  ...\n";
}

}  // namespace

std::string test_tap(const TestRun& run) {
  std::string lines;
  std::size_t number = 0;
  for (const TestedFile& file : run.files) {
    for (const TestedCase& tested : file.cases) {
      const bool holds = tested.failures.empty();
      lines += fmt::format("{} {} - {}: {}\n", holds ? "ok" : "not ok", ++number, described(file.name),
                           described(tested.name));
      if (!holds) lines += failures_yaml(file, tested);
    }
    if (!file.is_broken()) continue;
    lines += fmt::format("not ok {} - {}: {}\n", ++number, described(file.name),
                         file.guideline_errors ? "a guideline does not compile" : "a case cannot be read");
  }
  return fmt::format("TAP version 13\n1..{}\n{}", number, lines);
}

}  // namespace guide::tool
