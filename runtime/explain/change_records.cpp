// Counts, sums and the latest of a record: by what its listed entries leave open, and by entries to be added.

#include <algorithm>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {
namespace {

constexpr std::size_t most_open_entries = 3;  // of a sum: which of them count is tried

Family stopped(Family family) {
  family.complete = false;
  return family;
}

std::size_t bounded(Scaled value, std::size_t most) {
  if (value <= 0) return 0;
  return static_cast<std::uint64_t>(value) > most ? most + 1 : static_cast<std::size_t>(value);
}

}  // namespace

/// Whether the case leaves open what else the list may hold.
bool ChangeSearch::may_grow(std::uint32_t record) const {
  const RecordState* state = record_state(record);
  return !state || !state->given || !state->complete || state->assumed;
}

std::uint32_t ChangeSearch::base_of(std::uint32_t body, std::uint32_t entry) const {
  return request_.trace.base_of(body, entry);
}

Family ChangeSearch::count_facts(const Selection& selection, std::uint32_t index, Range wanted) {
  const RecordState* record = record_state(selection.record);
  const bool grows = may_grow(selection.record);
  const RecordInfo& info = program_.vocabulary.records[selection.record];
  const bool assumed = info.assumed_none && (!record || !record->given);
  std::vector<Family> present;
  std::vector<Family> absent;
  for (std::uint32_t e = 0; record && e < record->entries.size(); ++e) {
    const std::uint32_t base = base_of(selection.body, e);
    if (base == none) return Family::impossible();
    present.push_back(plainly({selection.body, base, e}, selection.selected, true));
    absent.push_back(plainly({selection.body, base, e}, selection.selected, false));
  }
  const Atom atom{Atom::Kind::added, index, 0, 0, 0};
  Family family = Family::nothing_needed();
  if (wanted.high < 0) return Family::impossible();
  if (wanted.low > 0) family = count_at_least(present, atom, assumed, bounded(wanted.low, most_entries), grows);
  if (wanted.high != unbounded_above) {
    const Family most = count_at_most(absent, atom, assumed, bounded(wanted.high, most_entries), grows);
    family = facts_.algebra().both(family, most);
  }
  return family;
}

Family ChangeSearch::added(const Atom& atom, bool assumed, Range wanted, bool kept) {
  return facts_.single(atom, {{0, most_entries}, ~std::uint64_t{0}, assumed}, assumed,
                       {wanted, ~std::uint64_t{0}, kept && assumed});
}

Family ChangeSearch::count_at_least(const std::vector<Family>& present, const Atom& atom, bool assumed,
                                    std::size_t least, bool grows) {
  if (!grows) return least > present.size() ? Family::impossible() : facts_.algebra().at_least(least, present);
  Family family;
  for (std::size_t listed = 0; listed <= std::min(least, present.size()); ++listed) {
    Family one = facts_.algebra().at_least(listed, present);
    if (one.members.empty()) break;
    const std::size_t more = least - listed;
    if (more > 0)
      one = facts_.algebra().both(one, added(atom, assumed, {static_cast<Scaled>(more), most_entries}, false));
    family = facts_.algebra().either(family, one);
  }
  return family;
}

Family ChangeSearch::count_at_most(const std::vector<Family>& absent, const Atom& atom, bool assumed, std::size_t most,
                                   bool grows) {
  const std::size_t must = absent.size() > most ? absent.size() - most : 0;
  if (!grows) return facts_.algebra().at_least(must, absent);
  Family family;
  for (std::size_t not_counted = must; not_counted <= absent.size(); ++not_counted) {
    Family one = facts_.algebra().at_least(not_counted, absent);
    if (one.members.empty()) break;
    const auto more = static_cast<Scaled>(most + not_counted - absent.size());
    one = facts_.algebra().both(one, added(atom, assumed, {0, more}, true));
    family = facts_.algebra().either(family, one);
  }
  return family;
}

/// By what the listed entries leave open, and by entries to be added.
Family ChangeSearch::sum_facts(const Term& term, Range wanted) {
  const Selection& selection = program_.selections[term.index];
  const RecordState* record = record_state(selection.record);
  std::vector<std::uint32_t> selected;
  std::vector<std::uint32_t> open;
  for (std::uint32_t e = 0; record && e < record->entries.size(); ++e) {
    const std::uint32_t base = base_of(selection.body, e);
    if (base == none) return Family::impossible();
    const State state = request_.trace.state(base, selection.selected, lane_);
    if (state == State::present) selected.push_back(e);
    if (state == State::undocumented) open.push_back(e);
  }
  if (open.size() > most_open_entries) return stopped(demand_sum(term, wanted));
  Family family;
  for (std::uint32_t chosen = 0; chosen < 1u << open.size(); ++chosen) {
    std::vector<std::uint32_t> entries = selected;
    Family settled = Family::nothing_needed();
    for (std::size_t i = 0; i < open.size(); ++i) {
      const bool is_selected = (chosen >> i & 1) != 0;
      if (is_selected) entries.push_back(open[i]);
      const Run run{selection.body, base_of(selection.body, open[i]), open[i]};
      settled = facts_.algebra().both(settled, plainly(run, selection.selected, is_selected));
    }
    if (settled.members.empty()) continue;
    family = facts_.algebra().either(family, facts_.algebra().both(settled, sum_of(term, entries, wanted)));
  }
  return family;
}

