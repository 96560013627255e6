#include "runtime/batch/columns.hpp"

#include <algorithm>

#include "runtime/elapsed.hpp"

namespace guide::batch {
namespace {

constexpr Scaled most_units = 999'999'999;  // values have at most 9 digits before the point

Range limits(guide::Type type) {
  switch (type) {
    case guide::Type::finding: return {0, 1};
    case guide::Type::date: return {days_of({1, 1, 1}), days_of({9999, 12, 31})};
    default: return {0, most_units * scale_of(type)};
  }
}

Range numbers_of(ColumnDecider::Type type) {
  switch (type) {
    case ColumnDecider::Type::int8: return {-128, 127};
    case ColumnDecider::Type::int16: return {-32768, 32767};
    case ColumnDecider::Type::int32: return {-2147483648LL, 2147483647LL};
    default: return {};
  }
}

/// A step that no kernel runs: the cases are decided one by one.
bool needs_rows(const Plan& plan, const Step& step) {
  if (step.kind == StepKind::same_option) return true;
  if (step.kind != StepKind::quantity) return false;
  for (std::uint32_t i = step.a; i < step.a + step.b; ++i) {
    if (plan.terms[i].kind == PlannedTerm::Kind::table) return true;
  }
  return false;
}

void make_unique(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The nodes that a guideline's conclusion is a function of, if no facts need to be tried.
std::vector<std::uint32_t> nodes_of(const PlannedGuideline& guideline) {
  std::vector<std::uint32_t> nodes{guideline.applies.node()};
  for (Literal outcome : guideline.outcomes) nodes.push_back(outcome.node());
  make_unique(nodes);
  return nodes;
}

}  // namespace

ColumnDecider::ColumnDecider(const Plan& plan, StatesOf states, const Kernels& kernels)
    : plan_(plan), kernels_(kernels), states_of_(states), decider_(plan), nodes_(plan.nodes), sum_(block_cases) {
  column_of_.assign(plan.facts.size(), none);
  for (const PlannedGuideline& guideline : plan.guidelines) guideline_nodes_.push_back(nodes_of(guideline));
  for (const PlannedDetermination& determination : plan.determinations) {
    std::vector<std::uint32_t>& nodes = determination_nodes_.emplace_back();
    for (std::uint32_t index : determination.guidelines) {
      nodes.insert(nodes.end(), guideline_nodes_[index].begin(), guideline_nodes_[index].end());
    }
    make_unique(nodes);
  }
  by_rows_ =
      std::any_of(plan.steps.begin(), plan.steps.end(), [&](const Step& step) { return needs_rows(plan, step); });
}

/// The whole numbers of a column whose steps lie in a range.
ColumnDecider::Interval ColumnDecider::in_column(Range steps, const Column& column) const {
  const Range numbers = numbers_of(column.type);
  Interval interval;
  interval.first = steps.low == unbounded_below ? numbers.low : ceil_divide(steps.low, column.factor);
  interval.last = steps.high == unbounded_above ? numbers.high : floor_divide(steps.high, column.factor);
  interval.first = std::max(interval.first, numbers.low);
  interval.last = std::min(interval.last, numbers.high);
  return interval;
}

void ColumnDecider::set_day(Scaled day) {
  day_ = day;
  decider_.set_day(day);
  last_ = plan_.last;
  for (const ElapsedTest& test : plan_.elapsed) {
    last_[test.node] = last_day(test.elapsed, day);
    BoundTest& bound = tests_[test.node];
    if (bound.column != none) bound.interval = in_column({unbounded_below, last_[test.node]}, columns_[bound.column]);
  }
}

std::optional<std::string> ColumnDecider::decide(const ArrowArray& batch, Scaled as_of, ColumnResults& results) {
  if (auto problem = bind_buffers(batch)) return problem;
  bounds_.clear();
  for (const Column& column : columns_) {
    const FactInfo& fact = plan_.program->vocabulary.facts[plan_.facts[column.place].fact];
    bounds_.push_back(in_column(intersect(fact.bounds, limits(fact.type)), column));
  }
  tests_.clear();
  for (std::uint32_t node = 0; node < plan_.tests; ++node) {
    BoundTest test;
    test.column = column_of_[plan_.test_place[node]];
    if (test.column != none) test.interval = in_column({plan_.first[node], plan_.last[node]}, columns_[test.column]);
    tests_.push_back(test);
  }
  set_day(as_of);
  loaded_.resize(columns_.size());
  const auto cases = static_cast<std::size_t>(batch.length);
  prepare(results, cases);
  for (std::size_t begin = 0; begin < cases; begin += block_cases) {
    Block block{begin, static_cast<std::uint32_t>(std::min<std::size_t>(block_cases, cases - begin)), nullptr, as_of};
    if (days_ != nullptr) block.days = days_ + begin;
    decide_block(block, results);
  }
  return std::nullopt;
}

/// Makes room, whole blocks of it. Where the results held another batch of the size, nothing is allocated.
void ColumnDecider::prepare(ColumnResults& results, std::size_t cases) const {
  const std::size_t blocks = (cases + block_cases - 1) / block_cases;
  results.cases = cases;
  results.guidelines.resize(plan_.guidelines.size());
  results.determinations.resize(plan_.determinations.size());
  for (auto& codes : results.guidelines) codes.resize(blocks * block_cases);
  for (auto& codes : results.determinations) codes.resize(blocks * block_cases);
  results.refused.resize(blocks * block_words);
  std::size_t count = 0;
  for (std::uint32_t g = 0; g < plan_.guidelines.size(); ++g) {
    const List<Clause> clauses = plan_.program->guidelines[plan_.guidelines[g].use.item].clauses;
    const bool all = states_of_ == StatesOf::all_clauses;
    for (std::uint32_t c = 0; c < clauses.size();
         c = !all || clauses[c].kind == ClauseKind::latest ? clauses[c].end : c + 1) {
      if (count == results.states.size()) results.states.emplace_back();
      ColumnResults::States& states = results.states[count++];
      states.guideline = g;
      states.clause = c;
      states.present.resize(blocks * block_words);
      states.absent.resize(blocks * block_words);
    }
  }
  results.states.resize(count);
}

}  // namespace guide::batch
