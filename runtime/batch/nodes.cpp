#include "runtime/batch/nodes.hpp"

#include <algorithm>

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

PlacedFacts::PlacedFacts(const Plan& plan)
    : plan_(&plan), stride_(plan.stride), values_(plan.unsaid), told_(plan.facts.size(), 0) {
  const bool codes =
      std::any_of(plan.facts.begin(), plan.facts.end(), [](const PlannedFact& fact) { return fact.codes; });
  if (codes) codes_.resize(plan.facts.size());
}

void PlacedFacts::set_codes(std::uint32_t place, const std::vector<std::string>& normal) {
  codes_[place] = normal;
  told_[place] = 1;
}

const std::vector<std::string>* PlacedFacts::codes_of(std::uint32_t place) const {
  return plan_->facts[place].codes ? &codes_[place] : nullptr;
}

void PlacedFacts::clear() {
  std::copy(plan_->unsaid.begin(), plan_->unsaid.end(), values_.begin());
  std::fill(told_.begin(), told_.end(), 0u);
}

Nodes::Nodes(const Plan& plan)
    : plan_(plan),
      kernels_(best_kernels()),
      first_(plan.first),
      last_(plan.last),
      base_(2 * plan.words, 0),
      bits_(2 * plan.words, 0) {
  present_ = bits_.data();
  absent_ = bits_.data() + plan.words;
  levels_ = {plan.small_plain.data(), plan.small_negated.data(), plan.level_begin.data(),
             static_cast<std::uint32_t>(plan.level_begin.size() - 1), plan.tests};
  for (std::uint32_t i = 0; i < plan.plain_steps; ++i) {
    const StepKind kind = plan.steps[i].kind;
    if (kind != StepKind::fixed && kind != StepKind::in_force) live_.push_back(i);
  }
  set_day(0);
}

void Nodes::set_day(Scaled as_of) {
  as_of_ = as_of;
  for (const ElapsedTest& test : plan_.elapsed) last_[test.node] = last_day(test.elapsed, as_of);
  std::fill(base_.begin(), base_.end(), 0);
  for (std::uint32_t i = 0; i < plan_.plain_steps; ++i) {
    const Step& step = plan_.steps[i];
    bool present = (step.a & 1) != 0;
    bool absent = (step.a & 2) != 0;
    if (step.kind == StepKind::in_force) {
      const Period& period = plan_.program->periods[step.a];
      present = period.first <= as_of && as_of <= period.last;
      absent = !present;
    } else if (step.kind != StepKind::fixed) {
      continue;
    }
    const std::uint32_t node = plan_.tests + i;
    base_[node / 64] |= std::uint64_t{present} << node % 64;
    base_[plan_.words + node / 64] |= std::uint64_t{absent} << node % 64;
  }
}

void Nodes::evaluate(const PlacedFacts& facts) {
  const Tests tests{facts.low(), facts.high(), first_.data(), last_.data()};
  if (plan_.words == 1) {
    *present_ = base_[0];
    *absent_ = base_[1];
  } else {
    std::copy(base_.begin(), base_.end(), bits_.begin());
  }
  kernels_.run_tests(tests, plan_.own_tests, present_, absent_);
  for (std::uint32_t node = plan_.own_tests; node < plan_.tests; ++node) {
    const std::uint32_t place = plan_.test_place[node];
    const Scaled low = tests.low[place];
    const Scaled high = tests.high[place];
    set_node(node, {low >= first_[node] && high <= last_[node], high < first_[node] || low > last_[node]});
  }
  for (std::uint32_t i : live_) {
    const Step& step = plan_.steps[i];
    set_node(plan_.tests + i,
             step.kind == StepKind::quantity ? evaluate_quantity(facts, step) : evaluate_step(facts, step, i));
  }
  if (plan_.small)
    kernels_.run_levels(levels_, present_, absent_);
  else
    evaluate_steps(facts, plan_.plain_steps, static_cast<std::uint32_t>(plan_.steps.size()));
}

void Nodes::evaluate_steps(const PlacedFacts& facts, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) set_node(plan_.tests + i, evaluate_step(facts, plan_.steps[i], i));
}

Truth Nodes::evaluate_step(const PlacedFacts& facts, const Step& step, std::uint32_t index) const {
  switch (step.kind) {
    case StepKind::fixed: return {(step.a & 1) != 0, (step.a & 2) != 0};
    case StepKind::in_force: {
      const Period& period = plan_.program->periods[step.a];
      const bool in_force = period.first <= as_of_ && as_of_ <= period.last;
      return {in_force, !in_force};
    }
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
    for (const std::string& entry : plan_.program->code_sets[step.b].entries) {
      const CodeMatch match = match_code(code, entry);
      if (match == CodeMatch::yes) return {true, false};
      less_specific = less_specific || match == CodeMatch::less_specific;
    }
  }
  return {false, !less_specific};
}

}  // namespace guide::batch
