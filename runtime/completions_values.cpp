// The values that open leaves move through (semantics, section 7): one of each region between the constants.

#include <algorithm>

#include "runtime/completions.hpp"
#include "runtime/elapsed.hpp"

namespace guide {
namespace {

/// A value of the region, if there is one.
std::optional<Scaled> value_within(Range region) {
  if (region.empty()) return std::nullopt;
  if (region.low != unbounded_below) return region.low;
  return region.high == unbounded_above ? 0 : region.high;
}

constexpr std::int64_t never_low = 1;  // an interval without values
constexpr std::int64_t never_high = 0;

}  // namespace

/// The values of the mover for which the leaf is present.
Completions::Interval Completions::holds_within(const Node& leaf) const {
  const Program& program = question_.evaluation().program();
  switch (leaf.op) {
    case Op::finding: return {1, 1};
    case Op::option:
    case Op::table_option: return {leaf.b, leaf.b};
    case Op::elapsed: return {unbounded_below, last_day(program.elapsed[leaf.b], question_.evaluation().as_of())};
    default: break;
  }
  const Quantity& quantity = program.quantities[leaf.a];
  const Scaled threshold = program.thresholds[leaf.b];
  const Term& term = program.terms[quantity.first_term];
  const bool slot = quantity.term_count == 1 && term.kind == TermKind::slot;
  const std::int64_t factor = slot ? term.coefficient : 1;
  if (leaf.op == Op::equals_value) {
    if (threshold % factor != 0) return {never_low, never_high};
    return {threshold / factor, threshold / factor};
  }
  if (factor > 0) return {ceil_divide(threshold, factor), unbounded_above};
  return {unbounded_below, floor_divide(threshold, factor)};
}

Range Completions::range_of(const Mover& mover, std::uint32_t lane) const {
  const Evaluation& evaluation = question_.evaluation();
  if (mover.moves == Moves::fact) return evaluation.fact_range(mover.what, lane);
  const std::uint32_t leaf = mover.leaves.front();
  return evaluation.quantity_range(evaluation.program().quantities[question_.node(leaf).a], question_.base(leaf), lane);
}

/// Finds the values of each mover that its leaves tell apart; false if there are more combinations than are tried.
bool Completions::find_values(std::uint32_t lane) {
  combinations_ = 1;
  for (std::size_t i = 0; i < mover_count_; ++i) {
    Mover& mover = movers_[i];
    switch (mover.moves) {
      case Moves::fact:
      case Moves::quantity: find_regions(mover, lane); break;
      case Moves::table: find_options(mover, lane); break;
      case Moves::conclusion: find_conclusions(mover, lane); break;
      case Moves::alone:
        mover.truths.begin(mover.leaves.size());
        mover.truths.add();
        std::fill_n(mover.truths.add(), mover.leaves.size(), char{1});
        break;
    }
    if (mover.truths.size() == 0) mover.truths.add();
    question_.spend(mover.truths.size());
    mover.stride = combinations_;
    if (mover.truths.size() > most_lanes / combinations_) return false;
    combinations_ *= static_cast<std::uint32_t>(mover.truths.size());
  }
  return true;
}

void Completions::find_regions(Mover& mover, std::uint32_t lane) {
  const Range range = range_of(mover, lane);
  intervals_.clear();
  begins_.assign(1, range.low);
  for (std::uint32_t leaf : mover.leaves) {
    const Interval interval = holds_within(question_.node(leaf));
    intervals_.push_back(interval);
    if (interval.low > range.low && interval.low <= range.high) begins_.push_back(interval.low);
    if (interval.high >= range.low && interval.high < range.high) begins_.push_back(interval.high + 1);
  }
  std::sort(begins_.begin(), begins_.end());
  begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
  TruthRows& rows = mover.truths;
  rows.begin(mover.leaves.size());
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    const Scaled end = i + 1 < begins_.size() ? begins_[i + 1] - 1 : range.high;
    const std::optional<Scaled> value = value_within({begins_[i], end});
    if (!value) continue;
    char* row = rows.add();
    for (const Interval& interval : intervals_) *row++ = interval.low <= *value && *value <= interval.high ? 1 : 0;
    if (rows.size() <= std::size_t{2} * most_lanes) continue;
    rows.sort();
    if (rows.size() > most_lanes) return;  // more than are tried
  }
  rows.sort();
}

/// A table's output moves through the options of its rows not absent; a row without output is none of them.
void Completions::find_options(Mover& mover, std::uint32_t lane) const {
  const Program& program = question_.evaluation().program();
  const Trace& trace = question_.evaluation().trace();
  const std::uint32_t leaf = mover.leaves.front();
  const TableOutput& output = program.table_outputs[question_.node(leaf).a];
  question_.spend(output.row_count);
  TruthRows& rows = mover.truths;
  rows.begin(mover.leaves.size());
  for (std::uint32_t i = 0; i < output.row_count; ++i) {
    const TableRow& table_row = program.table_rows[output.first_row + i];
    if (trace.state(question_.base(leaf), table_row.matches, lane) == State::absent) continue;
    char* row = rows.add();
    for (std::uint32_t id : mover.leaves) *row++ = !table_row.dash && question_.node(id).b == table_row.value ? 1 : 0;
    if (rows.size() > std::size_t{2} * most_lanes) rows.sort();
  }
  rows.sort();
}

}  // namespace guide
