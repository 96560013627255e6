#include "runtime/batch/case_decider.hpp"

namespace guide::batch {

struct CaseDecider::Service {
  Service(const Program& program, std::uint32_t service) : plan(make_plan(program, service)), decider(plan) {}
  Plan plan;
  ServiceDecider decider;
};

CaseDecider::CaseDecider(const Program& program)
    : program_(program), reader_(program), deciders_(program.services.size() + 1, nullptr) {}
CaseDecider::~CaseDecider() = default;

ServiceDecider& CaseDecider::make(std::uint32_t service) {
  services_.push_back(std::make_unique<Service>(program_, service));
  ServiceDecider& decider = services_.back()->decider;
  deciders_[service == none ? deciders_.size() - 1 : service] = &decider;
  return decider;
}

}  // namespace guide::batch
