#include <catch2/catch.hpp>

#include "compiler/compile.hpp"
#include "runtime/decision.hpp"

using namespace guide;

namespace {

constexpr const char* guideline = R"(service injection "Injection"
service surgery "Surgery"
fact chronic: finding "chronic pain"
fact twitch: finding "twitch"
fact weeks: duration "how long"
record earlier none unless documented "earlier injection":
  date: date
  relief: percent "relief"
define established when all: chronic, twitch

guideline g "Injections":
  for injection
  require established
  require weeks >= 6 weeks
  when some earlier:
    require latest earlier has relief > 50 %

determination d "Necessity":
  outcomes: needed, not_needed
  consult in order:
    g
  needed when recommended
  not_needed when not_recommended
  not_needed when undetermined
  refer when contradictory
  refer when silent
)";

/// Compiles the guideline with one case and checks its expectations.
std::vector<ExpectationResult> results(const std::string& case_text) {
  const auto compiled = compile({{"", "test.guide", std::string(guideline) + case_text}}, {});
  for (const Diagnostic& diagnostic : compiled->diagnostics.list()) UNSCOPED_INFO(diagnostic.message);
  REQUIRE(compiled->cases.size() == 1);
  const Case& the_case = compiled->cases.front();
  const Decision decision = decide(*compiled->program, the_case);
  std::vector<ExpectationResult> list;
  for (const Expectation& expectation : the_case.expectations) {
    list.push_back(check_expectation(*compiled->program, the_case, decision, expectation));
  }
  return list;
}

}  // namespace

TEST_CASE("expectations hold, reasons included") {
  const auto list = results(R"(
case c as of 2014-04-03:
  chronic: present
  weeks:
    4 weeks
    8 weeks
  earlier:
    | date    | relief |
    | 2014-01 | 60 %   |
    | 2013    | -      |
  request injection
  expect g contradictory because undocumented: twitch, established, relief
  expect g contradictory because present: chronic, earlier, date
  expect d not_needed because conflicting: weeks
  expect d contradictory
)");
  REQUIRE(list.size() == 4);
  for (const ExpectationResult& result : list) {
    INFO(result.expected << " / " << result.found);
    CHECK(result.holds);
  }
}

TEST_CASE("what was found instead is told") {
  const auto list = results(R"(
case c as of 2014-04-03:
  chronic: present
  weeks: 8 weeks
  request injection "Item 1"
  expect g recommended
  expect g undetermined because absent: twitch, earlier
  expect d needed
  expect g undetermined in any case
)");
  REQUIRE(list.size() == 4);
  CHECK(list[0].expected == "g recommended");
  CHECK(list[0].found == "g undetermined (recommended or not_recommended)");
  CHECK(list[1].found == "g undetermined (recommended or not_recommended), but `twitch` is undocumented");
  CHECK(list[2].found == "d not_needed: undetermined (needed or not_needed)");
  for (const ExpectationResult& result : list) CHECK_FALSE(result.holds);
}

TEST_CASE("a determination is silent about what no guideline names") {
  const auto list = results(R"(
case c as of 2014-04-03:
  chronic: present
  request surgery
  expect d silent
  expect d refer
  expect g silent
)");
  REQUIRE(list.size() == 3);
  CHECK(list[0].holds);
  CHECK(list[1].holds);
  CHECK_FALSE(list[2].holds);
  CHECK(list[2].found == "g is not consulted for what is requested");
}

TEST_CASE("an expectation about what is not consulted does not hold") {
  const auto list = results(R"(
case c as of 2014-04-03:
  chronic: present
  expect g recommended
)");
  REQUIRE(list.size() == 1);
  CHECK_FALSE(list[0].holds);
}
