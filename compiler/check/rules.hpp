#pragma once
// Rules against each other. In: the effective rules of a guideline. Out: an error with a case as witness where two of
// different outcomes can act together; a warning for a rule that can never act.

#include "compiler/check/witness.hpp"
#include "compiler/lower/statements.hpp"

namespace guide::check {

struct RulesInBody {
  lower::Shared& shared;
  const lower::BodyBuilder& body;
  const GuidelineInfo& guideline;
  const std::vector<Clause>& clauses;
  Literal applies;
  const std::vector<lower::EffectiveRule>& rules;
};

/// False if rules clash.
bool check_rules(const RulesInBody& rules);

}  // namespace guide::check
