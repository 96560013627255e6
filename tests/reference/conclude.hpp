#pragma once
// Conclusions (section 7): from the outcomes' values in one settlement, completions included, and over all settlements.

#include "tests/reference/answer.hpp"
#include "tests/reference/evaluate.hpp"

namespace guide::reference {

/// Outcomes of a guideline or a determination, for one request.
struct Outcomes {
  std::vector<std::string_view> names;
  std::vector<const Formula*> values;
  bool exact = false;                 // three values are exact: possible conclusions beyond the bound
  const Formula* applies = nullptr;   // with `exact`: what stands in `for ... when`
};

/// In one settlement. Kinds are as over the whole case, but never contradictory by the records.
Conclusion conclude(const Program& program, Evaluator& evaluator, const Outcomes& outcomes);

/// Over the case: what all settlements agree on in kind and outcome, else contradictory by the records.
Conclusion over_case(const std::vector<Conclusion>& by_lane);

/// Section 7: a guideline of `require` lines in which every leaf is monotone in what moves it, and everything that moves
/// enters each outcome with one polarity. `requirement` is R, `applies` the condition of `for ... when`.
bool three_values_exact(const Formula& requirement, const Formula& applies);

}  // namespace guide::reference
