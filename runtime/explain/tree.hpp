#pragma once
// Clauses as lines: each with its sign, state, citation and what the records say.

#include "runtime/explain/layout.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {

/// One clause and what stands under it. Folded: members that did not decide are left out where `options.all` is off.
void write_clause(Lines& lines, const RequestView& request, const ClauseView& clause, std::size_t indent);
/// A guideline: its conclusion, then its clauses.
void write_guideline(Lines& lines, const RequestView& request, const GuidelineView& guideline);

}  // namespace guide::explain
