#include "runtime/possible_set.hpp"

#include <algorithm>
#include <bit>

namespace guide {

void PossibleSet::determine(std::size_t outcome) {
  if (outcome < 64) {
    few_ |= std::uint64_t{1} << outcome;
    return;
  }
  if (many_.size() <= outcome - 64) many_.resize(outcome - 63, false);
  many_[outcome - 64] = true;
}

bool PossibleSet::determined(std::size_t outcome) const {
  if (outcome < 64) return (few_ >> outcome & 1) != 0;
  return outcome - 64 < many_.size() && many_[outcome - 64];
}

void PossibleSet::add(const PossibleSet& other) {
  few_ |= other.few_;
  for (std::size_t i = 0; i < other.many_.size(); ++i) {
    if (other.many_[i]) determine(i + 64);
  }
  contradictory = contradictory || other.contradictory;
  silent = silent || other.silent;
  beyond_bound = beyond_bound || other.beyond_bound;
}

std::size_t PossibleSet::count() const {
  const auto many = static_cast<std::size_t>(std::count(many_.begin(), many_.end(), true));
  return static_cast<std::size_t>(std::popcount(few_)) + many + (contradictory ? 1 : 0) + (silent ? 1 : 0);
}

std::optional<Possible> PossibleSet::only() const {
  if (count() != 1) return std::nullopt;
  if (contradictory) return Possible{ConclusionKind::contradictory, none};
  if (silent) return Possible{ConclusionKind::silent, none};
  std::uint32_t outcome = 0;
  while (!determined(outcome)) ++outcome;
  return Possible{ConclusionKind::determined, outcome};
}

void PossibleSet::append_to(std::vector<Possible>& list) const {
  for (std::uint64_t rest = few_; rest != 0; rest &= rest - 1) {
    list.push_back({ConclusionKind::determined, static_cast<std::uint32_t>(std::countr_zero(rest))});
  }
  for (std::uint32_t i = 0; i < many_.size(); ++i) {
    if (many_[i]) list.push_back({ConclusionKind::determined, 64 + i});
  }
  if (contradictory) list.push_back({ConclusionKind::contradictory, none});
  if (silent) list.push_back({ConclusionKind::silent, none});
}

}  // namespace guide
