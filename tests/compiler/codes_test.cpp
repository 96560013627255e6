// Every diagnostic is produced by some test: it stands in what a golden test expects, or a unit test names it.

#include <catch2/catch.hpp>

#include "compiler/diagnostic.hpp"
#include "tests/compiler/text.hpp"

namespace {

namespace fs = std::filesystem;

struct Named {
  std::string identifier, text;
};
const std::vector<Named>& codes() {
  static const std::vector<Named> all{
#define GUIDE_DIAGNOSTIC(identifier, text, severity) {#identifier, text},
#define GUIDE_LINT(identifier, text) {#identifier, text},
#include "compiler/diagnostics.def"
#include "compiler/lint/lints.def"
#undef GUIDE_DIAGNOSTIC
#undef GUIDE_LINT
  };
  return all;
}

std::string texts_of(const std::string& folder, const std::string& extension) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIDE_SOURCE_FOLDER) / "tests" / folder)) {
    if (entry.path().extension() == extension) all += guide::test::read_file(entry.path());
  }
  return all;
}

}  // namespace

TEST_CASE("every diagnostic is produced by some test") {
  const std::string expected = texts_of("golden", ".expected");
  const std::string tests = texts_of("compiler", ".cpp");
  REQUIRE(codes().size() > 90);
  int in_unit_tests = 0;
  for (const Named& code : codes()) {
    if (expected.find('[' + code.text + ']') != std::string::npos) continue;
    ++in_unit_tests;
    INFO(code.text);
    const bool named = tests.find("Code::" + code.identifier + ")") != std::string::npos ||
                       tests.find("error[" + code.text + "]") != std::string::npos;
    CHECK(named);
  }
  CHECK(in_unit_tests <= 3);  // what would take texts too large for a folder of tests
}
