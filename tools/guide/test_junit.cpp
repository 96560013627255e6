#include <fmt/format.h>

#include "tools/guide/test_report.hpp"

namespace guide::tool {
namespace {

/// Text within an element or attribute; what XML cannot hold is left out.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\n': result += "&#10;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') result += c;
    }
  }
  return result;
}

std::string case_xml(const TestedFile& file, const TestedCase& tested) {
  std::string xml =
      fmt::format(R"(    <testcase name="{}" classname="{}")", escaped(tested.name), escaped(file.name));
  if (tested.failures.empty()) return xml + "/>\n";
  xml += ">\n";
  for (const TestFailure& failure : tested.failures) {
    const std::string place = fmt::format("{}:{}\n", file.name, failure.line);
    const std::string body =
        fmt::format("{}expected {}\nfound {}\n{}", place, failure.expected, failure.found, failure.because);
    xml += fmt::format("      <failure message=\"expected {}, found {}\">{}</failure>\n", escaped(failure.expected),
                       escaped(failure.found), escaped(body));
  }
  return xml + "    </testcase>\n";
}

std::string suite_xml(const TestedFile& file) {
  std::size_t failed = 0;
  std::string cases;
  for (const TestedCase& tested : file.cases) {
    failed += tested.failures.empty() ? 0 : 1;
    cases += case_xml(file, tested);
  }
  if (file.is_broken()) {
    cases += fmt::format(
        "    <testcase name=\"the file compiles\" classname=\"{}\">\n"
        "      <error message=\"{}\"/>\n    </testcase>\n",
        escaped(file.name), file.guideline_errors ? "a guideline does not compile" : "a case cannot be read");
  }
  return fmt::format(
      "  <testsuite name=\"{0}\" file=\"{0}\" tests=\"{1}\" failures=\"{2}\" errors=\"{3}\">\n{4}  </testsuite>\n",
      escaped(file.name), file.cases.size() + (file.is_broken() ? 1 : 0), failed, file.is_broken() ? 1 : 0, cases);
}

}  // namespace

std::string test_junit(const TestRun& run) {
  std::string suites;
  std::size_t broken = 0;
  for (const TestedFile& file : run.files) {
    if (file.is_broken()) ++broken;
    if (file.is_broken() || !file.cases.empty()) suites += suite_xml(file);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"guide test\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
      run.cases + broken, run.failed, broken, suites);
}

}  // namespace guide::tool
