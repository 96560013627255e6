#pragma once
// Guidelines. In: a guideline's tree. Out: its body, its applications to services, and its clauses.

#include "compiler/lower/where.hpp"

namespace guide::lower {

/// Adds the guideline to the Program; false if something is wrong (that has been reported).
bool lower_guideline(Shared& shared, const resolve::Placed<ast::Guideline>& placed);

/// The days of `effective A to B`.
std::optional<Period> period_of(const ast::Effective& effective, Diagnostics& diagnostics);

}  // namespace guide::lower
