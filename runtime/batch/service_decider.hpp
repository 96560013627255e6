#pragma once
// Decides cases of one service, one at a time, with all states kept. What the case says is bound to slots in code; the
// answers are those of `guide::decide`. Nothing is allocated once every kind of answer has been met.
//
//   ServiceDecider decider(plan);
//   decider.set_day(as_of);
//   decider.facts().set(decider.slot(fact), Range{1, 1});
//   const Answer& answer = decider.decide();

#include <memory>

#include "runtime/batch/known_answers.hpp"
#include "runtime/batch/seen.hpp"

namespace guide::batch {

/// What the deciders of many services have in common.
struct SharedRoom {
  SmallPlanRoom plans;
  AnswerPool answers;
};

class ServiceDecider {
 public:
  /// The plan must outlive it, and so must the room. It belongs to one thread.
  explicit ServiceDecider(const Plan& plan);
  ServiceDecider(const Plan& plan, SharedRoom& room);
  ~ServiceDecider();

  const Plan& plan() const { return plan_; }
  void set_day(Scaled as_of) {
    if (as_of == nodes_.day()) return;
    nodes_.set_day(as_of);
    if (plan_.depends_on_day) evaluated_as_ = 0;
  }
  /// Where a fact of the vocabulary is set; `none` if nothing reads it.
  std::uint32_t slot(std::uint32_t fact) const { return plan_.place_of(fact); }
  /// Null unless the plan is small. Who evaluates it directly has told the day here before.
  SmallPlan* small() const { return nodes_.small(); }
  /// The facts, by slot. They stay from decision to decision.
  PlacedFacts& facts() { return facts_; }

  /// Decides the facts: anew, or, where a plan is not small and few of them changed, only what that reaches.
  const Answer& decide() {
    if (nodes_.small() == nullptr) return decide_large();
    return decide(facts_);
  }
  /// The same of facts that the host has placed and keeps.
  const Answer& decide(const PlacedFacts& facts) {
    SmallPlan* small = nodes_.small();
    if (small == nullptr || !kernels_.run_small(*small, facts.values(), small_bits_)) {
      nodes_.evaluate(facts);
    } else if (const Answer* recent = small->recent_answer(small_bits_)) {
      return *recent;
    }
    evaluated_ = plan_.nodes;
    return conclude(facts);
  }
  /// One request of a case (`none` for a case without requests), whatever it says.
  const Answer& decide(const Case& the_case, std::uint32_t request);

  /// What is known already of a determination of the plan, from values elsewhere; null if nothing.
  template <typename Values>
  const Determined* known(std::uint32_t determination, const Values& values) {
    return determination_conclusions_[determination].find(values);
  }
  /// How many nodes the last decision evaluated because of a change; all of them where it began anew.
  std::uint32_t evaluated() const { return evaluated_; }
  /// The values of the plan's nodes in the last decision, if `ordinary` is null.
  const Nodes& nodes() const { return nodes_; }
  /// Of the last decision: a literal of the body of the plan's guideline, over the whole case.
  State state(std::uint32_t guideline, Literal literal) const;
  /// The decision itself where it was made the ordinary way, and for which request; else null.
  const RequestDecision* ordinary() const { return ordinary_at_ == nodes_.decisions() ? ordinary_ : nullptr; }

 private:
  struct Ordinary;
  ServiceDecider(const Plan& plan, std::unique_ptr<SharedRoom> room);
  const Answer& decide_large();
  bool find_changes();
  bool load(const Case& the_case, std::uint32_t request);
  const Answer& conclude(const PlacedFacts& facts);
  bool find_conclusions();
  void complete(const PlacedFacts& facts);
  void decide_ordinarily(const Case& the_case, std::uint32_t request);
  const Case& case_of(const PlacedFacts& facts);
  void take(const RequestDecision& decision);

  const Plan& plan_;
  std::unique_ptr<SharedRoom> own_room_;
  const Kernels& kernels_ = best_kernels();
  NodeBits& small_bits_;
  PlacedFacts facts_;
  Nodes nodes_;
  std::vector<GuidelineConclusions> guideline_conclusions_;
  std::vector<DeterminationConclusions> determination_conclusions_;
  KnownAnswers known_;
  Answer answer_;
  Seen seen_;
  std::vector<Determined> taken_;
  std::unique_ptr<Ordinary> workspace_;
  const RequestDecision* ordinary_ = nullptr;
  std::uint64_t ordinary_at_ = 0;  // the decisions of the nodes by then

  // Of plans that are not small: the facts that the nodes are of, and after how many decisions of the nodes.
  std::vector<Scaled> evaluated_facts_;
  std::uint64_t evaluated_as_ = 0;
  std::vector<std::uint32_t> changed_;  // places, perhaps several times
  std::uint32_t evaluated_ = 0;
};

}  // namespace guide::batch
