#pragma once
// Changes after which a result comes about though less is decided than before: an assumed fact is documented after all
// (an exception opens), or a dispute is settled (what one report decided is open again). They are few, and tried one by
// one.

#include <functional>
#include <vector>

#include "runtime/explain/change_search.hpp"
#include "runtime/explain/trial.hpp"

namespace guide::explain {

inline constexpr std::size_t most_turns = 256;

/// The parts of a domain that the request's tests tell apart.
std::vector<Domain> cells_within(const Program& program, const Case& the_case, const RequestDecision& request,
                                 std::uint32_t fact, const Domain& domain);

/// Those that lead to the goal, of values for each assumed or disputed fact that may matter, for each pair of them, and so
/// on while there are few enough to try. What one of them does needs no other.
Family turns(const Program& program, const Case& the_case, const RequestDecision& request, ChangeSearch& search,
             Trial& trial, const std::function<bool(const Assignments&)>& leads);

}  // namespace guide::explain
