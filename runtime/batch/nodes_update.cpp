// Evaluating only what a change reaches: tests of the facts that changed, and then, in order, the steps that read a
// node whose value became another.

#include "runtime/batch/nodes.hpp"

namespace guide::batch {

bool Nodes::change_node(std::uint32_t node, Truth truth) {
  ++updated_;
  const std::uint64_t bit = std::uint64_t{1} << node % 64;
  std::uint64_t& present = present_[node / 64];
  std::uint64_t& absent = absent_[node / 64];
  const bool same = ((present & bit) != 0) == truth.present && ((absent & bit) != 0) == truth.absent;
  present = truth.present ? present | bit : present & ~bit;
  absent = truth.absent ? absent | bit : absent & ~bit;
  return !same;
}

void Nodes::wake(std::span<const std::uint32_t> steps) {
  for (std::uint32_t step : steps) pending_[step / 64] |= std::uint64_t{1} << step % 64;
}

std::uint32_t Nodes::update(const PlacedFacts& facts, std::span<const std::uint32_t> places) {
  if (!readers_) {
    readers_ = std::make_unique<Readers>(plan_);
    pending_.assign(plan_.steps.size() / 64 + 1, 0);
  }
  ++*decisions_;
  updated_ = 0;
  for (std::uint32_t place : places) {
    const Range range = facts.range(place);
    for (std::uint32_t node : readers_->tests_of_place(place)) {
      if (change_node(node, test(range, first_[node], last_[node]))) wake(readers_->steps_of_node(node));
    }
    wake(readers_->steps_of_place(place));
  }
  // Steps only wake later ones.
  for (std::size_t word = 0; word < pending_.size(); ++word) {
    while (pending_[word] != 0) {
      const auto step =
          static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(pending_[word]));
      pending_[word] &= pending_[word] - 1;
      const std::uint32_t node = plan_.tests + step;
      if (change_node(node, evaluate_step(facts, plan_.steps[step], step))) wake(readers_->steps_of_node(node));
    }
  }
  return updated_;
}

}  // namespace guide::batch
