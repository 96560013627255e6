#include "runtime/explain/inquiry.hpp"

#include <algorithm>

#include "runtime/decide.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

/// The answer in words: the region of values that `values[i]` stands for.
std::string region_text(const FactInfo& info, const std::vector<Scaled>& values, std::size_t i) {
  if (info.type == Type::finding || info.type == Type::choice) return value_text(info, {values[i], values[i]});
  const Scaled low = i == 0 ? info.bounds.low : values[i];
  const Scaled high = i + 1 == values.size() ? info.bounds.high : values[i + 1] - 1;
  return region_words(info, {low, high});
}

/// Decides the case of one request with one fact documented otherwise, again and again in the same memory.
class Variations {
 public:
  Variations(const Program& program, const Case& the_case, const RequestDecision& request)
      : program_(program), single_(single_request(the_case, request)), decider_(program, Account::results) {}

  const RequestDecision& with(std::uint32_t fact, Scaled value) {
    tried_ = single_;
    document(tried_, fact, documented_as(program_.vocabulary.facts[fact], value));
    decider_.decide(tried_, decision_);
    return decision_.requests.front();
  }
  /// The case that was decided last.
  const Case& tried() const { return tried_; }

 private:
  const Program& program_;
  Case single_;
  Case tried_;
  Decider decider_;
  Decision decision_;
};

}  // namespace

std::string results_text(const Program& program, const RequestDecision& request) {
  std::string text;
  for (const DeterminationDecision& decision : request.determinations) {
    if (!text.empty()) text += "; ";
    text += result_text(program.determinations[decision.determination], decision.result);
  }
  if (!request.determinations.empty()) return text;
  for (const GuidelineDecision& guideline : request.guidelines) {
    if (!text.empty()) text += "; ";
    const GuidelineInfo& info = program.guidelines[guideline.guideline];
    text += possible_text(info.outcomes, {guideline.conclusion.kind, guideline.conclusion.outcome});
  }
  return text;
}

std::optional<NextQuestion> next_question(const Program& program, const Case& the_case, const RequestDecision& request,
                                          const std::vector<std::uint32_t>& passed) {
  Variations variations(program, the_case, request);
  std::optional<NextQuestion> best;
  double least = 0;
  for (const std::uint32_t fact : open_questions(program, the_case, request).facts) {
    if (std::find(passed.begin(), passed.end(), fact) != passed.end()) continue;
    const FactInfo& info = program.vocabulary.facts[fact];
    const std::vector<Scaled> values = telling_values(program, the_case, request, fact);
    NextQuestion question{fact, label_of(info), {}};
    double open = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const RequestDecision& tried = variations.with(fact, values[i]);
      const OpenQuestions left = open_questions(program, variations.tried(), tried);
      AnswerEffect effect{values[i], region_text(info, values, i), left.facts.size() + left.records.size(),
                          results_text(program, tried)};
      open += static_cast<double>(effect.still_open);
      question.effects.push_back(std::move(effect));
    }
    // Code facts have no values to try: they are asked when nothing else is left.
    const double average = values.empty() ? 1e9 : open / static_cast<double>(values.size());
    if (best && average >= least) continue;
    least = average;
    best = std::move(question);
  }
  return best;
}

std::vector<Hinge> sensitivity(const Program& program, const Case& the_case, const RequestDecision& request) {
  Variations variations(program, the_case, request);
  const std::string present_result = results_text(program, request);
  std::vector<Hinge> hinges;
  for (const std::uint32_t fact : facts_read(program, request)) {
    const FactState* state = find_fact(the_case, request.request, fact);
    const FactInfo& fact_info = program.vocabulary.facts[fact];
    if (!state || !state->documented || state->disputed() || fact_info.type == Type::codes) continue;
    const std::vector<Scaled> values = telling_values(program, the_case, request, fact);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Scaled end = i + 1 == values.size() ? unbounded_above : values[i + 1] - 1;
      const bool is_now = state->range.low <= end && (i == 0 || values[i] <= state->range.high);
      if (is_now) continue;
      const std::string result = results_text(program, variations.with(fact, values[i]));
      if (result == present_result) continue;
      hinges.push_back(
          {fact, label_of(fact_info), value_text(fact_info, state->range), region_text(fact_info, values, i), result});
    }
  }
  return hinges;
}

}  // namespace guide::explain
