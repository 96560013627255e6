// Entries of records: their conditions, counts, sums and the latest of them (semantics, section 5).

#include <algorithm>

#include "runtime/evaluate.hpp"

namespace guide {
namespace {

/// The latest day of the entries that may be selected, and the latest without one of those on that day.
struct LatestDays {
  Scaled day = unbounded_below;
  Scaled second = unbounded_below;
  void add(Scaled high) {
    second = std::max(second, std::min(day, high));
    day = std::max(day, high);
  }
  Scaled without(Scaled high) const { return high == day ? second : day; }
};

}  // namespace

const RecordState& Evaluation::record(std::uint32_t index) const {
  if (const RecordState* told = find_record(*case_, request_, index)) return *told;
  return program_.vocabulary.records[index].assumed_none ? no_record_assumed_ : no_record_;
}

/// Evaluates a body over entries, once per entry; the bodies that it needs itself come first.
void Evaluation::run_entries(std::uint32_t index) {
  const auto known = [index](const EntryRuns& runs) { return runs.body == index; };
  if (std::any_of(entry_runs_.begin(), entry_runs_.end(), known)) return;
  const Body& body = program_.bodies[index];
  for (std::uint32_t selection : body.selections) run_entries(program_.selections[selection].body);
  for (std::uint32_t selection : body.selections) count_selection(selection);

  EntryRuns runs;
  runs.body = index;
  runs.first_run = static_cast<std::uint32_t>(trace_->runs.size());
  runs.record = &record(body.record);
  runs.count = static_cast<std::uint32_t>(runs.record->entries.size());
  const bool outside_varies = body_varies(body);
  runs.varies = outside_varies;
  for (std::uint32_t i = 0; i < runs.count; ++i) {
    const Entry& entry = runs.record->entries[i];
    const bool varies = outside_varies || entry_varies(body.record, entry, i);
    Run run = begin_run(index, varies);
    trace_->runs.back().entry = i;
    run.entry = &entry;
    run.entry_index = i;
    evaluate_nodes(run);
    runs.varies = runs.varies || varies;
  }
  entry_runs_.push_back(runs);
}

bool Evaluation::entry_varies(std::uint32_t record, const Entry& entry, std::uint32_t entry_index) const {
  if (trace_->lanes == 1) return false;
  for (std::uint32_t field = 0; field < entry.fields.size(); ++field) {
    if (entry.fields[field].disputed() && find_dispute(record, entry_index, field) != nullptr) return true;
  }
  return false;
}

const Evaluation::EntryRuns& Evaluation::entry_runs(std::uint32_t body) const {
  const auto at =
      std::find_if(entry_runs_.begin(), entry_runs_.end(), [body](const EntryRuns& runs) { return runs.body == body; });
  return *at;
}

Truth Evaluation::entry_truth(const EntryRuns& runs, std::uint32_t entry, Literal literal, std::uint32_t lane) const {
  const Bits bits = operand(Run{.base = trace_->runs[runs.first_run + entry].base}, literal, lane / 64);
  return {(bits.present >> lane % 64 & 1) != 0, (bits.absent >> lane % 64 & 1) != 0};
}

void Evaluation::count_selection(std::uint32_t index) {
  const auto known = [index](const Count& count) { return count.selection == index; };
  if (std::any_of(selection_counts_.begin(), selection_counts_.end(), known)) return;
  const Selection& selection = program_.selections[index];
  const EntryRuns& runs = entry_runs(selection.body);
  selection_counts_.push_back({index, static_cast<std::uint32_t>(counts_.size()), runs.varies});
  const std::uint32_t lanes = runs.varies ? trace_->lanes : 1;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) counts_.push_back(count_in_lane(runs, selection.selected, lane));
}

Range Evaluation::count_in_lane(const EntryRuns& runs, Literal selected, std::uint32_t lane) const {
  Range count{0, 0};
  for (std::uint32_t entry = 0; entry < runs.count; ++entry) {
    const Truth truth = entry_truth(runs, entry, selected, lane);
    count.low += truth.present ? 1 : 0;
    count.high += truth.absent ? 0 : 1;
  }
  if (!runs.record->complete) count.high = unbounded_above;
  return count;
}

Range Evaluation::count_range(std::uint32_t selection, std::uint32_t lane) const {
  const auto at = std::find_if(selection_counts_.begin(), selection_counts_.end(),
                               [selection](const Count& count) { return count.selection == selection; });
  return counts_[at->first + (at->varies ? lane : 0)];
}

Range Evaluation::sum_in_lane(const Selection& selection, std::uint32_t field, std::uint32_t lane) const {
  const EntryRuns& runs = entry_runs(selection.body);
  Range sum{0, runs.record->complete ? 0 : unbounded_above};
  for (std::uint32_t i = 0; i < runs.count; ++i) {
    const Truth truth = entry_truth(runs, i, selection.selected, lane);
    if (truth.absent) continue;
    const Range value = field_reading(selection.record, runs.record->entries[i], i, field).at(lane);
    if (truth.present) sum.low = add_low(sum.low, value.low);
    sum.high = add_high(sum.high, value.high);
  }
  return sum;
}

Truth Evaluation::latest_in_lane(const Selection& selection, Literal condition, std::uint32_t lane) const {
  const EntryRuns& runs = entry_runs(selection.body);
  if (!runs.record->complete) return {};
  const std::uint32_t date_field = program_.vocabulary.records[selection.record].date_field;
  const auto days_of_entry = [&](std::uint32_t i) {
    return date_field == none ? Range{}
                              : field_reading(selection.record, runs.record->entries[i], i, date_field).at(lane);
  };
  Scaled reached = unbounded_below;  // some entry is certainly selected and certainly not earlier than this day
  LatestDays latest;
  bool some = false;
  for (std::uint32_t i = 0; i < runs.count; ++i) {
    const Truth selected = entry_truth(runs, i, selection.selected, lane);
    if (selected.absent) continue;
    const Range days = days_of_entry(i);
    latest.add(days.high);
    if (selected.present) reached = std::max(reached, days.low);
    some = some || selected.present;
  }
  bool all_have = true;
  bool none_has = true;
  bool latest_lacks = false;
  for (std::uint32_t i = 0; i < runs.count; ++i) {
    const Truth selected = entry_truth(runs, i, selection.selected, lane);
    if (selected.absent) continue;
    const Range days = days_of_entry(i);
    const Truth has = entry_truth(runs, i, condition, lane);
    if (selected.present && has.absent && days.low >= latest.without(days.high)) latest_lacks = true;
    if (days.high < reached) continue;
    all_have = all_have && has.present;
    none_has = none_has && has.absent;
  }
  return {some && all_have, none_has || latest_lacks};
}

}  // namespace guide
