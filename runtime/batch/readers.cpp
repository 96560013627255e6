#include "runtime/batch/readers.hpp"

namespace guide::batch {

void Readers::Lists::build(std::size_t things, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  begin_.assign(things + 1, 0);
  for (const auto& [thing, item] : pairs) ++begin_[thing + 1];
  for (std::size_t i = 0; i < things; ++i) begin_[i + 1] += begin_[i];
  items_.resize(pairs.size());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (const auto& [thing, item] : pairs) items_[next[thing]++] = item;
}

Readers::Readers(const Plan& plan) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tests, of_places, of_nodes;
  for (std::uint32_t node = 0; node < plan.tests; ++node) tests.emplace_back(plan.test_place[node], node);
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.steps[i];
    const auto read_table = [&](std::uint32_t table) {
      for (const TableRow& row : plan.tables[table].rows) of_nodes.emplace_back(row.matches.node(), i);
    };
    switch (step.kind) {
      case StepKind::fixed:
      case StepKind::in_force: break;
      case StepKind::same_option: of_places.emplace_back(step.b, i); [[fallthrough]];
      case StepKind::documented:
      case StepKind::codes: of_places.emplace_back(step.a, i); break;
      case StepKind::quantity:
        for (std::uint32_t j = step.a; j < step.a + step.b; ++j) {
          const PlannedTerm& term = plan.terms[j];
          if (term.kind == PlannedTerm::Kind::place) of_places.emplace_back(term.index, i);
          if (term.kind == PlannedTerm::Kind::table) read_table(term.index);
        }
        break;
      case StepKind::table_option: read_table(step.a); break;
      case StepKind::any:
      case StepKind::at_least:
        for (std::uint32_t j = 0; j < step.b; ++j) of_nodes.emplace_back(plan.operands[step.a + j].node(), i);
        break;
    }
  }
  tests_.build(plan.facts.size(), tests);
  place_steps_.build(plan.facts.size(), of_places);
  node_steps_.build(plan.nodes, of_nodes);
}

}  // namespace guide::batch
