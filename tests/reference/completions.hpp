#pragma once
// Completions (section 7): the ways in which the open leaves that matter can turn out.

#include "tests/reference/evaluate.hpp"

namespace guide::reference {

inline constexpr std::size_t most_completions = 4096;

/// Leaves that move together, and what each value of what moves them makes of them.
struct Moving {
  std::vector<const Leaf*> leaves;
  std::vector<std::vector<bool>> values;  // distinct; by value, by leaf
};

/// The open leaves reached from open formulas through open nodes, by what moves them.
std::vector<Moving> moving(const Program& program, const Evaluator& evaluator,
                           const std::vector<const Formula*>& formulas);

/// How many completions there are, counted no further than beyond the bound.
std::size_t count(const std::vector<Moving>& moving);

}  // namespace guide::reference
