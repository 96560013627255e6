#pragma once
// More or less said in a case (semantics, section 10, laws 3 to 5 and 7). In: a case. Out: a changed one, if it can be.

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {

/// An undocumented fact, or field of an entry, gets its first report.
std::optional<Case> with_first_report(Random& random, const Program& program, Case the_case);
/// A range narrows: `2 to 5` becomes `2`.
std::optional<Case> narrowed(Random& random, Case the_case);
/// A report of a disputed fact is withdrawn.
std::optional<Case> with_report_withdrawn(Random& random, const Program& program, Case the_case);
/// One more report on a fact that has reports.
std::optional<Case> with_another_report(Random& random, const Program& program, Case the_case);
/// Each way to settle the disputes, as a case of its own; only where every report is exact. Nothing beyond `most`.
std::vector<Case> settled(const Case& the_case, std::size_t most);
/// Each way to document all findings and choices that the case leaves open. Nothing beyond `most`.
std::vector<Case> completed(const Program& program, const Case& the_case, std::size_t most);

}  // namespace guide::properties
