#pragma once
// The part of a decision's trace that an expectation failed on. In: a decision and what was expected of. Out: lines.

#include <string>

#include "runtime/decision.hpp"

namespace guide::tool {

/// The clauses that decided about a guideline, or about those that a determination consults.
std::string deciding_clauses(const Program& program, const Case& the_case, const Decision& decision,
                             const std::string& subject);

}  // namespace guide::tool
