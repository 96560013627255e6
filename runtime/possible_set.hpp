#pragma once
// The conclusions that are possible.

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/decision.hpp"

namespace guide {

class PossibleSet {
 public:
  bool contradictory = false;
  bool silent = false;
  bool beyond_bound = false;  // not tried: every combination of the open outcomes counts as possible

  void determine(std::size_t outcome);
  bool determined(std::size_t outcome) const;
  void add(const PossibleSet& other);
  /// The only conclusion, if there is just one.
  std::optional<Possible> only() const;
  void append_to(std::vector<Possible>& list) const;

 private:
  std::size_t count() const;
  std::uint64_t few_ = 0;   // determined outcomes below 64,
  std::vector<bool> many_;  // and those from there on
};

}  // namespace guide
