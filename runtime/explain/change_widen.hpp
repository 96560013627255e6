#pragma once
// What is found, said with as few sets as possible: a set may lead to the goal with some of the values it allows alone, and two sets
// may together be one that allows more.

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {

/// How many sets are tried for one result.
inline constexpr std::size_t most_verified = 256;

class SetsByCell {
 public:
  using LeadsThere = std::function<bool(const Assignments&)>;
  SetsByCell(const Program& program, const Case& the_case, const RequestDecision& request, ChangeSearch& search,
             LeadsThere leads_there)
      : program_(program), case_(the_case), request_(request), search_(search), leads_there_(std::move(leads_there)) {}

  /// Of each member what leads there: its cells, where not all of them do.
  Family split(const Family& family);
  /// Adds what two members cover together, where both halves of it lead there. `partly`: where only some of it does
  /// (what is documented besides may end a disagreement), that may cover more with others.
  void widen(Family& found, bool partly);

 private:
  /// Each way to document the set, one value of each kind that tests tell apart; none, if they are too many.
  std::vector<Assignments> of(const Assignments& assignments);
  bool all_lead(const Assignments& assignments);

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  ChangeSearch& search_;
  LeadsThere leads_there_;
};

}  // namespace guide::explain
