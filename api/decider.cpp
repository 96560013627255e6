#include "api/inside.hpp"
#include "runtime/batch/service_decider.hpp"

namespace guide::api {

struct Decider::Inside {
  Inside(std::shared_ptr<const Program> the_program, std::uint32_t service)
      : program(std::move(the_program)), plan(batch::make_plan(*program, service)), decider(plan) {}

  std::shared_ptr<const Program> program;
  batch::Plan plan;
  batch::ServiceDecider decider;
  const batch::Answer* answer = nullptr;
};

namespace {

/// Whether a clause is evaluated for the entries of a record, in a body of its own.
bool is_of_entry(List<guide::Clause> clauses, std::uint32_t clause) {
  for (std::uint32_t i = 0; i < clause; ++i) {
    if (clauses[i].kind == ClauseKind::latest && clause < clauses[i].end) return true;
  }
  return false;
}

}  // namespace

Decider::Decider(std::unique_ptr<Inside> inside)
    : inside_(std::move(inside)), numbers_(inside_->decider.facts().values()) {
  static_assert(nothing_told == batch::untold);
}
Decider::~Decider() = default;
Decider::Decider(Decider&&) noexcept = default;
Decider& Decider::operator=(Decider&&) noexcept = default;

std::optional<Decider> Decider::of(const Library& library, std::string_view service) {
  const auto& program = library.inside_->program;
  std::uint32_t index = none;
  if (!service.empty()) {
    index = program->vocabulary.service_names.find_clear(service);
    if (index == none) return std::nullopt;
  }
  Decider decider(std::make_unique<Inside>(program, index));
  decider.decide();
  return decider;
}

std::optional<Decider::Fact> Decider::fact(std::string_view name) const {
  const Vocabulary& vocabulary = inside_->program->vocabulary;
  const std::uint32_t found = vocabulary.fact_names.find_clear(name);
  if (found == none) return std::nullopt;
  const FactInfo& info = vocabulary.facts[found];
  if (info.type == Type::codes) return std::nullopt;
  const std::uint32_t place = inside_->plan.place_of(found);
  Range bounds = info.bounds;
  if (info.type == Type::date)
    bounds = intersect(bounds, {days_of({1, 1, 1}), days_of({9999, 12, 31})});
  else
    bounds = intersect(bounds, {0, 999'999'999 * scale_of(info.type)});
  const Scaled unit = scale_of(info.type);
  const Range units{ceil_divide(bounds.low, unit), floor_divide(bounds.high, unit)};
  const std::uint64_t reach = static_cast<std::uint64_t>(units.high) - static_cast<std::uint64_t>(units.low);
  return Fact{place == none ? Fact::unread : place, unit, units.low, units.high, reach};
}

void Decider::set_as_of(std::int64_t day) { inside_->decider.set_day(day); }

bool Decider::set(const Fact& fact, std::int64_t low, std::int64_t high) {
  if (low > high || low < fact.low || high > fact.high) return false;
  if (fact.place != Fact::unread) inside_->decider.facts().set(fact.place, {low * fact.unit, high * fact.unit});
  return true;
}

void Decider::clear() { inside_->decider.facts().clear(); }

void Decider::decide() { inside_->answer = &inside_->decider.decide(); }

bool Decider::decide(const Case& the_case, std::size_t request) {
  const guide::Case& inner = the_case.inside_->the_case;
  if (the_case.inside_->program != inside_->program) return false;
  const bool without = inner.requests.empty() && request == 0;
  if (!without && request >= inner.requests.size()) return false;
  const std::uint32_t service = without ? none : inner.requests[request].service;
  if (service != inside_->plan.service) return false;
  inside_->answer = &inside_->decider.decide(inner, without ? none : static_cast<std::uint32_t>(request));
  return true;
}

std::size_t Decider::determinations() const { return inside_->plan.determinations.size(); }

std::string_view Decider::determination(std::size_t index) const {
  return inside_->program->determinations[inside_->plan.determinations[index].use.item].name;
}

std::string_view Decider::outcome(std::size_t index) const {
  const DeterminationInfo& info = inside_->program->determinations[inside_->plan.determinations[index].use.item];
  const Result& result = inside_->answer->determinations[index]->result;
  switch (result.kind) {
    case ResultKind::outcome: return info.outcomes[result.outcome];
    case ResultKind::refer: return "refer";
    case ResultKind::request_information: break;
  }
  return "request_information";
}

std::size_t Decider::guidelines() const { return inside_->plan.guidelines.size(); }

std::string_view Decider::guideline(std::size_t index) const {
  return inside_->program->guidelines[inside_->plan.guidelines[index].use.item].name;
}

std::string_view Decider::conclusion(std::size_t index) const {
  const GuidelineInfo& info = inside_->program->guidelines[inside_->plan.guidelines[index].use.item];
  return conclusion_name(info.outcomes, *inside_->answer->guidelines[index]);
}

State Decider::state(std::size_t guideline, std::uint32_t clause) const {
  const GuidelineInfo& info = inside_->program->guidelines[inside_->plan.guidelines[guideline].use.item];
  if (clause >= info.clauses.size() || is_of_entry(info.clauses, clause)) return State::undocumented;
  return public_state(inside_->decider.state(static_cast<std::uint32_t>(guideline), info.clauses[clause].literal));
}

}  // namespace guide::api
