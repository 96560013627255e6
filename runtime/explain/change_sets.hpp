#pragma once
// Families of assignments, kept minimal: no member asks for more than another. The algebra of `what_would_change`.
//
// An assignment names an atom (a fact, a count, a table's output, ...) and the values of it that will do; a member of a
// family is a conjunction of assignments, a family their disjunction. Families are closed: whatever fulfils one in
// every case is fulfilled by a single member (the prime implicants of a function of many values).

#include <cstdint>
#include <vector>

#include "runtime/value.hpp"

namespace guide::explain {

/// The values that will do: an interval, for choices a set of options; `kept`: leaving the atom as it is will do too.
struct Domain {
  Range range;
  std::uint64_t options = ~std::uint64_t{0};
  bool kept = false;
  bool no_value() const { return range.empty() || options == 0; }
  bool empty() const { return no_value() && !kept; }
  bool contains(const Domain& other) const {
    if (other.kept && !kept) return false;
    if (other.no_value()) return true;
    return range.low <= other.range.low && other.range.high <= range.high && (other.options & ~options) == 0;
  }
  friend bool operator==(const Domain& a, const Domain& b) { return a.contains(b) && b.contains(a); }
};

struct Assignment {
  std::uint32_t atom = 0;
  Domain domain;
};

/// Sorted by atom; each atom once.
struct Assignments {
  std::vector<Assignment> list;
  std::uint64_t atoms = 0;  // a bit for each atom, modulo 64: what is not here is not in the list

  static Assignments of(const Assignment& assignment) {
    return {{assignment}, std::uint64_t{1} << (assignment.atom % 64)};
  }
};

/// Empty: impossible. One empty member: nothing needs to change.
struct Family {
  std::vector<Assignments> members;
  bool complete = true;  // false: members were left out at a bound

  static Family impossible() { return {}; }
  static Family nothing_needed() { return {{Assignments{}}, true}; }
  bool needs_nothing() const { return members.size() == 1 && members.front().list.empty(); }
};

/// Whether `weak` asks for nothing that `strong` does not give.
bool asks_no_more(const Assignments& weak, const Assignments& strong);

/// A family has at most so many members, here and in everything it is made of.
inline constexpr std::size_t family_bound = 512;
/// Comparisons of members in one search. After them only the smallest few members of a family are followed.
inline constexpr std::size_t most_steps = 150'000;

/// Makes families over atoms that it numbers itself.
class Algebra {
 public:
  /// An atom and everything it can be. `open`: where every value of it will do, so will none, since all cases of it are
  /// looked at; else it would still have to be documented.
  std::uint32_t add(const Domain& whole, bool open);
  const Domain& whole(std::uint32_t atom) const { return atoms_[atom].whole; }

  Family single(std::uint32_t atom, Domain domain);
  Family either(const Family& a, const Family& b) const;
  Family both(const Family& a, const Family& b) const;
  /// At least `k` of `parts`.
  Family at_least(std::size_t k, const std::vector<Family>& parts) const;
  /// Drops what asks for more than another member, and adds what several members cover together.
  void close(Family& family) const;
  /// Only drops what asks for more than another member.
  void drop_stronger(Family& family) const { keep_minimal(family); }
  /// What two members cover together, through all values that they allow for one atom (`at` in the list of `a`).
  bool cover(const Assignments& a, const Assignments& b, std::size_t at, Assignments& out) const;

 private:
  struct Atom {
    Domain whole;
    bool open = false;
    bool mixed = false;           // its domains do not all lie within one another: members may cover more together
    std::vector<Domain> domains;  // seen so far, while it is not mixed
  };
  bool tired() const { return steps_ > most_steps; }
  void keep_minimal(Family& family) const;
  void add_covered(Family& family) const;
  bool mixed(const Assignments& member) const;

  std::vector<Atom> atoms_;
  mutable std::size_t steps_ = 0;
};

}  // namespace guide::explain
