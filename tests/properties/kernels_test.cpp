// Every vector width that this machine has finds the same of a case, and the same of numbers against intervals.

#include <catch2/catch.hpp>

#include "runtime/batch/nodes.hpp"
#include "runtime/case_limits.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

/// Nothing, or a small value; never several values, which no small plan is run on.
Scaled draw(Random& random, const FactInfo& info) {
  if (random.percent(25)) return batch::untold;
  const Scaled low = info.bounds.low == unbounded_below ? 16'000 : info.bounds.low;
  return std::min(low + scale_of(info.type) * random.below(20), info.bounds.high);
}

/// Numbers, the extreme ones among them, and those next to what 32 bits hold.
Scaled draw(Random& random) {
  constexpr Scaled extremes[] = {batch::untold, batch::several_values, batch::several_values + 1, unbounded_above};
  constexpr Scaled narrow[] = {INT32_MIN, INT32_MAX};
  if (random.percent(15)) return narrow[random.below(2)] + random.between(-2, 2);
  return random.percent(30) ? extremes[random.below(4)] : random.between(-3, 3);
}

/// An interval that ends of 32 bits tell: any such, or the one that nothing lies in.
Range draw_interval(Random& random) {
  if (random.percent(10)) return {unbounded_above, unbounded_below};
  for (;;) {
    const Range range{random.percent(20) ? unbounded_below : draw(random),
                      random.percent(20) ? unbounded_above : draw(random)};
    if (batch::is_narrow(range.low, range.high)) return range;
  }
}

/// Some cases of a small plan by every width: each finds what the plan's own does.
void check_widths(const batch::Plan& plan, batch::Nodes& nodes, batch::SmallPlanRoom& room, Random& random) {
  nodes.set_day(16'163);
  batch::PlacedFacts facts(plan);
  for (int i = 0; i < 20; ++i) {
    for (std::uint32_t place = 0; place < plan.facts.size(); ++place) {
      facts.values()[place] = draw(random, plan.program->vocabulary.facts[plan.facts[place].fact]);
    }
    nodes.evaluate(facts);
    const std::uint64_t present = nodes.words()[0];
    const std::uint64_t absent = nodes.words()[1];
    for (const batch::Kernels* width : batch::all_kernels()) {
      INFO(width->name);
      const bool whole = width->run_small(*nodes.small(), facts.values(), room.bits);
      CHECK(whole != nodes.small()->other_leaves);
      if (!whole) continue;
      CHECK(nodes.words()[0] == present);
      CHECK(nodes.words()[1] == absent);
    }
  }
}

/// A guideline of many groups over few findings, none of which waits for another.
std::string side_by_side(Random& random) {
  constexpr int findings = 12;
  std::string text = "service visit \"visit\"\n";
  for (int i = 0; i < findings; ++i) {
    const std::string name = "f" + std::to_string(i);
    text += "fact " + name + ": finding \"" + name + "\"\n";
  }
  text += "guideline wide \"wide\":\n  for visit\n";
  for (int group = random.between(14, 30); group > 0; --group) {
    const int first = random.below(findings);
    text += random.percent(50) ? "  require any:" : "  require all:";
    for (int i = 0, size = random.between(2, 4); i < size; ++i) {
      const std::string name = "f" + std::to_string((first + i * 3 + group % 3) % findings);
      text += (i == 0 ? " " : ", ") + std::string(random.percent(40) ? "not " : "") + name;
    }
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every width evaluates small plans alike") {
  int plans = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(150); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Compared compared(print(generate_program(random, {})));
    if (!compared.accepted()) continue;
    const auto services = static_cast<int>(compared.program().vocabulary.services.size());
    const std::uint32_t service = services == 0 ? none : static_cast<std::uint32_t>(random.below(services));
    const batch::Plan plan = batch::make_plan(compared.program(), service);
    batch::SmallPlanRoom room;
    batch::Nodes nodes(plan, room);
    if (nodes.small() == nullptr) continue;
    ++plans;
    INFO("seed " << seed);
    check_widths(plan, nodes, room, random);
  }
  CHECK(plans > 20);
}

TEST_CASE("every width evaluates many groups side by side, and as the evaluator does") {
  int plans = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(60); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const std::string text = side_by_side(random);
    const Compared compared(text);
    INFO("seed " << seed << "\n" << text << compared.errors());
    REQUIRE(compared.accepted());
    const guide::Program& program = compared.program();
    const batch::Plan plan = batch::make_plan(program, 0);
    batch::SmallPlanRoom room;
    batch::Nodes nodes(plan, room);
    REQUIRE(nodes.small() != nullptr);
    plans += nodes.small()->way == batch::GroupWay::levels ? 1 : 0;
    check_widths(plan, nodes, room, random);

    const auto batch = batch_way(program);
    for (int i = 0; i < 20; ++i) {
      std::string json = R"({"schema":"guide.case/1","as_of":"2020-01-01","requests":[{"service":"visit"}],"facts":{)";
      for (int fact = 0; fact < 12; ++fact) {
        constexpr const char* values[] = {"true", "false", "null"};
        json += (fact == 0 ? "\"f" : ",\"f") + std::to_string(fact) + "\":" + values[random.below(3)];
      }
      const auto read = read_case_json(program, json + "}}", usual_case_limits);
      REQUIRE(std::holds_alternative<guide::Case>(read));
      const guide::Case& the_case = std::get<guide::Case>(read);
      CHECK(batch->difference({the_case, decide(program, the_case), json}) == "");
    }
    CHECK(batch->quick() == 20);
  }
  CHECK(plans > 40);
}

TEST_CASE("every width compares numbers with intervals alike") {
  for (int seed = first_seed(); seed < first_seed() + seeds(2000); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Scaled numbers[64], first[64], last[64];
    std::int32_t narrow_first[64], narrow_last[64];
    for (int i = 0; i < 64; ++i) {
      numbers[i] = draw(random);
      const Range interval = draw_interval(random);
      first[i] = interval.low;
      last[i] = interval.high;
      narrow_first[i] = batch::narrow_end(first[i]);
      narrow_last[i] = batch::narrow_end(last[i]);
    }
    const auto blocks = static_cast<std::uint32_t>(random.between(1, 4));
    batch::Told expected;
    for (std::uint32_t i = 0; i < blocks * batch::Plan::padding; ++i) {
      const bool single = numbers[i] != batch::untold && numbers[i] != batch::several_values;
      expected.single |= std::uint64_t{single} << i;
      expected.inside |= std::uint64_t{single && first[i] <= numbers[i] && numbers[i] <= last[i]} << i;
      expected.several |= std::uint64_t{numbers[i] == batch::several_values} << i;
    }
    for (const batch::Kernels* width : batch::all_kernels()) {
      INFO("seed " << seed << ", " << width->name);
      const auto check = [&](const batch::Told& told) {
        CHECK(told.single == expected.single);
        CHECK(told.inside == expected.inside);
        CHECK(told.several == expected.several);
      };
      batch::Told told;
      width->run_tests(numbers, first, last, blocks, told);
      check(told);
      width->run_narrow_tests(numbers, narrow_first, narrow_last, blocks, told);
      check(told);
    }
  }
}

}  // namespace guide::properties
