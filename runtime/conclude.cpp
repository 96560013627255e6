#include "runtime/conclude.hpp"

#include <algorithm>

namespace guide {
namespace {

bool agree(const std::vector<Possible>& lanes) {
  return std::all_of(lanes.begin(), lanes.end(), [&](const Possible& lane) { return lane == lanes.front(); });
}

}  // namespace

void Concluder::conclude(const GuidelineInfo& guideline, const Application& application, std::uint32_t base,
                         Conclusion& result) {
  question_.clear();
  const std::uint32_t first = question_.add_run(guideline.body, base);
  outcomes_.clear();
  for (const Literal outcome : application.outcomes) outcomes_.push_back(Question::in_run(first, outcome));
  std::optional<ExactOutcomes> exact;
  if (application.three_values_exact) exact = ExactOutcomes{Question::in_run(first, application.applies)};
  conclude(outcomes_, exact, result);
}

void Concluder::conclude(const Consultation& consultation, std::uint32_t base, std::span<const std::uint32_t> bases,
                         Conclusion& result) {
  const Program& program = question_.evaluation().program();
  question_.clear();
  firsts_.clear();
  for (std::size_t i = 0; i < bases.size(); ++i)
    firsts_.push_back(question_.add_run(program.guidelines[consultation.consulted[i].guideline].body, bases[i]));
  const std::uint32_t first = question_.add_run(consultation, base, firsts_);
  outcomes_.clear();
  for (const Literal outcome : consultation.outcomes) outcomes_.push_back(Question::in_run(first, outcome));
  conclude(outcomes_, std::nullopt, result);
}

void Concluder::conclude(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact, Conclusion& result) {
  result.in_any_case = false;
  result.by_records = false;
  result.beyond_bound = false;
  result.possible.clear();
  result.by_lane.clear();
  completions_.forget();
  all_possible_ = PossibleSet();
  const std::uint32_t lanes = question_.varies() ? question_.lanes() : 1;
  question_.spend(lanes * outcomes.size());
  for (std::uint32_t lane = 0; lane < lanes; ++lane) conclude_lane(outcomes, exact, lane, result);

  const bool agreed = agree(result.by_lane);
  result.whichever_report = agreed && question_.varies();
  result.by_records = !agreed;
  result.kind = agreed ? result.by_lane.front().kind : ConclusionKind::contradictory;
  result.outcome = agreed ? result.by_lane.front().outcome : none;
  result.in_any_case = agreed && result.in_any_case && result.kind != ConclusionKind::undetermined;
  if (result.kind == ConclusionKind::undetermined || result.by_records) all_possible_.append_to(result.possible);
  result.by_lane.resize(question_.lanes(), result.by_lane.front());
}

/// The first line of the table that fits.
void Concluder::conclude_lane(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact, std::uint32_t lane,
                              Conclusion& result) {
  std::uint32_t present = 0;
  std::uint32_t present_outcome = none;
  std::uint32_t open = 0;
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) {
    const Truth value = question_.truth(outcomes[i], lane);
    if (value.present) present_outcome = i;
    present += value.present ? 1 : 0;
    open += value.present || value.absent ? 0 : 1;
  }
  if (present >= 2) {
    all_possible_.contradictory = true;
    result.by_lane.push_back({ConclusionKind::contradictory, none});
  } else if (open == 0 && present == 1) {
    all_possible_.determine(present_outcome);
    result.by_lane.push_back({ConclusionKind::determined, present_outcome});
  } else if (open == 0) {
    all_possible_.silent = true;
    result.by_lane.push_back({ConclusionKind::silent, none});
  } else {
    const PossibleSet found = possible(outcomes, exact, lane);
    all_possible_.add(found);
    result.beyond_bound = result.beyond_bound || found.beyond_bound;
    const std::optional<Possible> only = found.only();
    result.in_any_case = result.in_any_case || only.has_value();
    result.by_lane.push_back(only.value_or(Possible{ConclusionKind::undetermined, none}));
  }
}

PossibleSet Concluder::possible(std::span<const Literal> outcomes, std::optional<ExactOutcomes> exact,
                                std::uint32_t lane) {
  if (!exact) return completions_.possible(outcomes, lane);
  PossibleSet found;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Truth value = question_.truth(outcomes[i], lane);
    if (!value.absent) found.determine(i);
  }
  found.silent = !question_.truth(exact->applies, lane).present;
  return found;
}

}  // namespace guide
