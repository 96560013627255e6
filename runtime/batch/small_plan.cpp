#include "runtime/batch/small_plan.hpp"

#include <algorithm>
#include <bit>
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

/// A test whose ends fit the intervals; the ends of one that depends on the day are days, which do.
bool is_among_intervals(const Plan& plan, std::uint32_t node) {
  return node < plan.own_tests && is_narrow(plan.first[node], plan.last[node]);
}

/// Days of the calendar fit; whichever other is told here, no date is between it and the one that stands for it.
std::int32_t narrow_day(Scaled day) {
  return static_cast<std::int32_t>(std::clamp<Scaled>(day, INT32_MIN + 1, INT32_MAX - 1));
}

}  // namespace

/// Measures the arrays, then fills them.
class SmallPlanMaker {
 public:
  explicit SmallPlanMaker(const Plan& plan) : plan_(plan), groups_(plan.steps.size() - plan.plain_steps) {
    for (std::uint32_t i = 0; i < plan.plain_steps; ++i) add_leaf(i);
    for (std::uint32_t node = 0; node < plan.tests; ++node) {
      if (!is_among_intervals(plan, node))
        further_.push_back({plan.first[node], plan.last[node], plan.test_place[node], node});
    }
    for (std::size_t level = 0; level < plan.level_begin.size(); ++level) {
      levels_.push_back(plan.level_begin[level] - plan.plain_steps);
    }
  }

  std::uint32_t make(LineRoom& room) const {
    SmallPlan head;
    head.blocks = static_cast<std::uint8_t>(std::max<std::uint32_t>(plan_.stride / Plan::padding, 1));
    head.first_group = static_cast<std::uint8_t>(plan_.tests + plan_.plain_steps);
    head.group_count = static_cast<std::uint8_t>(groups_);
    head.difference_count = static_cast<std::uint8_t>(differences_.size());
    head.further_count = static_cast<std::uint8_t>(further_.size());
    head.level_count = static_cast<std::uint8_t>(levels_.size() - 1);
    head.place_count = static_cast<std::uint8_t>(plan_.facts.size());
    head.other_leaves = other_leaves_;
    for (std::uint32_t node = 0; node < plan_.own_tests; ++node) {
      head.tests |= std::uint64_t{is_among_intervals(plan_, node)} << node;
    }
    head.way = way();

    std::size_t size = sizeof(SmallPlan);
    std::size_t next = 0;
    bool fits = true;
    const auto add = [&](std::size_t bytes) {
      fits = fits && size / 8 <= UINT8_MAX;
      head.offsets[next++] = static_cast<std::uint8_t>(size / 8);
      size += (bytes + 7) / 8 * 8;
    };
    add(intervals(head) * sizeof(std::int32_t));
    add(intervals(head) * sizeof(std::int32_t));
    add(differences_.size() * sizeof(SmallDifference));
    add(groups_ * (head.way == GroupWay::narrow ? 8 : 16) + (head.way == GroupWay::levels ? 64 : 0));
    add(head.way == GroupWay::counts ? groups_ : 0);
    add(further_.size() * sizeof(FurtherTest));
    add(levels_.size() * sizeof(std::uint32_t));
    add(sizeof(Scaled) + plan_.facts.size() * sizeof(std::uint32_t));
    if (!fits) return none;
    const std::uint32_t line = room.take(size);
    fill(*new (room.at(line)) SmallPlan(head));
    return line;
  }

 private:
  static std::size_t intervals(const SmallPlan& plan) { return std::size_t{plan.blocks} * Plan::padding; }

  GroupWay way() const {
    const auto counts = [](const Step& step) { return step.k > 1; };
    if (std::any_of(plan_.steps.begin() + plan_.plain_steps, plan_.steps.end(), counts)) return GroupWay::counts;
    if (groups_ >= 6 * (levels_.size() - 1)) return GroupWay::levels;
    return plan_.nodes <= 32 ? GroupWay::narrow : GroupWay::each;
  }

  void add_leaf(std::uint32_t index) {
    const Step& step = plan_.steps[index];
    if (step.kind == StepKind::fixed || step.kind == StepKind::in_force) return;
    if (!is_difference(plan_, step)) {
      other_leaves_ = true;
      return;
    }
    const PlannedTerm* terms = plan_.terms.data() + step.a;
    const bool first_less = terms[0].coefficient < 0;
    differences_.push_back({step.threshold, static_cast<std::uint8_t>(terms[first_less ? 1 : 0].index),
                            static_cast<std::uint8_t>(terms[first_less ? 0 : 1].index),
                            static_cast<std::uint8_t>(plan_.tests + index), step.equals});
  }

