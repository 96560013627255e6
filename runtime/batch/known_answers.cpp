#include "runtime/batch/known_answers.hpp"

#include <algorithm>

namespace guide::batch {
namespace {

/// The nodes of everything that decides, each once.
std::vector<Literal> deciding(const Plan& plan) {
  std::vector<std::uint32_t> nodes;
  for (const PlannedGuideline& guideline : plan.guidelines) {
    nodes.push_back(guideline.applies.node());
    for (Literal outcome : guideline.outcomes) nodes.push_back(outcome.node());
  }
  for (const PlannedDetermination& determination : plan.determinations) {
    for (Literal outcome : determination.outcomes) nodes.push_back(outcome.node());
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  std::vector<Literal> literals;
  for (std::uint32_t node : nodes) literals.push_back(Literal::of(node));
  return literals;
}

}  // namespace

KnownAnswers::KnownAnswers(const Plan& plan)
    : nodes_(deciding(plan)), too_many_(nodes_.size() > 32), known_(static_cast<std::uint32_t>(2 * nodes_.size())) {}

void KnownAnswers::keep(const Nodes& nodes, const Answer& answer) {
  if (too_many_) return;
  if (known_.size() >= most) known_.clear();
  Kept kept;
  for (const Conclusion* conclusion : answer.guidelines) kept.guidelines.push_back(*conclusion);
  for (const Determined* determined : answer.determinations) kept.determinations.push_back(*determined);
  for (const Conclusion& conclusion : kept.guidelines) kept.answer.guidelines.push_back(&conclusion);
  for (const Determined& determined : kept.determinations) kept.answer.determinations.push_back(&determined);
  known_.add(key(nodes), std::move(kept));
}

}  // namespace guide::batch
