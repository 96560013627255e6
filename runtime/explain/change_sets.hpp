#pragma once
// Families of assignments, kept minimal: no member asks for more than another. The algebra of `what_would_change`.
//
// An assignment names an atom (a fact, a count, a table's output, ...) and the values of it that will do; a member of a
// family is a conjunction of assignments, a family their disjunction. Families are closed: whatever fulfils one in
// every case is fulfilled by a single member (the prime implicants of a function of many values).

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/explain/change_cells.hpp"

namespace guide::explain {

class CubeSpace;
struct Cubes;

struct Assignment {
  std::uint32_t atom = 0;
  const KnownDomain* domain = nullptr;  // of the algebra
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Sorted by atom; each atom once.
struct Assignments {
  std::vector<Assignment> list;
  friend bool operator==(const Assignments&, const Assignments&) = default;
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
/// Words of bits compared in one search, and while some families are combined. After them only the smallest few members
/// of a family are followed.
inline constexpr std::size_t most_steps = 300'000;
inline constexpr std::size_t most_steps_at_once = 40'000;
/// Attempts to cover more with two members, in one family; beyond it the family is marked as incomplete.
inline constexpr std::size_t most_covers = 20'000;

/// Makes families over atoms that it numbers itself.
class Algebra {
 public:
  /// An atom and everything it can be. `open`: where every value of it will do, so will none, since all cases of it are
  /// looked at; else it would still have to be documented.
  std::uint32_t add(const Domain& whole, bool open);
  std::size_t atoms() const { return atoms_.size(); }
  const Domain& whole(std::uint32_t atom) const { return atoms_[atom].cells.whole(); }
  Cells& cells(std::uint32_t atom) { return atoms_[atom].cells; }
  /// Its domains do not all lie within one another: members may cover more together.
  bool mixed(std::uint32_t atom) const { return atoms_[atom].mixed; }

  /// Leaving the atom as it is leaves these values possible: where all of them will do, so will that.
  void leaves_possible(std::uint32_t atom, Range now) { atoms_[atom].cells.leaves_possible(now); }

  Family single(std::uint32_t atom, Domain domain);
  Family either(const Family& a, const Family& b);
  Family both(const Family& a, const Family& b);
  /// At least `k` of `parts`.
  Family at_least(std::size_t k, const std::vector<const Family*>& parts);
  Family at_least(std::size_t k, const std::vector<Family>& parts);
  /// All these demands together, in any order; nothing if they ask an atom for values that exclude each other.
  std::optional<Assignments> together(std::vector<Assignment> demands);
  /// Drops what asks for more than another member, and adds what several members cover together.
  void close(Family& family);
  /// Only drops what asks for more than another member.
  void drop_stronger(Family& family);
  /// What two members cover together, through all values that they allow for one atom (`at` in the list of `a`).
  bool cover(const Assignments& a, const Assignments& b, std::size_t at, Assignments& out);

  /// Takes something as given: what it settles asks for nothing, and what it excludes is impossible.
  void suppose(Assignments given) { given_ = std::move(given); }
  const Assignments& given() const { return given_; }
  /// What is left of a family that was made before something was taken as given.
  Family supposed(const Family& family);

  /// A new search has all its steps before it.
  void rest() { steps_ = begun_ = 0; }
  void begin_step() { begun_ = steps_; }
  void spend(std::size_t steps) { steps_ += steps; }
  bool exhausted() const { return steps_ > most_steps; }
  bool tired() const { return exhausted() || steps_ - begun_ > most_steps_at_once; }
  /// How many members of a family are followed: few, when the search is tired.
  std::size_t members_followed() const { return tired() ? 12 : family_bound; }

 private:
  /// As words of bits, of which `drop` takes away what is too much.
  void reduce(Family& family, void (CubeSpace::*drop)(Cubes&) const);
  /// What the parts with a single member ask for; they are the first, and taken away.
  Family singles_together(std::vector<const Family*>& parts);
  Family combine(std::size_t k, const std::vector<const Family*>& parts);
  /// Both members' demands, but for what they ask of `except`; false if they exclude each other.
  bool merge(const Assignments& a, const Assignments& b, Assignments& out, std::uint32_t except);

  struct Atom {
    Cells cells;
    bool open = false;
    bool mixed = false;
    std::vector<const KnownDomain*> asked;  // so far, while it is not mixed
  };

  const KnownDomain* given(std::uint32_t atom) const;

  std::vector<Atom> atoms_;
  Assignments given_;
  std::size_t steps_ = 0;
  std::size_t begun_ = 0;  // the steps before the families at hand
};

}  // namespace guide::explain
