#pragma once
// What would change a result: all minimal sets of facts whose documentation leads to another one. In: a decision's trace.
// Out: sets, smallest first, each verified by deciding the changed case. Facts that the case documents exactly and without
// dispute are taken as they are; what is open, disputed or imprecise may be documented.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

/// One thing to be documented.
struct Change {
  enum class Kind : std::uint8_t {
    fact,    // `fact` takes a value within `range` (or one of the options `options`)
    field,   // the same for a field of an entry the case lists
    test,    // the test of a clause over several facts, codes or a record comes out `holds`
  };
  Kind kind{};
  std::uint32_t fact = none;     // fact, or field within the record
  std::uint32_t record = none;   // field
  std::uint32_t entry = none;    // field
  Range range;                   // quantities, dates, findings
  std::uint64_t options = 0;     // choices: one of these (a bit for each option)
  bool settles_dispute = false;  // the records disagree about it now
  std::uint32_t body = none;     // test: where its node lies
  std::uint32_t node = none;
  bool holds = false;
  std::string text;              // in words: `local twitch response: present`
};

struct ChangeSet {
  std::vector<Change> changes;
  bool verified = false;  // the changed case was decided and came out so (tests over records are not constructed)
};

/// A result other than the present one, and every minimal way to it.
struct Alternative {
  std::string goal;           // `medically_necessary`
  std::vector<ChangeSet> sets;
  bool complete = true;       // false: the search stopped at its bound of sets
};

/// For a determination: each other outcome of its own. Empty `sets`: nothing can lead to it.
std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const DeterminationDecision& determination);
/// For a guideline: each other outcome of its own.
std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const GuidelineDecision& guideline);

}  // namespace guide::explain
