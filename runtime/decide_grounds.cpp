// Grounds (semantics, section 9): what alone leads to the same result by the same determination.

#include <algorithm>

#include "runtime/decide.hpp"

namespace guide {
namespace {

/// Whether each of the guideline's outcomes leads to an outcome of its own: then so do its conclusions.
bool distinctly_mapped(const Consulted& consulted) {
  for (std::size_t i = 0; i < consulted.mapped.size(); ++i) {
    if (consulted.mapped[i] == none) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (consulted.mapped[i] == consulted.mapped[j]) return false;
    }
  }
  return true;
}

Possible determined(const Consulted& consulted, std::uint32_t outcome) {
  const std::uint32_t mapped = consulted.mapped[outcome];
  if (mapped == none) return {ConclusionKind::silent, none};
  return {ConclusionKind::determined, mapped};
}

constexpr Possible silent{ConclusionKind::silent, none};
constexpr Possible undetermined{ConclusionKind::undetermined, none};

}  // namespace

void Decider::find_grounds(const RequestDecision& request, DeterminationDecision& decision) {
  decision.grounds.clear();
  const DeterminationInfo& info = program_.determinations[decision.determination];
  const Consultation& consultation = info.consultations[decision.consultation];
  for (std::size_t i = 0; i < consultation.consulted.size(); ++i) {
    const Consulted& consulted = consultation.consulted[i];
    const GuidelineInfo& guideline = program_.guidelines[consulted.guideline];
    const Application& application = guideline.applications[consulted.application];
    question_.clear();
    question_.add_run(guideline.body, bases_[i]);
    ground_ = {&info, &consulted, &application, distinctly_mapped(consulted)};
    try_guideline(find(request, consulted.guideline), decision);
    if (guideline.requires_only) {
      conditions_.clear();
      try_requirements(0, static_cast<std::uint32_t>(guideline.clauses.size()), decision);
    } else {
      try_rules(decision);
    }
  }
}

/// The result that a conclusion in every lane gives; nothing where all are silent. A lane without one leaves it to
/// trying.
template <typename ConclusionOfLane>
Decider::Alone Decider::result_alone(ConclusionOfLane conclusion_of) const {
  const std::uint32_t lanes = question_.varies() ? question_.lanes() : 1;
  question_.spend(lanes);
  Alone alone;
  bool all_silent = true;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    const std::optional<Possible> conclusion = conclusion_of(lane);
    if (!conclusion) {
      alone.known = false;
      return alone;
    }
    const Result result = result_of(*ground_.info, *conclusion);
    all_silent = all_silent && conclusion->kind == ConclusionKind::silent;
    if (lane == 0) alone.result = result;
    alone.differs = alone.differs || result != alone.result;
  }
  if (alone.differs) alone.result = ground_.info->contradictory.result;
  alone.silent = all_silent;
  return alone;
}

void Decider::add_ground(const Alone& alone, std::uint32_t clause, DeterminationDecision& decision) {
  if (alone.silent || alone.result != decision.result) return;
  decision.grounds.push_back({ground_.consulted->guideline, clause});
}

/// The whole guideline: its own conclusion, by the determination's names, unless some outcome is ignored or shared.
void Decider::try_guideline(const GuidelineDecision& guideline, DeterminationDecision& decision) {
  if (!ground_.distinct) return try_outcomes(ground_.application->outcomes, none, decision);
  const Alone alone = result_alone([&](std::uint32_t lane) {
    Possible conclusion = guideline.conclusion.by_lane[lane];
    if (conclusion.kind == ConclusionKind::determined) conclusion = determined(*ground_.consulted, conclusion.outcome);
    return std::optional(conclusion);
  });
  add_ground(alone, none, decision);
}

