#pragma once
// Linear forms. In: two sums. Out: one form in canonical order and sign, on one scale, with its least and greatest value.

#include "compiler/lower/quantity.hpp"

namespace guide::lower {

/// `terms` in `relation` to `constant`. On scale 1 the constant may have a fraction: it is in millionths on either scale.
struct LinearForm {
  std::vector<Term> terms;
  Scaled scale = micros;  // 1 where all parts are whole
  Scaled constant = 0;    // in millionths of the unit
  Range values;           // of the terms, on the form's scale, by the declared bounds
  ast::Relation relation{};
  bool free = false;
};

/// Nothing, with a diagnostic, if types or units do not fit, or the arithmetic could leave 64 bits.
std::optional<LinearForm> linear_form(const Where& where, const Sum& left, ast::Relation relation, const Sum& right,
                                      Span span);

}  // namespace guide::lower
