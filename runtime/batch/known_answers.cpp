#include "runtime/batch/known_answers.hpp"

#include <algorithm>

namespace guide::batch {
namespace {

/// The nodes of everything that decides, each once.
std::vector<Literal> deciding_nodes(const Plan& plan) {
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
  literals.reserve(nodes.size());
  for (std::uint32_t node : nodes) literals.push_back(Literal::of(node));
  return literals;
}

void add(std::vector<std::uint64_t>& words, const std::vector<Possible>& list) {
  words.push_back(list.size());
  for (const Possible& one : list) words.push_back(static_cast<std::uint64_t>(one.kind) << 32 | one.outcome);
}
void add(std::vector<std::uint64_t>& words, const Conclusion& one) {
  words.push_back(static_cast<std::uint64_t>(one.kind) << 32 | one.outcome);
  words.push_back(std::uint64_t{one.in_any_case} | std::uint64_t{one.by_records} << 1 |
                  std::uint64_t{one.whichever_report} << 2 | std::uint64_t{one.beyond_bound} << 3);
  add(words, one.possible);
  add(words, one.by_lane);
}
/// All that an answer says: equal for equal answers alone.
std::vector<std::uint64_t> words_of(const Answer& answer) {
  std::vector<std::uint64_t> words{answer.guidelines.size()};
  for (const Conclusion* one : answer.guidelines) add(words, *one);
  for (const Determined* one : answer.determinations) {
    add(words, one->conclusion);
    words.push_back(static_cast<std::uint64_t>(one->result.kind) << 32 | one->result.outcome);
    words.push_back(std::uint64_t{one->by_undetermined} | std::uint64_t{one->by_contradictory} << 1 |
                    std::uint64_t{one->by_silent} << 2);
  }
  return words;
}

}  // namespace

std::shared_ptr<const Answer> AnswerPool::keep(const Answer& answer) {
  std::vector<std::uint64_t> words = words_of(answer);
  const auto known = kept_.find(words);
  if (known != kept_.end()) return {known->second, &known->second->answer};
  const auto kept = std::make_shared<Kept>();
  for (const Conclusion* conclusion : answer.guidelines) kept->guidelines.push_back(*conclusion);
  for (const Determined* determined : answer.determinations) kept->determinations.push_back(*determined);
  for (const Conclusion& conclusion : kept->guidelines) kept->answer.guidelines.push_back(&conclusion);
  for (const Determined& determined : kept->determinations) kept->answer.determinations.push_back(&determined);
  if (kept_.size() < most) kept_.emplace(std::move(words), kept);
  return {kept, &kept->answer};
}

KnownAnswers::KnownAnswers(const Plan& plan, AnswerPool& pool)
    : pool_(pool),
      nodes_(deciding_nodes(plan)),
      too_many_(nodes_.size() > 32),
      known_(static_cast<std::uint32_t>(2 * nodes_.size())) {}

const Answer* KnownAnswers::keep(const Nodes& nodes, const Answer& answer) {
  if (too_many_) return nullptr;
  return known_.add(key(nodes), pool_.keep(answer))->get();
}

std::uint64_t KnownAnswers::deciding() const {
  std::uint64_t bits = 0;
  for (Literal node : nodes_) bits |= std::uint64_t{1} << node.node() % 64;
  return bits;
}

}  // namespace guide::batch
