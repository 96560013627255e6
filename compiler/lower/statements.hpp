#pragma once
// The lines of a guideline: requirements, rules, notes. In: a statement and where it stands. Out: literals and clauses.

#include "compiler/lower/condition.hpp"

namespace guide::lower {

/// A rule of one outcome, with what blocks it.
struct EffectiveRule {
  std::uint32_t outcome = 0;
  Literal effective;
  Span span;
};

/// `require B` with its waivers, and `when C:` over requirements.
std::optional<Literal> lower_requirement(const Where& where, const ast::Require& require);
std::optional<Literal> lower_requirement(const Where& where, const ast::Given& given);

/// `X when C`, `X "..."`, with what blocks it.
std::optional<Literal> lower_rule(const Where& where, const ast::OutcomeRule& rule, std::uint32_t outcome);
/// `otherwise X`: none of the effective rules of other outcomes.
Literal lower_otherwise(const Where& where, const ast::Otherwise& otherwise, std::uint32_t outcome,
                        const std::vector<EffectiveRule>& rules);
std::optional<Literal> lower_note(const Where& where, const ast::Note& note);

/// Opens a clause that holds others; `tail` has its label and citation. `inside` is set to stand in it.
std::uint32_t open_clause(const Where& where, ClauseKind kind, const ast::Tail& tail, const ast::Condition* condition,
                          Span span, Where& inside);

}  // namespace guide::lower
