#pragma once
// The part of a decision's trace that an expectation failed on. In: a decision and what was expected of. Out: lines.

#include <string>
#include <string_view>

#include "runtime/decision.hpp"
#include "runtime/explain/layout.hpp"

namespace guide::explain {

/// The clauses that decided about the guideline `subject`, or about those that the determination `subject` consults;
/// each line `indent` columns in.
std::string deciding_clauses(const Program& program, const Case& the_case, const Decision& decision,
                             std::string_view subject, const TextOptions& options, std::size_t indent = 0);

}  // namespace guide::explain
