// Every vector width that this machine has finds the same of a case, and the same of numbers against intervals.

#include <catch2/catch.hpp>

#include "runtime/batch/nodes.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"

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

}  // namespace

TEST_CASE("every width evaluates small plans alike") {
  const auto kernels = batch::all_kernels();
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
    nodes.set_day(16'163);
    batch::PlacedFacts facts(plan);
    for (int i = 0; i < 20; ++i) {
      for (std::uint32_t place = 0; place < plan.facts.size(); ++place) {
        facts.values()[place] = draw(random, plan.program->vocabulary.facts[plan.facts[place].fact]);
      }
      nodes.evaluate(facts);
      const std::uint64_t present = nodes.words()[0];
      const std::uint64_t absent = nodes.words()[1];
      for (const batch::Kernels* width : kernels) {
        INFO("seed " << seed << ", " << width->name);
        const bool whole = width->run_small(*nodes.small(), facts.values(), room.bits);
        CHECK(whole != nodes.small()->other_leaves);
        if (!whole) continue;
        CHECK(nodes.words()[0] == present);
        CHECK(nodes.words()[1] == absent);
      }
    }
  }
  CHECK(plans > 20);
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
