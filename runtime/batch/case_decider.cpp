#include "runtime/batch/case_decider.hpp"

namespace guide::batch {

CaseDecider::CaseDecider(const Program& program)
    : program_(program),
      reader_(program),
      by_service_(program.services.size() + 1, nullptr),
      small_plans_(by_service_.size(), none) {}
CaseDecider::~CaseDecider() = default;

CaseDecider::Service& CaseDecider::make(std::uint32_t service) {
  services_.push_back(std::make_unique<Service>(program_, service, room_));
  Service& made = *services_.back();
  by_service_[index(service)] = &made;
  small_plans_[index(service)] = made.decider.nodes().small_line();
  facts_.make_room_for(made.plan);
  return made;
}

SmallPlan* CaseDecider::small_plan(std::uint32_t service) const {
  const std::uint32_t line = small_plans_[index(service)];
  return line == none ? nullptr : small_plan_at(room_.plans.lines, line);
}

/// Among many plans the one asked for is far away: its lines are called for at once, while the facts are set.
SmallPlan* CaseDecider::fetch(std::uint32_t service, std::size_t size) const {
  SmallPlan* small = small_plan(service);
  if (small == nullptr) return nullptr;
  const auto* at = reinterpret_cast<const char*>(small);
  for (std::size_t offset = 0; offset < size; offset += 64) __builtin_prefetch(at + offset);
  return small;
}

PlacedFacts& CaseDecider::placed(std::uint32_t service) {
  if (fetch(service, SmallPlan::usual_size) == nullptr) one_for(service);
  return facts_;
}

/// By the small plan alone, if it has met the answer of late: nothing else of the service is fetched then.
const Answer& CaseDecider::decide_by(std::uint32_t service) {
  SmallPlan* small = small_plan(service);
  NodeBits& bits = room_.plans.bits;
  if (small != nullptr && kernels_.run_small(*small, facts_.values(), bits)) {
    if (const Answer* recent = small->recent_answer(bits)) return *recent;
  }
  Service& whole = one_for(service);
  facts_.turn_to(whole.plan);
  return whole.decider.decide(facts_);
}

CaseDecider::Decided CaseDecider::decide_read() {
  const std::uint32_t service = reader_.service();
  const SmallPlan* small = fetch(service, SmallPlan::usual_size_for_texts);
  Service& whole = one_for(service);
  if (small == nullptr || small->day() != reader_.as_of()) whole.decider.set_day(reader_.as_of());
  facts_.take(reader_, small != nullptr ? small->facts() : std::span(whole.plan.fact_of_place));
  return {&whole.decider, &decide_by(service)};
}

}  // namespace guide::batch
