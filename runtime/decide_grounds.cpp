// Grounds (semantics, section 9): what alone leads to the same result by the same determination.

#include <algorithm>

#include "runtime/decide.hpp"

namespace guide {
namespace {

/// Whether each of the guideline's outcomes leads to an outcome of its own, so that an exact guideline stays exact.
bool distinctly_mapped(const Consulted& consulted) {
  for (std::size_t i = 0; i < consulted.mapped.size(); ++i) {
    if (consulted.mapped[i] == none) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (consulted.mapped[i] == consulted.mapped[j]) return false;
    }
  }
  return true;
}

bool silent_throughout(const Conclusion& conclusion) {
  return std::all_of(conclusion.by_lane.begin(), conclusion.by_lane.end(),
                     [](const Possible& lane) { return lane.kind == ConclusionKind::silent; });
}

}  // namespace

void Decider::find_grounds(DeterminationDecision& decision) {
  decision.grounds.clear();
  const DeterminationInfo& info = program_.determinations[decision.determination];
  const Consultation& consultation = info.consultations[decision.consultation];
  for (std::size_t i = 0; i < consultation.consulted.size(); ++i) {
    const Consulted& consulted = consultation.consulted[i];
    const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
    question_.clear();
    question_.add_run(guideline.body, bases_[i]);
    try_ground(info, consulted, guideline.applications[consulted.application].outcomes, none, decision);
    if (guideline.requires_only) {
      conditions_.clear();
      try_requirements(info, consulted, 0, static_cast<std::uint32_t>(guideline.clauses.size()), decision);
    } else {
      try_rules(info, consulted, decision);
    }
  }
}

/// Adds the ground if these outcomes of the guideline, by the determination, give the result.
void Decider::try_ground(const DeterminationInfo& info, const Consulted& consulted, std::span<const Literal> outcomes,
                         std::uint32_t clause, DeterminationDecision& decision) {
  mapped_.clear();
  for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
    own_outcomes_.clear();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (consulted.mapped[i] == outcome) own_outcomes_.push_back(outcomes[i]);
    }
    mapped_.push_back(own_outcomes_.size() == 1 ? own_outcomes_.front() : question_.add_group(1, own_outcomes_));
  }
  const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
  const Application& application = guideline.applications[consulted.application];
  std::optional<ExactOutcomes> exact;
  if (application.three_values_exact && distinctly_mapped(consulted)) exact = ExactOutcomes{application.applies};
  concluder_.conclude(mapped_, exact, alone_.conclusion);
  if (silent_throughout(alone_.conclusion)) return;
  apply_clauses(info, alone_);
  if (alone_.result == decision.result) decision.grounds.push_back({consulted.guideline, clause});
}

/// Each requirement alone; one under `when` counts only where all the conditions around it hold.
void Decider::try_requirements(const DeterminationInfo& info, const Consulted& consulted, std::uint32_t begin,
                               std::uint32_t end, DeterminationDecision& decision) {
  const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
  const Literal applies = guideline.applications[consulted.application].applies;
  for (std::uint32_t index = begin; index < end; index = guideline.clauses[index].end) {
    const Clause& clause = guideline.clauses[index];
    if (clause.kind == ClauseKind::when) {
      const Clause& condition = guideline.clauses[index + 1];
      conditions_.push_back(!condition.literal);
      try_requirements(info, consulted, condition.end, clause.end, decision);
      conditions_.pop_back();
    } else if (clause.kind == ClauseKind::require) {
      question_.clear_groups();
      conditions_.push_back(clause.literal);
      const Literal met = conditions_.size() == 1 ? clause.literal : question_.add_group(1, conditions_);
      conditions_.pop_back();
      const std::array outcomes{question_.all(applies, met), question_.all(applies, !met)};
      try_ground(info, consulted, outcomes, index, decision);
    }
  }
}

/// Each rule alone: its outcome has the rule's value, all others are absent.
void Decider::try_rules(const DeterminationInfo& info, const Consulted& consulted, DeterminationDecision& decision) {
  const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
  const Application& application = guideline.applications[consulted.application];
  for (std::uint32_t index = 0; index < guideline.clauses.size(); index = guideline.clauses[index].end) {
    const Clause& clause = guideline.clauses[index];
    if (clause.kind != ClauseKind::rule && clause.kind != ClauseKind::otherwise) continue;
    question_.clear_groups();
    outcomes_.assign(guideline.outcomes.size(), question_.add_group(1, {}));
    outcomes_[clause.outcome] = question_.all(application.applies, clause.literal);
    try_ground(info, consulted, outcomes_, index, decision);
  }
}

}  // namespace guide