/// Outcomes of the guideline that three values leave open: concluded as the determination would.
void Decider::try_outcomes(std::span<const Literal> outcomes, std::uint32_t clause, DeterminationDecision& decision) {
  mapped_.clear();
  for (std::uint32_t outcome = 0; outcome < ground_.info->outcomes.size(); ++outcome) {
    own_outcomes_.clear();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (ground_.consulted->mapped[i] == outcome) own_outcomes_.push_back(outcomes[i]);
    }
    mapped_.push_back(own_outcomes_.size() == 1 ? own_outcomes_.front() : question_.add_group(1, own_outcomes_));
  }
  std::optional<ExactOutcomes> exact;
  if (ground_.application->three_values_exact && ground_.distinct) exact = ExactOutcomes{ground_.application->applies};
  concluder_.conclude(mapped_, exact, alone_);
  add_ground(result_alone([&](std::uint32_t lane) { return std::optional(alone_.by_lane[lane]); }), clause, decision);
}

/// Each requirement alone; one under `when` counts only where all the conditions around it hold.
void Decider::try_requirements(std::uint32_t begin, std::uint32_t end, DeterminationDecision& decision) {
  const GuidelineInfo& guideline = program_.guidelines[ground_.consulted->guideline];
  for (std::uint32_t index = begin; index < end; index = guideline.clauses[index].end) {
    const Clause& clause = guideline.clauses[index];
    if (clause.kind == ClauseKind::when) {
      const Clause& condition = guideline.clauses[index + 1];
      conditions_.push_back(!condition.literal);
      try_requirements(condition.end, clause.end, decision);
      conditions_.pop_back();
    } else if (clause.kind == ClauseKind::require) {
      conditions_.push_back(clause.literal);
      try_requirement(index, decision);
      conditions_.pop_back();
    }
  }
}

/// Met where any of `conditions_` holds. Where three values are exact, open is undetermined, and nothing is completed.
void Decider::try_requirement(std::uint32_t clause, DeterminationDecision& decision) {
  const Literal applies = ground_.application->applies;
  const bool exact = ground_.application->three_values_exact && ground_.distinct;
  const Alone alone = result_alone([&](std::uint32_t lane) -> std::optional<Possible> {
    const Truth speaks = question_.truth(applies, lane);
    if (speaks.absent) return silent;
    Truth met{false, true};
    for (Literal condition : conditions_) {
      const Truth truth = question_.truth(condition, lane);
      met = {met.present || truth.present, met.absent && truth.absent};
    }
    const bool open = !speaks.present || (!met.present && !met.absent);
    if (open) return exact ? std::optional(undetermined) : std::nullopt;
    return determined(*ground_.consulted, met.present ? 0 : 1);
  });
  if (alone.known) return add_ground(alone, clause, decision);
  question_.clear_groups();
  const Literal met = question_.add_group(1, conditions_);
  const std::array outcomes{question_.all(applies, met), question_.all(applies, !met)};
  try_outcomes(outcomes, clause, decision);
}

/// Each rule alone: its outcome has the rule's value, all others are absent.
void Decider::try_rules(DeterminationDecision& decision) {
  const GuidelineInfo& guideline = program_.guidelines[ground_.consulted->guideline];
  const Literal applies = ground_.application->applies;
  for (std::uint32_t index = 0; index < guideline.clauses.size(); index = guideline.clauses[index].end) {
    const Clause& clause = guideline.clauses[index];
    if (clause.kind != ClauseKind::rule && clause.kind != ClauseKind::otherwise) continue;
    const Alone alone = result_alone([&](std::uint32_t lane) -> std::optional<Possible> {
      const Truth speaks = question_.truth(applies, lane);
      const Truth acts = question_.truth(clause.literal, lane);
      if (speaks.absent || acts.absent) return silent;
      if (speaks.present && acts.present) return determined(*ground_.consulted, clause.outcome);
      return std::nullopt;
    });
    if (alone.known) {
      add_ground(alone, index, decision);
      continue;
    }
    question_.clear_groups();
    outcomes_.assign(guideline.outcomes.size(), question_.add_group(1, {}));
    outcomes_[clause.outcome] = question_.all(applies, clause.literal);
    try_outcomes(outcomes_, index, decision);
  }
}

}  // namespace guide
