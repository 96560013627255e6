#pragma once
// Determinations. In: a determination's tree and the lowered guidelines. Out: whom it consults for each service, the
// mapping of outcomes, and what follows from each conclusion.

#include <unordered_map>

#include "compiler/lower/where.hpp"

namespace guide::lower {

/// Guidelines by the tier that names them first, tiers in order; `by evidence` splits a tier by ranks.
struct TieredGuideline {
  std::uint32_t guideline = 0;
  std::uint32_t tier = 0;
};
std::vector<TieredGuideline> tiers_of(const Program& program, const ast::Determination& tree);

/// Adds a consultation for each service that a consulted guideline serves, and one without request.
/// `mapped` has, for each consulted guideline, the determination's outcome for each of its own (`none`: ignored).
bool add_consultations(Shared& shared, DeterminationInfo& info, const std::vector<TieredGuideline>& consulted,
                       const std::vector<std::vector<std::uint32_t>>& mapped, Span span);

/// Adds the determination to the Program; false if something is wrong (that has been reported).
bool lower_determination(Shared& shared, const resolve::Placed<ast::Determination>& placed);

}  // namespace guide::lower
