#pragma once
// What would change a result: all minimal sets of things to be documented that lead to another one. In: a decision's
// trace. Out: sets, smallest first, each verified by deciding the changed case. What the case documents exactly and
// without dispute is taken as it is; what is open, assumed, disputed or imprecise may be documented, and open lists
// completed.
//
// A set names values: any of them will do, and no set asks for less. The search is exact within `family_bound` sets and
// `most_lanes_followed` ways to settle disputes; an alternative says if it stopped there.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/decision.hpp"
#include "runtime/explain/change_atoms.hpp"

namespace guide::explain {

/// One thing to be documented.
struct Change {
  enum class Kind : std::uint8_t {
    fact,      // `fact` takes a value within `range` (or one of the options `options`)
    field,     // the same for a field of an entry the case lists
    record,    // the list of `record` is completed as `text` says
    codes,     // the codes of `fact` are as `text` says
    quantity,  // several facts together come to what `text` says
  };
  Kind kind{};
  std::uint32_t fact = none;     // fact, or field within the record; codes
  std::uint32_t record = none;   // field, record; codes of an entry
  std::uint32_t entry = none;    // field; codes of an entry
  Range range;                   // quantities, dates, findings
  std::uint64_t options = 0;     // choices: one of these (a bit for each option)
  bool settles_dispute = false;  // the records disagree about it now
  std::string text;              // in words: `local twitch response: present`
};

struct ChangeSet {
  std::vector<Change> changes;
  bool verified = false;  // the changed case was decided and came out so
};

/// A result other than the present one, and every minimal way to it.
struct Alternative {
  std::string goal;  // `medically_necessary`
  std::vector<ChangeSet> sets;
  bool complete = true;  // false: the search stopped at a bound; there may be further ways
};

inline constexpr std::uint32_t most_lanes_followed = 64;

struct ChangeOptions {
  /// Facts that cannot be otherwise than they are. A documented age, sex, date of birth or of injury never can.
  std::vector<std::uint32_t> fixed;
};

/// For a determination: each other outcome of its own. Empty `sets`: nothing can lead to it.
std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const DeterminationDecision& determination,
                                           const ChangeOptions& options = {});
/// For a guideline: each other outcome of its own.
std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const GuidelineDecision& guideline, const ChangeOptions& options = {});

}  // namespace guide::explain