/// Exactly these of the listed entries are selected: the field of one of them, where all others are known; or what the
/// entries to be added come to.
Family ChangeSearch::sum_of(const Term& term, const std::vector<std::uint32_t>& entries, Range wanted) {
  const Selection& selection = program_.selections[term.index];
  const RecordState* record = record_state(selection.record);
  const bool grows = may_grow(selection.record);
  Scaled known = 0;
  std::uint32_t open = none;
  for (const std::uint32_t e : entries) {
    const Range value = record->entries[e].fields[term.field].range;
    if (value.exact()) {
      known += value.low;
    } else if (open == none) {
      open = e;
    } else {
      return grows ? demand_sum(term, wanted) : stopped(Family::impossible());
    }
  }
  if (grows) return demand_sum(term, wanted);
  if (open == none) return wanted.low <= known && known <= wanted.high ? Family::nothing_needed() : Family::impossible();
  const Range rest{wanted.low == unbounded_below ? unbounded_below : wanted.low - known,
                   wanted.high == unbounded_above ? unbounded_above : wanted.high - known};
  const SlotView slot = look({selection.body, base_of(selection.body, open), open}, Slot::field(term.field));
  return slot.changeable ? slot_facts(slot, {rest, ~std::uint64_t{0}, false}) : Family::impossible();
}

Family ChangeSearch::demand_sum(const Term& term, Range wanted) {
  return demand({Atom::Kind::added_sum, term.index, term.field, 0, 0}, wanted);
}

Family ChangeSearch::latest_facts(const Node& node, bool present) {
  const Selection& selection = program_.selections[node.a];
  const RecordState* record = record_state(selection.record);
  if (may_grow(selection.record)) return demand({Atom::Kind::latest, node.a, node.b, 0, 0}, {present, present});
  return latest_of_listed(selection, *record, Literal{node.b}, present);
}

/// By the meaning of `latest ... has` (semantics, section 5), with the dates as they are.
Family ChangeSearch::latest_of_listed(const Selection& selection, const RecordState& record, Literal condition,
                                      bool present) {
  Algebra& algebra = facts_.algebra();
  const std::uint32_t date = program_.vocabulary.records[selection.record].date_field;
  const auto count = static_cast<std::uint32_t>(record.entries.size());
  if (date == none || count == 0) return Family::impossible();
  std::vector<Run> runs;
  std::vector<Range> days;
  bool dated = true;
  for (std::uint32_t e = 0; e < count; ++e) {
    runs.push_back({selection.body, base_of(selection.body, e), e});
    if (runs.back().base == none) return Family::impossible();
    days.push_back(look(runs.back(), Slot::field(date)).range);
    dated = dated && days.back().exact();
  }
  const auto selected = [&](std::uint32_t e, bool is) { return plainly(runs[e], selection.selected, is); };
  const auto has = [&](std::uint32_t e, bool it) { return plainly(runs[e], condition, it); };

  // Each entry is not selected, or earlier than one that is, or has it (or has it not).
  Family every = Family::nothing_needed();
  Family some;
  for (std::uint32_t e = 0; e < count; ++e) {
    const Family left_out = selected(e, false);
    Family fits = algebra.either(left_out, has(e, present));
    for (std::uint32_t later = 0; later < count; ++later) {
      if (days[e].high < days[later].low) fits = algebra.either(fits, selected(later, true));
    }
    every = algebra.both(every, fits);
    some = algebra.either(some, selected(e, true));
  }
  if (present) every = algebra.both(every, some);
  if (!present) {  // or one that is selected and not earlier than any other has it not
    for (std::uint32_t e = 0; e < count; ++e) {
      const Family taken = selected(e, true);
      Family last = algebra.both(taken, has(e, false));
      for (std::uint32_t other = 0; other < count; ++other) {
        if (other != e && days[other].high > days[e].low) last = algebra.both(last, selected(other, false));
      }
      every = algebra.either(every, last);
    }
  }
  every.complete = every.complete && dated;
  return every;
}

}  // namespace guide::explain
