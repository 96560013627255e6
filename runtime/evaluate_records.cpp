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

/// Counts a selection, or sums a field over it: what the entries alike in all lanes come to once, the others lane by
/// lane.
void Evaluation::count_selection(std::uint32_t index, std::uint32_t field) {
  const auto known = [=](const Count& count) { return count.selection == index && count.field == field; };
  if (std::any_of(selection_counts_.begin(), selection_counts_.end(), known)) return;
  const Selection& selection = program_.selections[index];
  const EntryRuns& runs = entry_runs(selection.body);
  selection_counts_.push_back({index, field, static_cast<std::uint32_t>(counts_.size()), runs.varies});
  Range alike{0, runs.record->complete ? 0 : unbounded_above};
  varying_entries_.clear();
  for (std::uint32_t entry = 0; entry < runs.count; ++entry) {
    const bool varies = runs.varies && (trace_->runs[runs.first_run + entry].base & Trace::uniform) == 0;
    if (varies)
      varying_entries_.push_back(entry);
    else
      add_entry(selection, field, runs, entry, 0, alike);
  }
  const std::uint32_t lanes = runs.varies ? trace_->lanes : 1;
  spend(runs.count + std::uint64_t{lanes} * varying_entries_.size());
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    Range total = alike;
    for (std::uint32_t entry : varying_entries_) add_entry(selection, field, runs, entry, lane, total);
    counts_.push_back(total);
  }
}

/// Certain from below where the entry is selected, possible from above unless it is not.
void Evaluation::add_entry(const Selection& selection, std::uint32_t field, const EntryRuns& runs, std::uint32_t entry,
                           std::uint32_t lane, Range& total) const {
  const Truth truth = entry_truth(runs, entry, selection.selected, lane);
  if (truth.absent) return;
  Range value{1, 1};
  if (field != none) value = field_reading(selection.record, runs.record->entries[entry], entry, field).at(lane);
  if (truth.present) total.low = add_low(total.low, value.low);
  total.high = add_high(total.high, value.high);
}

Range Evaluation::count_range(std::uint32_t selection, std::uint32_t field, std::uint32_t lane) const {
  const auto at = std::find_if(selection_counts_.begin(), selection_counts_.end(), [=](const Count& count) {
    return count.selection == selection && count.field == field;
  });
  return counts_[at->first + (at->varies ? lane : 0)];
}

Truth Evaluation::latest_in_lane(const Selection& selection, Literal condition, std::uint32_t lane) const {
  const EntryRuns& runs = entry_runs(selection.body);
  if (!runs.record->complete) return {};
  spend(runs.count);
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
