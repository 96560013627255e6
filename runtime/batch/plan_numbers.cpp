// Numbers the nodes of a plan: tests first, then leaves that read no nodes, then the rest in order.

#include <algorithm>

#include "runtime/batch/plan_builder.hpp"

namespace guide::batch {

void PlanBuilder::finish(Plan& plan) {
  kept_.resize(nodes_.size(), false);
  final_.assign(nodes_.size(), none);
  number_tests(plan);
  number(plan);
  fill_steps(plan);
}

std::uint32_t PlanBuilder::place_of(std::int64_t fact) {
  const auto [at, fresh] =
      places_.emplace(static_cast<std::uint32_t>(fact), static_cast<std::uint32_t>(place_facts_.size()));
  if (fresh) place_facts_.push_back(at->first);
  return at->second;
}

/// The first test of each fact is numbered as the fact's place; the others follow.
void PlanBuilder::number_tests(Plan& plan) {
  std::map<std::int64_t, std::vector<std::uint32_t>> tests;  // by fact
  for (std::uint32_t id = 0; id < nodes_.size(); ++id) {
    const Node& node = *nodes_[id];
    if (kept_[id] && (node[0] == test || node[0] == elapsed)) tests[node[1]].push_back(id);
  }
  std::vector<std::uint32_t> ordered;
  for (const auto& [fact, list] : tests) {
    place_of(fact);
    ordered.push_back(list.front());
  }
  plan.own_tests = static_cast<std::uint32_t>(ordered.size());
  for (const auto& [fact, list] : tests) ordered.insert(ordered.end(), list.begin() + 1, list.end());
  plan.tests = static_cast<std::uint32_t>(ordered.size());
  for (std::uint32_t id : ordered) {
    const Node& node = *nodes_[id];
    final_[id] = static_cast<std::uint32_t>(plan.test_place.size());
    if (node[0] == elapsed) plan.elapsed.push_back({final_[id], program_.elapsed[static_cast<std::size_t>(node[2])]});
    plan.test_place.push_back(place_of(node[1]));
    plan.first.push_back(node[0] == test ? node[2] : unbounded_below);
    plan.last.push_back(node[0] == test ? node[3] : unbounded_above);
  }
}

/// 0 for what reads no nodes; else one more than the highest of what a node reads, which always has a smaller number.
std::vector<std::uint32_t> PlanBuilder::levels() const {
  std::vector<std::uint32_t> level(nodes_.size(), 0);
  for (std::uint32_t id = 0; id < nodes_.size(); ++id) {
    for (std::uint32_t read : read_by(*nodes_[id])) level[id] = std::max(level[id], level[read] + 1);
  }
  return level;
}

/// Level by level, so that the nodes of one level wait for none of each other.
void PlanBuilder::number(Plan& plan) {
  const std::vector<std::uint32_t> level = levels();
  for (std::uint32_t id = 0; id < nodes_.size(); ++id) {
    if (kept_[id] && final_[id] == none) order_.push_back(id);
  }
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return level[a] < level[b]; });
  std::uint32_t next = plan.tests;
  for (std::uint32_t id : order_) {
    if (level[id] == 0) ++plan.plain_steps;
    if (level[id] != 0 &&
        (next == plan.tests + plan.plain_steps || level[id] != level[order_[next - plan.tests - 1]])) {
      plan.level_begin.push_back(next - plan.tests);
    }
    final_[id] = next++;
  }
  plan.level_begin.push_back(next - plan.tests);
  plan.nodes = next;
  plan.words = (next + 63) / 64;
}

