// Evaluating only what changed gives what evaluating anew gives, and touches nothing that the change cannot reach.

#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/batch/service_decider.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

/// Which nodes hang on a place, straight from the plan.
std::vector<bool> reached(const batch::Plan& plan, std::uint32_t place) {
  std::vector<bool> result(plan.nodes, false);
  for (std::uint32_t node = 0; node < plan.tests; ++node) result[node] = plan.test_place[node] == place;
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    const batch::Step& step = plan.steps[i];
    bool reads = false;
    const auto read_table = [&](std::uint32_t table) {
      for (const TableRow& row : plan.tables[table].rows) reads = reads || result[row.matches.node()];
    };
    switch (step.kind) {
      case batch::StepKind::fixed:
      case batch::StepKind::in_force: break;
      case batch::StepKind::documented:
      case batch::StepKind::codes: reads = step.a == place; break;
      case batch::StepKind::same_option: reads = step.a == place || step.b == place; break;
      case batch::StepKind::table_option: read_table(step.a); break;
      case batch::StepKind::quantity:
        for (std::uint32_t j = step.a; j < step.a + step.b; ++j) {
          const batch::PlannedTerm& term = plan.terms[j];
          if (term.kind == batch::PlannedTerm::Kind::place && term.index == place) reads = true;
          if (term.kind == batch::PlannedTerm::Kind::table) read_table(term.index);
        }
        break;
      default:
        for (std::uint32_t j = 0; j < step.b; ++j) reads = reads || result[plan.operands[step.a + j].node()];
    }
    result[plan.tests + i] = reads;
  }
  return result;
}

Range draw(Random& random, const FactInfo& info) {
  const Scaled scale = scale_of(info.type);
  const Scaled low = info.bounds.low == unbounded_below ? 16'000 : info.bounds.low;
  const Scaled value = low + scale * random.below(info.type == Type::date ? 400 : 12);
  const Scaled first = std::min(value, info.bounds.high);
  return random.percent(25) ? intersect({first, first + 3 * scale}, info.bounds) : Range{first, first};
}

/// The same changes told to nodes that evaluate what they reach, to nodes that evaluate anew, and to a decider.
class Changes {
 public:
  Changes(Random& random, const batch::Plan& plan)
      : random_(random), plan_(plan), facts_(plan), nodes_(plan, room_), decider_(plan) {
    nodes_.set_day(day);
    nodes_.evaluate(facts_);
    decider_.set_day(day);
    decider_.decide();
  }

  /// Changes one fact and decides; says what is otherwise than when decided anew.
  std::string change_one() {
    const auto place = static_cast<std::uint32_t>(random_.below(static_cast<int>(plan_.facts.size())));
    if (plan_.facts[place].codes) return {};
    const FactInfo& info = plan_.program->vocabulary.facts[plan_.facts[place].fact];
    if (random_.percent(30)) {
      facts_.clear(place);
      decider_.facts().clear(place);
    } else {
      const Range range = draw(random_, info);
      facts_.set(place, range);
      decider_.facts().set(place, range);
    }
    const std::uint32_t touched = nodes_.update(facts_, {&place, 1});
    batch::SmallPlanRoom room;
    batch::Nodes anew(plan_, room);
    anew.set_day(day);
    anew.evaluate(facts_);
    if (!same(nodes_, anew)) return "the nodes differ";
    const std::vector<bool> may = reached(plan_, place);
    const auto most = static_cast<std::uint32_t>(std::count(may.begin(), may.end(), true));
    if (touched > most) return "too much";
    evaluated += touched;
    all += plan_.nodes;
    return decide(anew, most);
  }
  std::uint64_t evaluated = 0;
  std::uint64_t all = 0;

 private:
  static constexpr Scaled day = 16'163;

  static bool same(const batch::Nodes& a, const batch::Nodes& b) {
    return std::equal(a.words().begin(), a.words().end(), b.words().begin(), b.words().end());
  }

  std::string decide(const batch::Nodes& anew, std::uint32_t most) {
    const batch::Answer& answer = decider_.decide();
    if (!same(decider_.nodes(), anew)) return "the decider's nodes differ";
    if (decider_.small() == nullptr && decider_.evaluated() > most) return "the decider evaluates too much";
    batch::ServiceDecider other(plan_);
    other.set_day(day);
    const batch::Answer& of_other = other.decide(facts_);
    for (std::size_t i = 0; i < of_other.guidelines.size(); ++i) {
      if (of_other.guidelines[i]->kind != answer.guidelines[i]->kind) return "a conclusion";
      if (of_other.guidelines[i]->outcome != answer.guidelines[i]->outcome) return "an outcome";
    }
    for (std::size_t i = 0; i < of_other.determinations.size(); ++i) {
      if (of_other.determinations[i]->result != answer.determinations[i]->result) return "a result";
    }
    return {};
  }

  Random& random_;
  const batch::Plan& plan_;
  batch::PlacedFacts facts_;
  batch::SmallPlanRoom room_;
  batch::Nodes nodes_;
  batch::ServiceDecider decider_;
};

}  // namespace

TEST_CASE("a change evaluates only what it reaches, and as if anew") {
  std::uint64_t evaluated = 0;
  std::uint64_t all = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(120); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Shape shape;
    shape.wide = seed % 8 == 0;
    Compared compared(print(generate_program(random, shape)));
    if (!compared.accepted()) continue;
    const auto services = static_cast<int>(compared.program().vocabulary.services.size());
    const std::uint32_t service = services == 0 ? none : static_cast<std::uint32_t>(random.below(services));
    const batch::Plan plan = batch::make_plan(compared.program(), service);
    if (plan.facts.empty()) continue;
    Changes changes(random, plan);
    for (int i = 0; i < 30; ++i) {
      INFO("seed " << seed << ", change " << i);
      CHECK(changes.change_one() == "");
    }
    evaluated += changes.evaluated;
    all += changes.all;
  }
  WARN(evaluated << " nodes evaluated, of " << all);
  CHECK(evaluated * 2 < all);
}

}  // namespace guide::properties
