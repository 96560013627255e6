#include <new>

#include "api/inside.hpp"
#include "runtime/decide.hpp"

namespace guide::api {

struct CaseDecider::Inside {
  explicit Inside(std::shared_ptr<const Program> the_program, const Limits& the_limits)
      : program(std::move(the_program)), limits(the_limits), decider(*program) {}

  std::shared_ptr<const Program> program;
  Limits limits;
  guide::Decider decider;
  guide::Decision decision;
  std::shared_ptr<const Case::Inside> the_case;  // decided last; null if that failed

  const RequestDecision* item(std::size_t index) const {
    return the_case != nullptr && index < decision.requests.size() ? &decision.requests[index] : nullptr;
  }
};

CaseDecider::CaseDecider(const Library& library)
    : inside_(std::make_unique<Inside>(library.inside_->program, library.inside_->limits)) {}
CaseDecider::~CaseDecider() = default;
CaseDecider::CaseDecider(CaseDecider&&) noexcept = default;
CaseDecider& CaseDecider::operator=(CaseDecider&&) noexcept = default;

CaseDecider::Status CaseDecider::decide(const Case& the_case) try {
  inside_->the_case = nullptr;
  const Program& program = *inside_->program;
  if (the_case.inside_->program != inside_->program) return Status::other_library;
  const guide::Case& inner = the_case.inside_->the_case;
  const std::uint64_t work = work_limit(program, inner, inside_->limits);
  if (!inside_->decider.decide(inner, inside_->decision, work)) return Status::too_much_work;
  inside_->the_case = the_case.inside_;
  return Status::decided;
} catch (const std::bad_alloc&) {
  return Status::out_of_memory;
}

std::size_t CaseDecider::item_count() const {
  return inside_->the_case == nullptr ? 0 : inside_->decision.requests.size();
}

std::size_t CaseDecider::determination_count(std::size_t index) const {
  const RequestDecision* item = inside_->item(index);
  return item == nullptr ? 0 : item->determinations.size();
}

std::size_t CaseDecider::guideline_count(std::size_t index) const {
  const RequestDecision* item = inside_->item(index);
  return item == nullptr ? 0 : item->guidelines.size();
}

std::string_view CaseDecider::outcome(std::size_t index, std::size_t determination) const {
  if (determination >= determination_count(index)) return {};
  const DeterminationDecision& decided = inside_->item(index)->determinations[determination];
  return result_name(inside_->program->determinations[decided.determination], decided.result);
}

std::string_view CaseDecider::conclusion(std::size_t index, std::size_t guideline) const {
  if (guideline >= guideline_count(index)) return {};
  const GuidelineDecision& decided = inside_->item(index)->guidelines[guideline];
  return conclusion_name(inside_->program->guidelines[decided.guideline].outcomes, decided.conclusion);
}

std::optional<Decision> CaseDecider::decision() const {
  if (inside_->the_case == nullptr) return std::nullopt;
  return Decision(std::make_shared<Decision::Inside>(
      Decision::Inside{inside_->program, inside_->the_case, inside_->decision}));
}

}  // namespace guide::api
