#include "runtime/batch/small_plan.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <new>

#include "runtime/batch/comparisons.hpp"

namespace guide::batch {

bool is_difference(const Plan& plan, const Step& step) {
  if (step.kind != StepKind::quantity || step.b != 2) return false;
  const PlannedTerm* terms = plan.terms.data() + step.a;
  const auto free = [&](const PlannedTerm& term) {
    return term.kind == PlannedTerm::Kind::place && plan.facts[term.index].unsaid == Range{};
  };
  return free(terms[0]) && free(terms[1]) && terms[0].coefficient * terms[1].coefficient == -1;
}

namespace {

/// An operand written twice counts twice: masks cannot say that.
bool fits_masks(const Plan& plan, std::uint32_t index) {
  const Step& step = plan.steps[index];
  if (step.kind != StepKind::at_least) return step.kind == StepKind::any;
  const OperandMask& mask = plan.masks[plan.mask_begin[index]];
  const auto operands = static_cast<std::uint32_t>(std::popcount(mask.plain) + std::popcount(mask.negated));
  return operands == step.b;
}

bool is_small(const Plan& plan) {
  if (plan.words != 1 || plan.facts.size() > 64) return false;
  for (std::uint32_t i = plan.plain_steps; i < plan.steps.size(); ++i) {
    if (!fits_masks(plan, i)) return false;
  }
  return true;
}

}  // namespace

/// Measures the arrays, then fills them.
class SmallPlanMaker {
 public:
  explicit SmallPlanMaker(const Plan& plan) : plan_(plan), groups_(plan.steps.size() - plan.plain_steps) {
    for (std::uint32_t i = 0; i < plan.plain_steps; ++i) add_leaf(i);
    for (std::uint32_t node = plan.own_tests; node < plan.tests; ++node) {
      further_.push_back({plan.first[node], plan.last[node], plan.test_place[node], node});
    }
    for (std::size_t level = 0; level < plan.level_begin.size(); ++level) {
      levels_.push_back(plan.level_begin[level] - plan.plain_steps);
    }
  }

  SmallPlan* make(LineRoom& room) const {
    SmallPlan head;
    const std::size_t lines = std::max<std::size_t>((plan_.facts.size() + 7) / 8, 1);
    head.lines = static_cast<std::uint8_t>(lines);
    head.first_group = static_cast<std::uint8_t>(plan_.tests + plan_.plain_steps);
    head.group_count = static_cast<std::uint8_t>(groups_);
    head.difference_count = static_cast<std::uint8_t>(differences_.size());
    head.further_count = static_cast<std::uint8_t>(further_.size());
    head.level_count = static_cast<std::uint8_t>(levels_.size() - 1);
    head.place_count = static_cast<std::uint8_t>(plan_.facts.size());
    head.other_leaves = other_leaves_;
    head.tests = ones(plan_.own_tests);
    head.places = ones(plan_.facts.size());
    head.counts = std::any_of(plan_.steps.begin() + plan_.plain_steps, plan_.steps.end(),
                              [](const Step& step) { return step.k > 1; });
    head.by_levels = !head.counts && groups_ >= 6 * (levels_.size() - 1);

    std::size_t size = sizeof(SmallPlan) + SmallPlan::recent_count * sizeof(RecentAnswer);
    std::size_t next = 0;
    const auto add = [&](std::size_t bytes) {
      head.offsets[next++] = static_cast<std::uint16_t>(size);
      size += (bytes + 7) / 8 * 8;
    };
    add(groups_ * 16 + (head.by_levels ? 64 : 0));  // vectors may read behind the masks
    add(head.counts ? groups_ : 0);
    add(differences_.size() * sizeof(SmallDifference));
    add(further_.size() * sizeof(FurtherTest));
    add(lines * Plan::padding * sizeof(Scaled));
    add(lines * Plan::padding * sizeof(Scaled));
    add(plan_.facts.size() * sizeof(std::uint32_t));
    add(levels_.size() * sizeof(std::uint32_t));
    if (size > std::numeric_limits<std::uint16_t>::max()) return nullptr;
    auto* made = new (room.take(size)) SmallPlan(head);
    fill(*made);
    return made;
  }

 private:
  void add_leaf(std::uint32_t index) {
    const Step& step = plan_.steps[index];
    if (step.kind == StepKind::fixed || step.kind == StepKind::in_force) return;
    if (!is_difference(plan_, step)) {
      other_leaves_ = true;
      return;
    }
    const PlannedTerm* terms = plan_.terms.data() + step.a;
    const bool first_less = terms[0].coefficient < 0;
    differences_.push_back({step.threshold, static_cast<std::uint16_t>(terms[first_less ? 1 : 0].index),
                            static_cast<std::uint16_t>(terms[first_less ? 0 : 1].index),
                            static_cast<std::uint8_t>(plan_.tests + index), step.equals});
  }

  void fill(SmallPlan& plan) const {
    plan.forget_recent();
    std::fill_n(plan.first(), plan.lines * Plan::padding, unbounded_above);
    std::fill_n(plan.last(), plan.lines * Plan::padding, unbounded_below);
    std::copy_n(plan_.first.begin(), plan_.own_tests, plan.first());
    std::copy_n(plan_.last.begin(), plan_.own_tests, plan.last());
    auto* masks = static_cast<std::uint64_t*>(plan.array(0));
    for (std::size_t i = 0; i < groups_; ++i) {
      const std::size_t step = plan_.plain_steps + i;
      const OperandMask& mask = plan_.masks[plan_.mask_begin[step]];
      masks[plan.by_levels ? i : 2 * i] = mask.plain;
      masks[plan.by_levels ? groups_ + i : 2 * i + 1] = mask.negated;
      if (plan.counts) static_cast<std::uint8_t*>(plan.array(1))[i] = static_cast<std::uint8_t>(plan_.steps[step].k);
    }
    if (plan.by_levels) std::fill_n(masks + 2 * groups_, 8, 0);
    std::copy(differences_.begin(), differences_.end(), plan.differences());
    std::copy(further_.begin(), further_.end(), plan.further());
    for (std::size_t place = 0; place < plan_.facts.size(); ++place) {
      static_cast<std::uint32_t*>(plan.array(6))[place] = plan_.facts[place].fact;
    }
    std::copy(levels_.begin(), levels_.end(), static_cast<std::uint32_t*>(plan.array(7)));
  }

  const Plan& plan_;
  std::size_t groups_;
  std::vector<SmallDifference> differences_;
  std::vector<FurtherTest> further_;
  std::vector<std::uint32_t> levels_;
  bool other_leaves_ = false;
};

SmallPlan* make_small_plan(const Plan& plan, LineRoom& room) {
  return is_small(plan) ? SmallPlanMaker(plan).make(room) : nullptr;
}

void take_day(SmallPlan& small, const Plan& plan, const OfDay& of_day) {
  small.base_present = of_day.base[0];
  small.base_absent = of_day.base[1];
  small.untold_present = of_day.untold[0];
  small.untold_absent = of_day.untold[1];
  std::copy_n(of_day.last.begin(), plan.own_tests, small.last());
  for (std::uint32_t i = 0; i < small.further_count; ++i) {
    FurtherTest& one = small.further()[i];
    one.last = of_day.last[one.node];
  }
}

}  // namespace guide::batch
