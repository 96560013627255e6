#pragma once
// Decides cases of one service, one at a time, with all states kept. What the case says is bound to slots in code; the
// answers are those of `guide::decide`. Nothing is allocated once every kind of answer has been met.
//
//   ServiceDecider decider(program, plan);
//   decider.set_day(as_of);
//   decider.set(decider.slot(fact), Range{1, 1});
//   const Answer& answer = decider.decide();

#include <memory>

#include "runtime/batch/known_answers.hpp"
#include "runtime/batch/seen.hpp"
#include "runtime/json/plain_reader.hpp"

namespace guide::batch {

class ServiceDecider {
 public:
  /// The plan must outlive it. It belongs to one thread.
  explicit ServiceDecider(const Plan& plan);
  ~ServiceDecider();

  const Plan& plan() const { return plan_; }
  void set_day(Scaled as_of) {
    if (as_of == nodes_.day()) return;
    nodes_.set_day(as_of);
    current_ = false;
  }
  /// Where a fact of the vocabulary is set; `none` if nothing reads it.
  std::uint32_t slot(std::uint32_t fact) const { return plan_.place_of(fact); }
  /// The range is within the fact's bounds and not empty.
  void set(std::uint32_t slot, Range range) {
    facts_.set(slot, range);
    current_ = false;
  }
  void set_codes(std::uint32_t slot, const std::vector<std::string>& normal) {
    facts_.set_codes(slot, normal);
    current_ = false;
  }
  void clear(std::uint32_t slot) {
    facts_.clear(slot);
    current_ = false;
  }
  void clear() {
    facts_.clear();
    current_ = false;
  }
  /// The same as `set` and `clear`, for hosts that change a fact or two between decisions: the next one evaluates only
  /// what the change reaches.
  void change(std::uint32_t slot, Range range) {
    if (facts_.told(slot) && facts_.range(slot) == range) return;
    facts_.set(slot, range);
    note_change(slot);
  }
  void withdraw(std::uint32_t slot) {
    if (!facts_.told(slot)) return;
    facts_.clear(slot);
    note_change(slot);
  }

  /// The facts by place, for hosts that set many at once and then call `decide` with them.
  PlacedFacts& facts() {
    current_ = false;
    return facts_;
  }

  const Answer& decide() {
    if (current_ && changed_.size() <= few_changes()) return decide_changed();
    const Answer& answer = decide(facts_);
    current_ = true;
    changed_.clear();
    return answer;
  }
  /// The same of facts that the host has placed and keeps.
  const Answer& decide(const PlacedFacts& facts) {
    ordinary_ = nullptr;
    current_ = false;
    nodes_.evaluate(facts);
    const Answer* known = known_.find(nodes_);
    return known != nullptr ? *known : conclude(facts);
  }
  /// A plain case for this service, as it was just read.
  const Answer& decide(const json::PlainReader& read) {
    set_day(read.as_of());
    facts_.take(read);
    return decide(facts_);
  }
  /// One request of a case (`none` for a case without requests), whatever it says.
  const Answer& decide(const Case& the_case, std::uint32_t request);

  /// What is known already of a determination of the plan, from values elsewhere; null if nothing.
  template <typename Values>
  const Determined* known(std::uint32_t determination, const Values& values) {
    return determination_conclusions_[determination].find(values);
  }
  /// How many nodes the last decision evaluated because of a change; all of them where it began anew.
  std::uint32_t evaluated() const { return current_ ? evaluated_ : plan_.nodes; }
  /// The values of the plan's nodes in the last decision, if `ordinary` is null.
  const Nodes& nodes() const { return nodes_; }
  /// Of the last decision: a literal of the body of the plan's guideline, over the whole case.
  State state(std::uint32_t guideline, Literal literal) const;
  /// The decision itself where it was made the ordinary way, and for which request; else null.
  const RequestDecision* ordinary() const { return ordinary_; }

 private:
  struct Ordinary;
  const Answer& decide_changed();
  /// With more of them it is quicker to begin anew.
  std::size_t few_changes() const { return plan_.small ? 1 : 1 + plan_.facts.size() / 8; }
  void note_change(std::uint32_t place) {
    if (changed_.size() <= few_changes()) changed_.push_back(place);
  }
  bool load(const Case& the_case, std::uint32_t request);
  void load_codes(std::uint32_t place, const FactState& told);
  const Answer& conclude(const PlacedFacts& facts);
  bool find_conclusions();
  void complete(const PlacedFacts& facts);
  void decide_ordinarily(const Case& the_case, std::uint32_t request);
  const Case& case_of(const PlacedFacts& facts);
  void take(const RequestDecision& decision);

  const Plan& plan_;
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
  bool current_ = false;                // the nodes are those of `facts_`, but for what changed since
  std::vector<std::uint32_t> changed_;  // places, perhaps several times
  std::uint32_t evaluated_ = 0;
};

}  // namespace guide::batch
