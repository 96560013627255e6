// The runtime agrees with the reference evaluator on random programs and cases: every outcome's and clause's state, every
// conclusion, every determination with its grounds. A failure is shrunk and printed as a `.guide` text.

#include <catch2/catch.hpp>

#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/shrink.hpp"

namespace guide::properties {
namespace {

constexpr int cases_per_program = 6;

/// The program with its cases, named `case_0`, `case_1`, ...
std::string generate_text(std::uint64_t seed) {
  Random random(seed);
  Shape shape;
  shape.wide = seed % 40 == 7;
  Program program = generate_program(random, shape);
  std::string text = print(program);
  for (int i = 0; i < cases_per_program; ++i) {
    std::string one = print(generate_case(random, program, shape));
    text += "case case_" + std::to_string(i) + one.substr(std::string("case generated").size());
  }
  return text;
}

std::string first_difference(const std::string& text) {
  Compared compared(text);
  if (!compared.accepted()) return {};
  for (std::size_t i = 0; i < compared.cases(); ++i) {
    std::string differs = difference(compared.expected(i), compared.real(i));
    if (!differs.empty()) return compared.case_name(i) + "\n" + differs;
  }
  return {};
}

}  // namespace

TEST_CASE("the runtime agrees with the reference evaluator") {
  int programs = 0;
  int refused = 0;
  std::size_t pairs = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(300); ++seed) {
    std::string text = generate_text(static_cast<std::uint64_t>(seed));
    Compared compared(text);
    ++programs;
    if (!compared.accepted()) {
      ++refused;
      continue;
    }
    pairs += compared.cases();
    std::string differs = first_difference(text);
    if (differs.empty()) continue;
    std::string small = shrink(text, [](const std::string& smaller) { return !first_difference(smaller).empty(); });
    INFO("seed " << seed << "\n" << small << "\n" << first_difference(small));
    CHECK(differs.empty());
  }
  WARN(programs << " programs, " << refused << " refused by the checker, " << pairs << " cases compared");
  CHECK(refused * 3 < programs);
}

}  // namespace guide::properties
