#pragma once
// Decides cases of one service, one at a time, with all states kept. What the case says is bound to slots in code; the
// answers are those of `guide::decide`. Nothing is allocated once every kind of answer has been met.
//
//   ServiceDecider decider(program, plan);
//   decider.set_day(as_of);
//   decider.set(decider.slot(fact), Range{1, 1});
//   const Answer& answer = decider.decide();

#include <memory>

#include "runtime/batch/conclusions.hpp"
#include "runtime/batch/seen.hpp"

namespace guide::batch {

/// Parallel to the guidelines and determinations of the plan. Valid until the next decision.
struct Answer {
  std::vector<const Conclusion*> guidelines;
  std::vector<const Determined*> determinations;
};

class ServiceDecider {
 public:
  /// The plan must outlive it. It belongs to one thread.
  explicit ServiceDecider(const Plan& plan);
  ~ServiceDecider();

  const Plan& plan() const { return plan_; }
  void set_day(Scaled as_of) {
    if (as_of != nodes_.day()) nodes_.set_day(as_of);
  }
  /// Where a fact of the vocabulary is set; `none` if nothing reads it.
  std::uint32_t slot(std::uint32_t fact) const { return plan_.place_of(fact); }
  /// The range is within the fact's bounds and not empty.
  void set(std::uint32_t slot, Range range) { facts_.set(slot, range); }
  void set_codes(std::uint32_t slot, const std::vector<std::string>& normal) { facts_.set_codes(slot, normal); }
  void clear(std::uint32_t slot) { facts_.clear(slot); }
  void clear() { facts_.clear(); }

  const Answer& decide();
  /// One request of a case (`none` for a case without requests), whatever it says.
  const Answer& decide(const Case& the_case, std::uint32_t request);

  /// Of the last decision: a literal of the body of the plan's guideline, over the whole case.
  State state(std::uint32_t guideline, Literal literal) const;
  /// The decision itself where it was made the ordinary way, and for which request; else null.
  const RequestDecision* ordinary() const { return ordinary_; }

 private:
  struct Ordinary;
  bool load(const Case& the_case, std::uint32_t request);
  bool find_conclusions();
  void complete();
  void decide_ordinarily(const Case& the_case, std::uint32_t request);
  const Case& case_of_slots();
  void take(const RequestDecision& decision);

  const Plan& plan_;
  PlacedFacts facts_;
  Nodes nodes_;
  std::vector<GuidelineConclusions> guideline_conclusions_;
  std::vector<DeterminationConclusions> determination_conclusions_;
  Answer answer_;
  Seen seen_;
  std::vector<Determined> taken_;
  std::unique_ptr<Ordinary> workspace_;
  const RequestDecision* ordinary_ = nullptr;
};

}  // namespace guide::batch
