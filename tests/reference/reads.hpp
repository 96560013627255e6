#pragma once
// What tests read: facts, records and fields of entries. In: leaf tests and formulas. Out: sets of them.

#include <set>

#include "tests/reference/program.hpp"

namespace guide::reference {

/// A fact; or with a record, its list as such (index -1) or one of its fields.
struct Subject {
  int record = -1;
  int index = 0;
  friend auto operator<=>(const Subject&, const Subject&) = default;
};

/// `is documented` reads nothing: it is the same whichever report is right, and however the fact turns out.
std::set<Subject> reads(const Program& program, const Leaf& leaf);
std::set<Subject> reads(const Program& program, const Formula& formula);

/// Whether both read a fact or a record that the other reads.
bool share(const std::set<Subject>& one, const std::set<Subject>& other);

}  // namespace guide::reference
