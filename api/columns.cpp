#include "runtime/batch/columns.hpp"

#include "api/inside.hpp"
#include "guide/columns.hpp"

namespace guide::api {

struct ColumnDecider::Inside {
  Inside(std::shared_ptr<const Program> the_program, std::uint32_t service, batch::StatesOf states)
      : program(std::move(the_program)), plan(batch::make_plan(*program, service)), decider(plan, states) {}

  const GuidelineInfo& guideline(std::size_t index) const { return program->guidelines[plan.guidelines[index].use.item]; }
  const DeterminationInfo& determination(std::size_t index) const {
    return program->determinations[plan.determinations[index].use.item];
  }

  std::shared_ptr<const Program> program;
  batch::Plan plan;
  batch::ColumnDecider decider;
};

ColumnDecider::ColumnDecider(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
ColumnDecider::~ColumnDecider() = default;
ColumnDecider::ColumnDecider(ColumnDecider&&) noexcept = default;
ColumnDecider& ColumnDecider::operator=(ColumnDecider&&) noexcept = default;

std::optional<ColumnDecider> ColumnDecider::of(const Library& library, std::string_view service, bool all_clauses) {
  const auto& program = library.inside_->program;
  std::uint32_t index = none;
  if (!service.empty()) {
    index = program->vocabulary.service_names.find_clear(service);
    if (index == none) return std::nullopt;
  }
  const auto states = all_clauses ? batch::StatesOf::all_clauses : batch::StatesOf::top_clauses;
  return ColumnDecider(std::make_unique<Inside>(program, index, states));
}

std::optional<std::string> ColumnDecider::bind(const ArrowSchema& schema) { return inside_->decider.bind(schema); }

std::optional<std::string> ColumnDecider::decide(const ArrowArray& batch, std::int64_t as_of, ColumnResults& results) {
  return inside_->decider.decide(batch, as_of, results);
}

std::size_t ColumnDecider::determinations() const { return inside_->plan.determinations.size(); }
std::string_view ColumnDecider::determination(std::size_t index) const { return inside_->determination(index).name; }
std::vector<std::string_view> ColumnDecider::outcomes_of_determination(std::size_t index) const {
  const List<Text> names = inside_->determination(index).outcomes;
  return {names.begin(), names.end()};
}
std::size_t ColumnDecider::guidelines() const { return inside_->plan.guidelines.size(); }
std::string_view ColumnDecider::guideline(std::size_t index) const { return inside_->guideline(index).name; }
std::vector<std::string_view> ColumnDecider::outcomes_of_guideline(std::size_t index) const {
  const List<Text> names = inside_->guideline(index).outcomes;
  return {names.begin(), names.end()};
}

}  // namespace guide::api