  void fill(SmallPlan& plan) const {
    auto* first = static_cast<std::int32_t*>(plan.array(0));
    auto* last = static_cast<std::int32_t*>(plan.array(1));
    std::fill_n(first, intervals(plan), INT32_MAX);
    std::fill_n(last, intervals(plan), INT32_MIN);
    for (std::uint32_t place = 0; place < plan_.own_tests; ++place) {
      first[place] = narrow_end(plan_.first[place]);
      last[place] = narrow_end(plan_.last[place]);
    }
    std::copy(differences_.begin(), differences_.end(), static_cast<SmallDifference*>(plan.array(2)));
    fill_masks(plan);
    std::copy(further_.begin(), further_.end(), static_cast<FurtherTest*>(plan.array(5)));
    std::copy(levels_.begin(), levels_.end(), static_cast<std::uint32_t*>(plan.array(6)));
    plan.day() = 0;
    auto* facts = reinterpret_cast<std::uint32_t*>(&plan.day() + 1);
    for (const PlannedFact& fact : plan_.facts) *facts++ = fact.fact;
  }

  void fill_masks(SmallPlan& plan) const {
    auto* masks = static_cast<std::uint64_t*>(plan.array(3));
    auto* narrow_masks = static_cast<std::uint32_t*>(plan.array(3));
    auto* least = static_cast<std::uint8_t*>(plan.array(4));
    for (std::size_t i = 0; i < groups_; ++i) {
      const std::size_t step = plan_.plain_steps + i;
      const OperandMask& mask = plan_.masks[plan_.mask_begin[step]];
      if (plan.way == GroupWay::narrow) {
        narrow_masks[2 * i] = static_cast<std::uint32_t>(mask.plain);
        narrow_masks[2 * i + 1] = static_cast<std::uint32_t>(mask.negated);
        continue;
      }
      const bool by_levels = plan.way == GroupWay::levels;
      masks[by_levels ? i : 2 * i] = mask.plain;
      masks[by_levels ? groups_ + i : 2 * i + 1] = mask.negated;
      if (plan.way == GroupWay::counts) least[i] = static_cast<std::uint8_t>(plan_.steps[step].k);
    }
    if (plan.way == GroupWay::levels) std::fill_n(masks + 2 * groups_, 8, 0);  // vectors may read behind the masks
  }

  const Plan& plan_;
  std::size_t groups_;
  std::vector<SmallDifference> differences_;
  std::vector<FurtherTest> further_;
  std::vector<std::uint32_t> levels_;
  bool other_leaves_ = false;
};

std::uint32_t make_small_plan(const Plan& plan, LineRoom& room) {
  return is_small(plan) ? SmallPlanMaker(plan).make(room) : none;
}

void SmallPlan::set_deciding(std::uint64_t nodes) {
  const int begin = std::min(std::countr_zero(nodes), 32);
  const bool apart = nodes >> begin > UINT32_MAX;
  first_deciding = apart ? decide_apart : static_cast<std::uint8_t>(begin);
  deciding = apart ? 0 : static_cast<std::uint32_t>(nodes >> begin);
}

void SmallPlan::keep_recent(const NodeBits& bits, const Answer* answer) {
  const std::uint64_t values = deciding_values(bits);
  if (first_deciding == decide_apart || values == unmet) return;
  std::size_t slot = bits.decisions % recent_count;
  for (std::size_t i = recent_count; i-- > 0;) {
    if (recent_values[i] == unmet) slot = i;
  }
  for (std::size_t i = 0; i < recent_count; ++i) {
    if (recent_values[i] == values) slot = i;
  }
  recent_values[slot] = values;
  recent[slot] = answer;
}

void SmallPlan::forget_recent() {
  for (std::uint64_t& values : recent_values) values = unmet;
}

void take_day(SmallPlan& small, const Plan& plan, const OfDay& of_day) {
  small.base_present = of_day.base[0];
  small.base_absent = of_day.base[1];
  small.untold_present = of_day.untold[0];
  small.untold_absent = of_day.untold[1];
  auto* last = static_cast<std::int32_t*>(small.array(1));
  for (const ElapsedTest& test : plan.elapsed) {
    if ((small.tests >> test.node & 1) != 0) last[test.node] = narrow_day(of_day.last[test.node]);
  }
  auto* further = static_cast<FurtherTest*>(small.array(5));
  for (std::uint32_t i = 0; i < small.further_count; ++i) further[i].last = of_day.last[further[i].node];
}

}  // namespace guide::batch
