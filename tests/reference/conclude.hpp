#pragma once
// Conclusions (section 7): from the outcomes' values in one settlement, completions included, and over all settlements.

#include "tests/reference/answer.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/reference/reads.hpp"

namespace guide::reference {

/// A guideline that outcomes come from: its own, or a determination's.
struct Part {
  const Guideline* guideline = nullptr;
  const Formula* applies = nullptr;  // what stands in `for ... when`
  std::vector<const Formula*> values;
};

/// Outcomes of a guideline or a determination, for one request.
struct Outcomes {
  std::vector<std::string_view> names;
  std::vector<const Formula*> values;
  std::vector<Part> parts;
};

/// In one settlement. Kinds are as over the whole case, but never contradictory by the records.
Conclusion conclude(const Program& program, Evaluator& evaluator, const Outcomes& outcomes);

/// Over the case: what all settlements agree on in kind and outcome, else contradictory by the records.
Conclusion over_case(const std::vector<Conclusion>& by_lane);

/// Section 7: a guideline of `require` lines in which every leaf is monotone in what moves it, and everything that moves
/// enters each outcome with one polarity. `requirement` is R, `applies` the condition of `for ... when`.
bool three_values_exact(const Formula& requirement, const Formula& applies);

}  // namespace guide::reference
