#pragma once
// Families of assignments, kept minimal: no member asks for more than another. The algebra of `what_would_change`.

#include <cstdint>
#include <vector>

#include "runtime/value.hpp"

namespace guide::explain {

/// The values that will do: an interval, and for choices a set of options.
struct Domain {
  Range range;
  std::uint64_t options = ~std::uint64_t{0};
  bool empty() const { return range.empty() || options == 0; }
  bool contains(const Domain& other) const {
    return range.low <= other.range.low && other.range.high <= range.high && (other.options & ~options) == 0;
  }
};

struct Assignment {
  std::uint32_t atom = 0;
  Domain domain;
};
/// Sorted by atom; each atom once.
using Assignments = std::vector<Assignment>;

/// A minimal family. Empty: impossible. One empty member: nothing needs to change.
struct Family {
  std::vector<Assignments> members;
  bool complete = true;  // false: members were left out at the bound

  static Family impossible() { return {}; }
  static Family nothing_needed() { return {{Assignments{}}, true}; }
  static Family single(std::uint32_t atom, Domain domain);
  bool needs_nothing() const { return members.size() == 1 && members.front().empty(); }
};

inline constexpr std::size_t family_bound = 512;

Family either(const Family& a, const Family& b);
Family both(const Family& a, const Family& b);
/// At least `k` of `parts`.
Family at_least(std::size_t k, const std::vector<Family>& parts);

}  // namespace guide::explain
