// The second layout of a Program gives the answers of the first for the library's cases, and for thresholds of any size.
// For random programs see agreement_test.cpp.

#include <catch2/catch.hpp>

#include "runtime/case_limits.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {

TEST_CASE("plans and lines give the ordinary answers for the library") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  const guide::Program& program = *compilation->program;
  const auto batch = batch_way(program);
  const auto lines = lines_way(program);
  for (const guide::Case& the_case : compilation->cases) {
    INFO(the_case.name);
    const Decision decision = decide(program, the_case);
    const std::string json = write_case_json(program, the_case);
    CHECK(batch->difference({the_case, decision, json}) == "");
    CHECK(lines->difference({the_case, decision, json}) == "");
  }
  WARN(batch->compared() << " cases, " << batch->quick() << " requests without lanes");
}

TEST_CASE("thresholds about what 32 bits hold, and values on either side of them") {
  const std::vector<std::string> numbers = {"0",           "5",           "2147.483645", "2147.483646",
                                            "2147.483647", "2147.483648", "2147.483649", "900000000"};
  for (const std::string& threshold : numbers) {
    std::string text = "service visit \"visit\"\n";
    for (const char* fact : {"one", "two", "three"}) {
      text += "fact " + std::string(fact) + ": number \"" + fact + "\"\n";
    }
    text += "guideline thresholds \"thresholds\":\n  for visit\n  require one <= " + threshold + "\n  require any:\n";
    text += "    two >= " + threshold + "\n    three = " + threshold + "\n    one > 2\n";
    const Compared compared(text);
    INFO(compared.errors());
    REQUIRE(compared.accepted());
    const auto batch = batch_way(compared.program());
    for (std::size_t i = 0; i < numbers.size() * numbers.size(); ++i) {
      const std::string one = numbers[i % numbers.size()];
      const std::string two = numbers[i / numbers.size()];
      const std::string json = R"({"schema":"guide.case/1","as_of":"2020-01-01","facts":{"one":)" + one + R"(,"two":)" +
                               two + R"(,"three":)" + two + R"(},"requests":[{"service":"visit"}]})";
      const auto read = read_case_json(compared.program(), json, usual_case_limits);
      REQUIRE(std::holds_alternative<guide::Case>(read));
      const guide::Case& the_case = std::get<guide::Case>(read);
      INFO(threshold << ": " << json);
      CHECK(batch->difference({the_case, decide(compared.program(), the_case), json}) == "");
    }
    CHECK(batch->quick() == numbers.size() * numbers.size());
  }
}

TEST_CASE("more different answers than a decider keeps, and the first of them again") {
  constexpr int findings = 8;
  std::string text = "service visit \"visit\"\n";
  for (int i = 0; i < findings; ++i) {
    const std::string name = "f" + std::to_string(i);
    text += "fact " + name + ": finding \"" + name + "\"\n";
    text += "guideline needs." + name + " \"" + name + "\":\n  for visit\n  require " + name + "\n";
  }
  const Compared compared(text);
  INFO(compared.errors());
  REQUIRE(compared.accepted());
  const guide::Program& program = compared.program();
  const auto batch = batch_way(program);
  constexpr int different = 4500;  // of 6,561; a decider keeps 4,096
  constexpr int again = 200;
  for (int i = 0; i < different + again; ++i) {
    guide::Case the_case;
    the_case.as_of = 16'163;
    the_case.requests.resize(1);
    the_case.requests.front().service = 0;
    for (int fact = 0, rest = i % different; fact < findings; ++fact, rest /= 3) {
      if (rest % 3 == 2) continue;
      FactState state;
      state.documented = true;
      state.range = {rest % 3, rest % 3};
      the_case.statements.facts.emplace_back(static_cast<std::uint32_t>(fact), std::move(state));
    }
    CAPTURE(i);
    REQUIRE(batch->difference({the_case, decide(program, the_case), {}}) == "");
  }
  CHECK(batch->quick() == different + again);
}

}  // namespace guide::properties
