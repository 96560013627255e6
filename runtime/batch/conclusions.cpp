#include "runtime/batch/conclusions.hpp"

#include "runtime/batch/block_case.hpp"

namespace guide::batch {
namespace {

template <typename Values>
bool is_open(const Values& values, std::span<const Literal> literals) {
  for (Literal literal : literals) {
    if (values.code(literal) == 0) return true;
  }
  return false;
}

/// Two bits for each literal, the first lowest; nothing if they are more than a number holds.
template <typename Values>
std::optional<std::uint64_t> code_of(const Values& values, std::span<const Literal> literals) {
  if (literals.size() > 32) return std::nullopt;
  std::uint64_t key = 0;
  std::uint32_t at = 0;
  for (Literal literal : literals) {
    key |= values.code(literal) << at;
    at += 2;
  }
  return key;
}

constexpr std::size_t most_known = 4096;  // answers kept of one thing

std::uint32_t bits_of(std::size_t literals) { return static_cast<std::uint32_t>(2 * literals); }

Conclusion plain(ConclusionKind kind, std::uint32_t outcome = none) {
  Conclusion conclusion;
  conclusion.kind = kind;
  conclusion.outcome = outcome;
  conclusion.by_lane.push_back({kind, outcome});
  return conclusion;
}

/// From outcomes none of which is open (semantics, section 7).
template <typename Values>
Conclusion conclude_closed(const Values& values, std::span<const Literal> outcomes) {
  std::uint32_t present = 0;
  std::uint32_t which = none;
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) {
    if (values.code(outcomes[i]) != 1) continue;
    ++present;
    which = i;
  }
  if (present >= 2) return plain(ConclusionKind::contradictory);
  return present == 1 ? plain(ConclusionKind::determined, which) : plain(ConclusionKind::silent);
}

template <typename Values>
bool contradictory(const Values& values, std::span<const Literal> outcomes) {
  std::uint32_t present = 0;
  for (Literal outcome : outcomes) present += values.code(outcome) == 1 ? 1 : 0;
  return present >= 2;
}

/// From outcomes some of which are open, where three values are exact: an open outcome is possible, and silence while
/// the guideline does not certainly apply.
template <typename Values>
Conclusion conclude_exact(const Values& values, std::span<const Literal> outcomes, Literal applies) {
  Conclusion conclusion;
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) {
    if (values.code(outcomes[i]) != 2) conclusion.possible.push_back({ConclusionKind::determined, i});
  }
  if (values.code(applies) != 1) conclusion.possible.push_back({ConclusionKind::silent, none});
  if (conclusion.possible.size() != 1) {
    conclusion.kind = ConclusionKind::undetermined;
    conclusion.by_lane.push_back({ConclusionKind::undetermined, none});
    return conclusion;
  }
  const Possible only = conclusion.possible.front();
  conclusion = plain(only.kind, only.outcome);
  conclusion.in_any_case = true;
  return conclusion;
}

void apply(const DeterminationInfo& info, Determined& determined) {
  const Possible lane = determined.conclusion.by_lane.front();
  determined.result = result_of(info, lane);
  determined.by_undetermined = lane.kind == ConclusionKind::undetermined;
  determined.by_contradictory = lane.kind == ConclusionKind::contradictory;
  determined.by_silent = lane.kind == ConclusionKind::silent;
}

}  // namespace

GuidelineConclusions::GuidelineConclusions(const PlannedGuideline& guideline)
    : guideline_(guideline), literals_(guideline.outcomes), known_(bits_of(guideline.outcomes.size() + 1)) {
  literals_.push_back(guideline.applies);
}

template <typename Values>
const Conclusion* GuidelineConclusions::find(const Values& values) {
  const std::optional<std::uint64_t> key = code_of(values, literals_);
  if (!key) return nullptr;
  if (const Conclusion* known = known_.find(*key)) return known;
  if (known_.size() >= most_known) known_.clear();
  const std::vector<Literal>& outcomes = guideline_.outcomes;
  if (contradictory(values, outcomes) || !is_open(values, outcomes)) {
    return known_.add(*key, conclude_closed(values, outcomes));
  }
  return guideline_.exact ? known_.add(*key, conclude_exact(values, outcomes, guideline_.applies)) : nullptr;
}

DeterminationConclusions::DeterminationConclusions(const Plan& plan, const PlannedDetermination& determination)
    : plan_(plan),
      determination_(determination),
      info_(plan.program->determinations[determination.use.item]),
      known_by_outcomes_(bits_of(determination.outcomes.size())),
      known_by_guidelines_(64) {
  for (std::uint32_t index : determination.guidelines) {
    const PlannedGuideline& guideline = plan.guidelines[index];
    consulted_.insert(consulted_.end(), guideline.outcomes.begin(), guideline.outcomes.end());
    consulted_.push_back(guideline.applies);
  }
}

template <typename Values>
bool DeterminationConclusions::by_outcomes(const Values& values) const {
  return !is_open(values, determination_.outcomes) || contradictory(values, determination_.outcomes);
}

/// Whether completions only move the guidelines' conclusions: those open are exact, and read nothing in common.
template <typename Values>
bool DeterminationConclusions::by_guidelines(const Values& values) const {
  std::uint32_t open = 0;
  for (std::uint32_t index : determination_.guidelines) {
    const PlannedGuideline& guideline = plan_.guidelines[index];
    if (!is_open(values, guideline.outcomes)) continue;
    if (!guideline.exact) return false;
    ++open;
  }
  return open <= 1 || determination_.apart;
}

template <typename Values>
const Determined* DeterminationConclusions::find(const Values& values) {
  if (by_outcomes(values)) {
    const std::optional<std::uint64_t> key = code_of(values, determination_.outcomes);
    if (!key) return nullptr;
    if (const Determined* known = known_by_outcomes_.find(*key)) return known;
    if (known_by_outcomes_.size() >= most_known) known_by_outcomes_.clear();
    Determined determined;
    determined.conclusion = conclude_closed(values, determination_.outcomes);
    apply(info_, determined);
    return known_by_outcomes_.add(*key, std::move(determined));
  }
  if (!by_guidelines(values)) return nullptr;
  const std::optional<std::uint64_t> key = code_of(values, consulted_);
  return key ? known_by_guidelines_.find(*key) : nullptr;
}

const Determined* DeterminationConclusions::keep(const Nodes& values, const DeterminationDecision& decision) {
  Determined determined{decision.conclusion, decision.result, decision.by_undetermined, decision.by_contradictory,
                        decision.by_silent};
  const std::optional<std::uint64_t> key = code_of(values, consulted_);
  if (known_by_guidelines_.size() >= most_known) known_by_guidelines_.clear();
  if (key && !by_outcomes(values) && by_guidelines(values))
    return known_by_guidelines_.add(*key, std::move(determined));
  unkept_ = std::move(determined);
  return &unkept_;
}

template const Conclusion* GuidelineConclusions::find(const Nodes&);
template const Conclusion* GuidelineConclusions::find(const BlockCase&);
template const Determined* DeterminationConclusions::find(const Nodes&);
template const Determined* DeterminationConclusions::find(const BlockCase&);

}  // namespace guide::batch
