#pragma once
// Comparisons. In: two quantities and a relation. Out: a leaf on a linear form in canonical order and sign against one
// threshold; or a leaf on two choices, or on a date and the calendar.

#include "compiler/lower/quantity.hpp"

namespace guide::lower {

bool speaks_of_time_since(const ast::Compare& node);
std::optional<Literal> lower_time_since(const Where& where, const ast::Compare& node);

/// `left - right` in `relation` to zero. `free`: both sides have parts that are not constants.
std::optional<Literal> lower_linear(const Where& where, const Sum& left, ast::Relation relation, const Sum& right,
                                    Span span);

}  // namespace guide::lower
