#pragma once
// Changes after which a result comes about though less is decided than before: an assumed fact is documented after all
// (an exception opens), or a dispute is settled (what one report decided is open again). They are few, and tried one by
// one.

#include <vector>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {

inline constexpr std::size_t most_turns = 96;

/// The parts of a domain that the request's tests tell apart.
std::vector<Domain> cells_within(const Program& program, const Case& the_case, const RequestDecision& request,
                                 std::uint32_t fact, const Domain& domain);

/// Values for each assumed or disputed fact that the request reads, for each pair of them, and so on while there are
/// few enough; `complete` becomes false where some were left out.
std::vector<Assignments> turns(const Program& program, const Case& the_case, const RequestDecision& request,
                               ChangeSearch& search, bool& complete);

}  // namespace guide::explain
