#pragma once
// One settlement: what every fact and field can be when nothing conflicts (sections 1 and 2).

#include "tests/reference/cases.hpp"
#include "tests/reference/program.hpp"

namespace guide::reference {

struct SettledList {
  bool given = false;     // `is documented`
  bool complete = false;  // all entries are known
  std::vector<std::vector<Range>> entries;  // by entry, by field
};
struct Lane {
  Day as_of = 0;
  std::vector<Range> facts;
  std::vector<SettledList> lists;
};

struct Settlements {
  std::vector<Lane> lanes;
  bool bounded = false;  // some disputes were read as without reports
};

/// The settlements of what `tests` (whole conditions, as written) depend on.
Settlements settle(const Program& program, const CaseFacts& facts, const std::vector<const Formula*>& tests);

}  // namespace guide::reference
