// A decision as JSON holds what it takes to decide again: its case is read back as the same case, and the decision comes
// out as the same bytes.

#include <catch2/catch.hpp>

#include "runtime/decide.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/json/cursor.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

/// The member `case` of a decision, as it stands there; empty if there is none.
std::string case_of(const std::string& decision) {
  json::Cursor cursor(decision);
  std::string found;
  std::string_view key;
  cursor.peek();
  cursor.begin_object();
  while (cursor.next_key(key)) {
    cursor.peek();
    const std::size_t begin = cursor.place();
    const bool wanted = key == "case";
    cursor.skip();
    if (wanted) found = decision.substr(begin, static_cast<std::size_t>(cursor.mark().at - decision.data()) - begin);
  }
  return cursor.failed() ? std::string() : found;
}

/// What does not come back; empty if all does.
std::string difference(const guide::Program& program, const guide::Case& the_case, const explain::JsonOptions& options) {
  const std::string told = explain::decision_json(program, the_case, decide(program, the_case), options);
  const auto read = read_case_json(program, case_of(told));
  if (!std::holds_alternative<guide::Case>(read)) return "the case in the decision is refused:\n" + told;
  const auto& again = std::get<guide::Case>(read);
  if (write_case_json(program, again) != write_case_json(program, the_case)) return "the case comes back as another";
  const std::string retold = explain::decision_json(program, again, decide(program, again), options);
  return retold == told ? std::string() : "the decision comes out otherwise:\n" + told + "\nthen\n" + retold;
}

}  // namespace

TEST_CASE("a decision as JSON is decided again as the same: random programs") {
  int compared_cases = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(200); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 31);
    const Program program = generate_program(random);
    std::string text = print(program);
    for (int i = 0; i < 4; ++i) {
      text += "case case_" + std::to_string(i) +
              print(generate_case(random, program)).substr(std::string("case generated").size());
    }
    Compared compared(text);
    if (!compared.accepted()) continue;
    for (std::size_t i = 0; i < compared.cases(); ++i) {
      INFO("seed " << seed << ", " << compared.case_name(i) << "\n" << text);
      // What would change a result is searched for long where disputes are many; the first case of each program tells it.
      CHECK(difference(compared.program(), compared.the_case(i), {.pretty = true, .changes = i == 0, .fixed = {}}) == "");
      ++compared_cases;
    }
  }
  CHECK(compared_cases > seeds(200));
}

TEST_CASE("a decision as JSON is decided again as the same: the guideline library") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  for (const guide::Case& the_case : compilation->cases) {
    INFO(the_case.name);
    CHECK(difference(*compilation->program, the_case, {.pretty = true, .changes = false, .fixed = {}}) == "");
  }
}

}  // namespace guide::properties
