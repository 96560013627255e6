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

ServiceDecider::ServiceDecider(const Plan& plan) : plan_(plan), facts_(plan), nodes_(plan), known_(plan), seen_(plan) {
  for (const PlannedGuideline& guideline : plan.guidelines) guideline_conclusions_.emplace_back(guideline);
  for (const PlannedDetermination& determination : plan.determinations) {
    determination_conclusions_.emplace_back(plan, determination);
  }
  answer_.guidelines.resize(plan.guidelines.size());
  answer_.determinations.resize(plan.determinations.size());
}

ServiceDecider::~ServiceDecider() = default;

const Answer& ServiceDecider::decide_changed() {
  ordinary_ = nullptr;
  evaluated_ = nodes_.update(facts_, changed_);
  changed_.clear();
  const Answer* known = known_.find(nodes_);
  return known != nullptr ? *known : conclude(facts_);
}

/// What is not known yet of the nodes' values.
const Answer& ServiceDecider::conclude(const PlacedFacts& facts) {
  if (find_conclusions())
    known_.keep(nodes_, answer_);
  else
    complete(facts);
  return answer_;
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
    ordinary_ = nullptr;  // the nodes tell the states
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

/// Sets the slots from a case, noting what changes; false if some fact is disputed or a record is listed.
bool ServiceDecider::load(const Case& the_case, std::uint32_t request) {
  set_day(the_case.as_of);
  for (std::uint32_t record : plan_.records) {
    if (find_record(the_case, request, record) != nullptr) return false;
  }
  for (std::uint32_t fact : plan_.read) {
    const FactState* told = find_fact(the_case, request, fact);
    if (told != nullptr && told->disputed()) return false;
  }
  for (std::uint32_t place = 0; place < plan_.facts.size(); ++place) {
    const FactState* told = find_fact(the_case, request, plan_.facts[place].fact);
    if (told != nullptr && told->disputed()) return false;
  }
  for (std::uint32_t place = 0; place < plan_.facts.size(); ++place) {
    const FactState* told = find_fact(the_case, request, plan_.facts[place].fact);
    if (told == nullptr || !told->documented) {
      withdraw(place);
    } else if (plan_.facts[place].codes) {
      load_codes(place, *told);
    } else {
      change(place, told->range);
    }
  }
  return true;
}

void ServiceDecider::load_codes(std::uint32_t place, const FactState& told) {
  if (facts_.told(place) && facts_.codes(place) == told.codes) return;
  facts_.set(place, told.range);
  facts_.set_codes(place, told.codes);
  note_change(place);
}

void ServiceDecider::decide_ordinarily(const Case& the_case, std::uint32_t request) {
  if (!workspace_) workspace_ = std::make_unique<Ordinary>(*plan_.program);
  workspace_->decider.decide(the_case, workspace_->decision);
  ordinary_ = &workspace_->decision.requests[request == none ? 0 : request];
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
  if (ordinary_ != nullptr) return ordinary_->trace.state(ordinary_->guidelines[guideline].base, literal);
  const Literal known = plan_.guidelines[guideline].nodes[literal.node()];
  return nodes_.state(literal.negated() ? !known : known);
}

}  // namespace guide::batch
