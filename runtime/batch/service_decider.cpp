#include "runtime/batch/service_decider.hpp"

#include <algorithm>

namespace guide::batch {

/// What the ordinary way needs: made when it is first gone.
struct ServiceDecider::Ordinary {
  explicit Ordinary(const Program& program) : decider(program) {}
  guide::Decider decider;
  Case case_of_slots;
  Decision decision;
};

ServiceDecider::ServiceDecider(const Plan& plan, SharedRoom& room)
    : plan_(plan), small_bits_(room.plans.bits), facts_(plan), nodes_(plan, room.plans), known_(plan, room.answers), seen_(plan) {
  for (const PlannedGuideline& guideline : plan.guidelines) guideline_conclusions_.emplace_back(guideline);
  for (const PlannedDetermination& determination : plan.determinations) {
    determination_conclusions_.emplace_back(plan, determination);
  }
  answer_.guidelines.resize(plan.guidelines.size());
  answer_.determinations.resize(plan.determinations.size());
  evaluated_ = plan.nodes;
  if (SmallPlan* small = nodes_.small()) {
    small->set_deciding(known_.deciding());
  } else {
    evaluated_facts_.resize(plan.stride);
    changed_.reserve(plan.facts.size() + 2);
  }
}

ServiceDecider::ServiceDecider(const Plan& plan) : ServiceDecider(plan, std::make_unique<SharedRoom>()) {}
ServiceDecider::ServiceDecider(const Plan& plan, std::unique_ptr<SharedRoom> room) : ServiceDecider(plan, *room) {
  own_room_ = std::move(room);
}

ServiceDecider::~ServiceDecider() = default;

const Answer& ServiceDecider::decide_large() {
  if (find_changes()) {
    evaluated_ = nodes_.update(facts_, changed_);
  } else {
    nodes_.evaluate(facts_);
    evaluated_ = plan_.nodes;
  }
  std::copy_n(facts_.values(), evaluated_facts_.size(), evaluated_facts_.begin());
  facts_.forget_rewritten();
  evaluated_as_ = nodes_.decisions();
  return conclude(facts_);
}

/// The places that changed since the nodes were evaluated; false if they are many, or the nodes are of other facts.
bool ServiceDecider::find_changes() {
  const std::size_t few = 1 + plan_.facts.size() / 8;
  const auto rewritten = facts_.rewritten();
  if (evaluated_as_ != nodes_.decisions() || evaluated_as_ == 0 || rewritten.size() > few) return false;
  changed_.assign(rewritten.begin(), rewritten.end());
  const Scaled* now = facts_.values();
  for (std::uint32_t place = 0; place < plan_.facts.size() && changed_.size() <= few; ++place) {
    const bool changed = now[place] != evaluated_facts_[place];
    if (changed && now[place] != several_values) changed_.push_back(place);  // those are among the rewritten
  }
  return changed_.size() <= few;
}

/// What follows from the nodes' values, known or not.
const Answer& ServiceDecider::conclude(const PlacedFacts& facts) {
  SmallPlan* small = nodes_.small();
  const Answer* known = known_.find(nodes_);
  if (known == nullptr && find_conclusions()) {
    if (known_.full()) {
      known_.clear();
      if (small != nullptr) small->forget_recent();
    }
    known = known_.keep(nodes_, answer_);
    if (known == nullptr) return answer_;
  }
  if (known == nullptr) {
    complete(facts);
    return answer_;
  }
  if (small != nullptr) small->keep_recent(small_bits_, known);
  return *known;
}

/// Fills the answer; false if completions have to be tried for some part of it.
bool ServiceDecider::find_conclusions() {
  bool all = true;
  for (std::size_t i = 0; i < answer_.guidelines.size(); ++i) {
    answer_.guidelines[i] = guideline_conclusions_[i].find(nodes_);
    all = all && answer_.guidelines[i] != nullptr;
  }
  for (std::size_t i = 0; i < answer_.determinations.size(); ++i) {
    answer_.determinations[i] = determination_conclusions_[i].find(nodes_);
    all = all && answer_.determinations[i] != nullptr;
  }
  return all;
}

/// Finds what is missing in the answer.
void ServiceDecider::complete(const PlacedFacts& facts) {
  const bool may_be_seen = seen_.begin(facts, nodes_);
  const Seen::Found* found = may_be_seen ? seen_.find() : nullptr;
  if (found == nullptr) {
    decide_ordinarily(case_of(facts), plan_.service == none ? none : 0);
    const RequestDecision* decision = ordinary_;
    Seen::Found fresh;
    for (const GuidelineDecision& guideline : decision->guidelines) fresh.guidelines.push_back(guideline.conclusion);
    for (std::size_t i = 0; i < answer_.determinations.size(); ++i) {
      DeterminationConclusions& known = determination_conclusions_[i];
      const Determined* determined = known.find(nodes_);
      if (determined == nullptr) determined = known.keep(nodes_, decision->determinations[i]);
      fresh.determinations.push_back(*determined);
    }
    if (!may_be_seen) return;
    ordinary_at_ = 0;  // the nodes tell the states
    found = &seen_.keep(std::move(fresh));
  }
  for (std::size_t i = 0; i < answer_.guidelines.size(); ++i) answer_.guidelines[i] = &found->guidelines[i];
  for (std::size_t i = 0; i < answer_.determinations.size(); ++i) {
    answer_.determinations[i] = &found->determinations[i];
  }
}

const Answer& ServiceDecider::decide(const Case& the_case, std::uint32_t request) {
  if (load(the_case, request)) return decide();
  decide_ordinarily(the_case, request);
  return answer_;
}

/// Sets the slots from a case; false if some fact is disputed or a record is listed.
bool ServiceDecider::load(const Case& the_case, std::uint32_t request) {
  set_day(the_case.as_of);
  for (std::uint32_t record : plan_.records) {
    if (find_record(the_case, request, record) != nullptr) return false;
  }
  for (std::uint32_t fact : plan_.read) {
    const FactState* told = find_fact(the_case, request, fact);
    if (told != nullptr && told->disputed()) return false;
  }
  for (const PlannedFact& fact : plan_.facts) {
    const FactState* told = find_fact(the_case, request, fact.fact);
    if (told != nullptr && told->disputed()) return false;
  }
  for (std::uint32_t place = 0; place < plan_.facts.size(); ++place) {
    const FactState* told = find_fact(the_case, request, plan_.facts[place].fact);
    if (told == nullptr || !told->documented) {
      facts_.clear(place);
    } else if (plan_.facts[place].codes) {
      facts_.set_codes(place, told->range, told->codes);
    } else {
      facts_.set(place, told->range);
    }
  }
  return true;
}

void ServiceDecider::decide_ordinarily(const Case& the_case, std::uint32_t request) {
  if (!workspace_) workspace_ = std::make_unique<Ordinary>(*plan_.program);
  workspace_->decider.decide(the_case, workspace_->decision);
  ordinary_ = &workspace_->decision.requests[request == none ? 0 : request];
  ordinary_at_ = nodes_.decisions();
  take(*ordinary_);
}

/// The slots as a case, for the ordinary way.
const Case& ServiceDecider::case_of(const PlacedFacts& facts) {
  if (!workspace_) workspace_ = std::make_unique<Ordinary>(*plan_.program);
  Case& made = workspace_->case_of_slots;
  made.as_of = nodes_.day();
  made.requests.resize(plan_.service == none ? 0 : 1);
  if (plan_.service != none) made.requests.front().service = plan_.service;
  made.statements.facts.clear();
  for (std::uint32_t place = 0; place < plan_.facts.size(); ++place) {
    if (!facts.told(place)) continue;
    FactState told;
    told.documented = true;
    told.range = facts.range(place);
    if (const std::vector<std::string>* codes = facts.codes_of(place)) told.codes = *codes;
    made.statements.facts.emplace_back(plan_.facts[place].fact, std::move(told));
  }
  std::sort(made.statements.facts.begin(), made.statements.facts.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return made;
}

void ServiceDecider::take(const RequestDecision& decision) {
  for (std::size_t i = 0; i < answer_.guidelines.size(); ++i) {
    answer_.guidelines[i] = &decision.guidelines[i].conclusion;
  }
  taken_.clear();
  for (const DeterminationDecision& one : decision.determinations) {
    taken_.push_back({one.conclusion, one.result, one.by_undetermined, one.by_contradictory, one.by_silent});
  }
  for (std::size_t i = 0; i < answer_.determinations.size(); ++i) answer_.determinations[i] = &taken_[i];
}

State ServiceDecider::state(std::uint32_t guideline, Literal literal) const {
  if (const RequestDecision* told = ordinary()) return told->trace.state(told->guidelines[guideline].base, literal);
  const Literal known = plan_.guidelines[guideline].nodes[literal.node()];
  return nodes_.state(literal.negated() ? !known : known);
}

}  // namespace guide::batch