Step PlanBuilder::make_step(Plan& plan, const Node& node) {
  Step step;
  const auto table = [&](std::int64_t index) {
    const auto [at, fresh] = final_tables_.emplace(index, static_cast<std::uint32_t>(plan.tables.size()));
    if (fresh) {
      plan.tables.push_back({tables_[static_cast<std::size_t>(index)]});
      for (TableRow& row : plan.tables.back().rows) row.matches = final(row.matches);
    }
    return at->second;
  };
  switch (node[0]) {
    case fixed:
      step.kind = StepKind::fixed;
      step.a = static_cast<std::uint32_t>(node[1]);
      break;
    case in_force:
      step.kind = StepKind::in_force;
      step.a = static_cast<std::uint32_t>(node[1]);
      break;
    case documented:
      step.kind = StepKind::documented;
      step.a = place_of(node[1]);
      break;
    case same_option:
      step.kind = StepKind::same_option;
      step.a = place_of(node[1]);
      step.b = place_of(node[2]);
      break;
    case codes:
      step.kind = StepKind::codes;
      step.a = place_of(node[1]);
      step.b = static_cast<std::uint32_t>(node[2]);
      break;
    case table_option:
      step.kind = StepKind::table_option;
      step.threshold = node[1];
      step.a = table(node[2]);
      break;
    case quantity:
      step.kind = StepKind::quantity;
      step.equals = node[1] != 0;
      step.threshold = node[2];
      step.a = static_cast<std::uint32_t>(plan.terms.size());
      for (std::size_t i = 3; i < node.size(); i += 5) {
        PlannedTerm term{static_cast<PlannedTerm::Kind>(node[i]),
                         static_cast<std::uint32_t>(node[i + 1]),
                         node[i + 2],
                         {node[i + 3], node[i + 4]}};
        if (term.kind == PlannedTerm::Kind::place) term.index = place_of(term.index);
        if (term.kind == PlannedTerm::Kind::table) term.index = table(term.index);
        plan.terms.push_back(term);
      }
      step.b = static_cast<std::uint32_t>(plan.terms.size()) - step.a;
      break;
    default:
      step.kind = node[1] == 1 ? StepKind::any : StepKind::at_least;
      step.k = static_cast<std::uint16_t>(node[1]);
      step.a = static_cast<std::uint32_t>(plan.operands.size());
      step.b = static_cast<std::uint32_t>(node.size() - 2);
      for (std::size_t i = 2; i < node.size(); ++i) {
        plan.operands.push_back(final(Literal{static_cast<std::uint32_t>(node[i])}));
      }
  }
  return step;
}

void PlanBuilder::add_masks(Plan& plan, const Step& step) const {
  if (step.kind != StepKind::any && step.kind != StepKind::at_least) return;
  std::map<std::uint32_t, OperandMask> words;
  for (std::uint32_t i = 0; i < step.b; ++i) {
    const Literal operand = plan.operands[step.a + i];
    OperandMask& mask = words[operand.node() / 64];
    mask.word = operand.node() / 64;
    (operand.negated() ? mask.negated : mask.plain) |= std::uint64_t{1} << operand.node() % 64;
  }
  for (const auto& [word, mask] : words) plan.masks.push_back(mask);
}

void PlanBuilder::fill_steps(Plan& plan) {
  plan.depends_on_day = !plan.elapsed.empty();
  for (std::uint32_t id : order_) {
    const Step step = make_step(plan, *nodes_[id]);
    plan.depends_on_day = plan.depends_on_day || step.kind == StepKind::in_force;
    plan.mask_begin.push_back(static_cast<std::uint32_t>(plan.masks.size()));
    add_masks(plan, step);
    plan.steps.push_back(step);
  }
  plan.mask_begin.push_back(static_cast<std::uint32_t>(plan.masks.size()));
  for (std::uint32_t fact : place_facts_) {
    const FactInfo& info = program_.vocabulary.facts[fact];
    plan.facts.push_back({fact, info.assumed_absent ? Range{0, 0} : info.bounds, info.type == Type::codes});
    plan.code_facts = plan.code_facts || plan.facts.back().codes;
  }
  plan.fact_of_place = place_facts_;
  plan.stride = static_cast<std::uint32_t>((plan.facts.size() + Plan::padding - 1) / Plan::padding * Plan::padding);
  const std::size_t tests = std::max<std::size_t>(plan.tests, plan.stride);
  plan.first.resize(tests, unbounded_above);
  plan.last.resize(tests, unbounded_below);
}

}  // namespace guide::batch
