#include "runtime/batch/nodes.hpp"

#include <algorithm>
#include <bit>

#include "runtime/codes.hpp"
#include "runtime/elapsed.hpp"

namespace guide::batch {
namespace {

Range negated(Range range) {
  return {range.high == unbounded_above ? unbounded_below : -range.high,
          range.low == unbounded_below ? unbounded_above : -range.low};
}

}  // namespace

Range times(Range range, std::int64_t factor) {
  const std::int64_t size = factor < 0 ? -factor : factor;
  const Scaled low = range.low == unbounded_below ? unbounded_below : range.low * size;
  const Scaled high = range.high == unbounded_above ? unbounded_above : range.high * size;
  if (factor >= 0) return {low, high};
  return {high == unbounded_above ? unbounded_below : -high, low == unbounded_below ? unbounded_above : -low};
}

Nodes::Nodes(const Plan& plan, SmallPlanRoom& room)
    : plan_(plan),
      kernels_(best_kernels()),
      small_line_(make_small_plan(plan, room.lines)),
      small_(small_line_ == none ? nullptr : small_plan_at(room.lines, small_line_)),
      small_bits_(room.bits),
      first_(plan.first),
      last_(plan.last),
      base_(2 * plan.words, 0),
      untold_(2 * plan.words, 0),
      bits_(small_ != nullptr ? 0 : 2 * plan.words, 0) {
  decisions_ = small_ != nullptr ? &small_bits_.decisions : &own_decisions_;
  present_ = small_ != nullptr ? &small_bits_.present : bits_.data();
  absent_ = small_ != nullptr ? &small_bits_.absent : bits_.data() + plan.words;
  for (std::uint32_t i = 0; i < plan.plain_steps; ++i) {
    const StepKind kind = plan.steps[i].kind;
    if (kind == StepKind::fixed || kind == StepKind::in_force) continue;
    live_.push_back(i);
    if (!is_difference(plan, plan.steps[i])) others_.push_back(i);
  }
  for (std::uint32_t node = 0; node < plan.tests; ++node) set_untold(node);
  read_day();
}

void Nodes::set_day(Scaled as_of) {
  as_of_ = as_of;
  if (small_ != nullptr) small_->day() = as_of;
  if (plan_.depends_on_day) read_day();
}

void Nodes::set_untold(std::uint32_t node) {
  const Truth truth = test(plan_.facts[plan_.test_place[node]].unsaid, first_[node], last_[node]);
  const std::uint64_t bit = std::uint64_t{1} << node % 64;
  std::uint64_t& present = untold_[node / 64];
  std::uint64_t& absent = untold_[plan_.words + node / 64];
  present = truth.present ? present | bit : present & ~bit;
  absent = truth.absent ? absent | bit : absent & ~bit;
}

void Nodes::read_day() {
  for (const ElapsedTest& test : plan_.elapsed) {
    last_[test.node] = last_day(test.elapsed, as_of_);
    set_untold(test.node);
  }
  std::fill(base_.begin(), base_.end(), 0);
  for (std::uint32_t i = 0; i < plan_.plain_steps; ++i) {
    const Step& step = plan_.steps[i];
    bool present = (step.a & 1) != 0;
    bool absent = (step.a & 2) != 0;
    if (step.kind == StepKind::in_force) {
      const Period& period = plan_.program->periods[step.a];
      present = period.first <= as_of_ && as_of_ <= period.last;
      absent = !present;
    } else if (step.kind != StepKind::fixed) {
      continue;
    }
    const std::uint32_t node = plan_.tests + i;
    base_[node / 64] |= std::uint64_t{present} << node % 64;
    base_[plan_.words + node / 64] |= std::uint64_t{absent} << node % 64;
  }
  if (small_ != nullptr) take_day(*small_, plan_, {last_, base_, untold_});
}

void Nodes::evaluate(const PlacedFacts& facts) {
  ++*decisions_;
  if (small_ != nullptr && evaluate_small(facts)) return;
  std::copy(base_.begin(), base_.end(), present_);
  run_tests(facts);
  for (std::uint32_t i : live_) set_node(plan_.tests + i, evaluate_step(facts, plan_.steps[i], i));
  for (std::uint32_t i = plan_.plain_steps; i < plan_.steps.size(); ++i) {
    set_node(plan_.tests + i, evaluate_step(facts, plan_.steps[i], i));
  }
}

bool Nodes::evaluate_small(const PlacedFacts& facts) {
  if (!kernels_.run_small_leaves(*small_, facts.values(), small_bits_)) return false;
  for (std::uint32_t i : others_) set_node(plan_.tests + i, evaluate_step(facts, plan_.steps[i], i));
  kernels_.run_small_groups(*small_, small_bits_);
  return true;
}

void Nodes::run_tests(const PlacedFacts& facts) {
  const std::uint64_t* untold_present = untold_.data();
  const std::uint64_t* untold_absent = untold_.data() + plan_.words;
  for (std::uint32_t begin = 0; begin < plan_.own_tests; begin += 64) {
    const std::uint32_t word = begin / 64;
    const std::uint32_t blocks = std::min(64u, plan_.stride - begin) / Plan::padding;
    Told told;
    kernels_.run_tests(facts.values() + begin, first_.data() + begin, last_.data() + begin, blocks, told);
    const std::uint64_t own = ones(plan_.own_tests - begin);
    const std::uint64_t nothing = own & ~told.single & ~told.several;
    present_[word] |= (own & told.inside) | (nothing & untold_present[word]);
    absent_[word] |= (own & told.single & ~told.inside) | (nothing & untold_absent[word]);
    for (std::uint64_t rest = own & told.several; rest != 0; rest &= rest - 1) {
      const std::uint32_t place = begin + static_cast<std::uint32_t>(std::countr_zero(rest));
      set_node(place, test(facts.range(place), first_[place], last_[place]));
    }
  }
  for (std::uint32_t node = plan_.own_tests; node < plan_.tests; ++node) {
    set_node(node, test(facts.range(plan_.test_place[node]), first_[node], last_[node]));
  }
}

Truth Nodes::evaluate_step(const PlacedFacts& facts, const Step& step, std::uint32_t index) const {
  switch (step.kind) {
    case StepKind::fixed:
    case StepKind::in_force: break;  // their nodes are set when the day is read
    case StepKind::documented: return {facts.told(step.a), !facts.told(step.a)};
    case StepKind::same_option: {
      const Range a = facts.range(step.a);
      const Range b = facts.range(step.b);
      return {a.exact() && a == b, intersect(a, b).empty()};
    }
    case StepKind::codes: return in_codes(facts, step);
    case StepKind::quantity: return evaluate_quantity(facts, step);
    case StepKind::table_option: return evaluate_table_option(step);
    case StepKind::any: return evaluate_any(index);
    case StepKind::at_least: return evaluate_count(step);
  }
  return {};
}

Truth Nodes::evaluate_quantity(const PlacedFacts& facts, const Step& step) const {
  const PlannedTerm* terms = plan_.terms.data() + step.a;
  const bool two_places = step.b == 2 && terms[0].kind == PlannedTerm::Kind::place &&
                          terms[1].kind == PlannedTerm::Kind::place && terms[0].coefficient == 1;
  if (two_places && terms[1].coefficient == -1) {  // most often two dates
    const Range from = facts.range(terms[0].index);
    const Range what = facts.range(terms[1].index);
    const bool low_known = from.low != unbounded_below && what.high != unbounded_above;
    const bool high_known = from.high != unbounded_above && what.low != unbounded_below;
    if (!low_known && !high_known) return {};
    return compare(
        {low_known ? from.low - what.high : unbounded_below, high_known ? from.high - what.low : unbounded_above},
        step);
  }
  Range sum{0, 0};
  for (std::uint32_t i = 0; i < step.b; ++i) {
    const PlannedTerm& term = plan_.terms[step.a + i];
    const Range value = term.kind == PlannedTerm::Kind::place   ? facts.range(term.index)
                        : term.kind == PlannedTerm::Kind::fixed ? term.fixed
                                                                : table_range(plan_.tables[term.index]);
    const Range summand = term.coefficient == 1    ? value
                          : term.coefficient == -1 ? negated(value)
                                                   : times(value, term.coefficient);
    sum = {add_low(sum.low, summand.low), add_high(sum.high, summand.high)};
  }
  return compare(sum, step);
}

Range Nodes::table_range(const PlannedTable& table) const {
  Range range{unbounded_above, unbounded_below};
  for (const TableRow& row : table.rows) {
    if (truth(row.matches).absent) continue;
    if (row.dash) return {};
    range = {std::min(range.low, row.value), std::max(range.high, row.value)};
  }
  return range.empty() ? Range{} : range;
}

/// `out is v` is: none of the rows with another output.
Truth Nodes::evaluate_table_option(const Step& step) const {
  Truth others{false, true};
  for (const TableRow& row : plan_.tables[step.a].rows) {
    if (!row.dash && row.value == step.threshold) continue;
    const Truth matches = truth(row.matches);
    others = {others.present || matches.present, others.absent && matches.absent};
  }
  return {others.absent, others.present};
}

Truth Nodes::evaluate_any(std::uint32_t index) const {
  bool present = false;
  bool all_absent = true;
  for (std::uint32_t i = plan_.mask_begin[index]; i < plan_.mask_begin[index + 1]; ++i) {
    const OperandMask& mask = plan_.masks[i];
    const std::uint64_t p = present_[mask.word];
    const std::uint64_t a = absent_[mask.word];
    present = present || ((p & mask.plain) | (a & mask.negated)) != 0;
    all_absent = all_absent && (~a & mask.plain) == 0 && (~p & mask.negated) == 0;
  }
  return {present, all_absent};
}

Truth Nodes::evaluate_count(const Step& step) const {
  std::uint32_t present = 0;
  std::uint32_t absent = 0;
  for (std::uint32_t i = 0; i < step.b; ++i) {
    const Truth operand = truth(plan_.operands[step.a + i]);
    present += operand.present ? 1 : 0;
    absent += operand.absent ? 1 : 0;
  }
  return {present >= step.k, absent + step.k > step.b};
}

Truth Nodes::in_codes(const PlacedFacts& facts, const Step& step) const {
  if (!facts.told(step.a)) return {};
  bool less_specific = false;
  for (const std::string& code : facts.codes(step.a)) {
    for (const Text entry : plan_.program->code_sets[step.b].entries) {
      const CodeMatch match = match_code(code, entry);
      if (match == CodeMatch::yes) return {true, false};
      less_specific = less_specific || match == CodeMatch::less_specific;
    }
  }
  return {false, !less_specific};
}

}  // namespace guide::batch
