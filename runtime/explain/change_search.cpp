#include "runtime/explain/change_search.hpp"

#include <algorithm>
#include <optional>

#include "runtime/explain/variation.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

constexpr std::uint32_t lanes_followed = 64;

Scaled floor_divide(Scaled value, Scaled divisor) {
  const Scaled quotient = value / divisor;
  return value % divisor != 0 && (value < 0) != (divisor < 0) ? quotient - 1 : quotient;
}

}  // namespace

ChangeSearch::ChangeSearch(const Program& program, const Case& the_case, const RequestDecision& request)
    : program_(program), case_(the_case), request_(request) {}

Family ChangeSearch::reach(std::uint32_t body, std::uint32_t base, Literal literal, bool present) {
  const std::uint32_t lanes = std::min(request_.trace.lanes, lanes_followed);
  Family family = Family::nothing_needed();
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    known_.clear();
    family = both(family, reach({body, base, none, lane}, literal, present));
  }
  family.complete = family.complete && lanes == request_.trace.lanes;
  return family;
}

Family ChangeSearch::reach(const Run& run, Literal literal, bool present) {
  if (literal.negated()) present = !present;
  const std::uint64_t key = (std::uint64_t{run.base} + literal.node()) << 1 | (present ? 1u : 0u);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const Node& node = program_.nodes[program_.bodies[run.body].first_node + literal.node()];
  Family family = reach_node(run, node, literal.node(), present);
  known_.emplace(key, family);
  return family;
}

Family ChangeSearch::reach_node(const Run& run, const Node& node, std::uint32_t index, bool present) {
  if (node.op == Op::at_least) return reach_group(run, node, present);
  if (node.op == Op::outcome) return reach_outcome(run, node, present);
  if (holds(run, index, present)) return Family::nothing_needed();
  switch (node.op) {
    case Op::finding: return slot_within(run, Slot{node.a}, {present ? 1 : 0, present ? 1 : 0});
    case Op::option: {
      const std::uint64_t bit = std::uint64_t{1} << node.b;
      return slot_among(run, Slot{node.a}, present ? bit : ~bit);
    }
    case Op::at_least_value:
    case Op::equals_value: return reach_comparison(run, node, index, present);
    case Op::elapsed: {
      const Scaled last = last_day(case_.as_of, program_.elapsed[node.b]);
      return slot_within(run, Slot{node.a}, present ? Range{unbounded_below, last} : Range{last + 1, unbounded_above});
    }
    case Op::documented: return present ? slot_within(run, Slot{node.a}, Range{}) : Family::impossible();
    case Op::in_codes: return test(run, index, present, look(run, Slot{node.a}).changeable);
    case Op::same_option:
      return test(run, index, present, look(run, Slot{node.a}).changeable || look(run, Slot{node.b}).changeable);
    case Op::record_given: return test(run, index, present, present && record_changeable(node.a));
    case Op::latest_has: return reach_latest(run, node, index, present);
    case Op::table_option: return reach_rows(run, program_.table_outputs[node.a], node, index, present);
    case Op::always:
    case Op::in_force:
    case Op::at_least:
    case Op::outcome: return Family::impossible();
  }
  return Family::impossible();
}

Family ChangeSearch::reach_group(const Run& run, const Node& node, bool present) {
  std::vector<Family> parts;
  parts.reserve(node.b);
  for (std::uint32_t i = 0; i < node.b; ++i) parts.push_back(reach(run, program_.operands[node.a + i], present));
  const std::size_t needed = present ? node.k : node.b - node.k + 1u;
  return at_least(needed, parts);
}

Family ChangeSearch::reach_comparison(const Run& run, const Node& node, std::uint32_t index, bool present) {
  const Quantity& quantity = program_.quantities[node.a];
  const Scaled threshold = program_.thresholds[node.b];
  const Term* open = nullptr;
  std::size_t open_count = 0;
  Scaled known = 0;
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    if (term.kind == TermKind::table) {
      if (quantity.term_count == 1) return reach_rows(run, program_.table_outputs[term.index], node, index, present);
      return test(run, index, present, true);
    }
    if (term.kind != TermKind::slot) {
      return test(run, index, present, record_changeable(program_.selections[term.index].record));
    }
    const SlotView slot = look(run, Slot{term.index});
    if (slot.changeable) {
      open = &term;
      ++open_count;
    } else {
      known += term.coefficient * slot.range.low;
    }
  }
  if (open_count == 0) return Family::impossible();
  if (open_count > 1) return test(run, index, present, true);
  // coefficient * x >= threshold - known
  const Scaled rest = threshold - known;
  const Scaled factor = open->coefficient;
  const auto at_or_above = [&](Scaled bound) {
    return factor > 0 ? Range{-floor_divide(-bound, factor), unbounded_above}
                      : Range{unbounded_below, floor_divide(bound, factor)};
  };
  const auto below = [&](Scaled bound) {
    const Range range = at_or_above(bound);
    return factor > 0 ? Range{unbounded_below, range.low - 1} : Range{range.high + 1, unbounded_above};
  };
  const Slot slot{open->index};
  if (node.op == Op::at_least_value) return slot_within(run, slot, present ? at_or_above(rest) : below(rest));
  if (present) {
    if (rest % factor != 0) return Family::impossible();
    return slot_within(run, slot, {rest / factor, rest / factor});
  }
  return either(slot_within(run, slot, below(rest)), slot_within(run, slot, at_or_above(rest + 1)));
}

/// A table's output is settled when all rows are that give another answer.
Family ChangeSearch::reach_rows(const Run& run, const TableOutput& table, const Node& node, std::uint32_t index,
                                bool present) {
  const auto row_answers = [&](const TableRow& row) -> std::optional<bool> {
    if (row.dash) return node.op == Op::table_option ? std::optional<bool>(false) : std::nullopt;
    if (node.op == Op::table_option) return row.value == static_cast<Scaled>(node.b);
    const Scaled factor = program_.terms[program_.quantities[node.a].first_term].coefficient;
    const Scaled value = factor * row.value;
    const Scaled threshold = program_.thresholds[node.b];
    return node.op == Op::at_least_value ? value >= threshold : value == threshold;
  };
  if (node.op == Op::table_option && !present) {  // some row with another output matches
    std::vector<Family> parts;
    for (std::uint32_t i = 0; i < table.row_count; ++i) {
      const TableRow& row = program_.table_rows[table.first_row + i];
      if (row_answers(row) == false) parts.push_back(reach(run, row.matches, true));
    }
    return at_least(1, parts);
  }
  Family family = Family::nothing_needed();
  for (std::uint32_t i = 0; i < table.row_count; ++i) {
    const TableRow& row = program_.table_rows[table.first_row + i];
    if (row_answers(row) != std::optional<bool>(present)) family = both(family, reach(run, row.matches, false));
  }
  return family.members.empty() ? test(run, index, present, false) : family;
}

/// Where one entry is certainly the latest, what it must have; else the test as a whole.
Family ChangeSearch::reach_latest(const Run& run, const Node& node, std::uint32_t index, bool present) {
  const Selection& selection = program_.selections[node.a];
  const RecordInfo& info = program_.vocabulary.records[selection.record];
  const RecordState* record = find_record(case_, request_.request, selection.record);
  if (!record || !record->complete || record->entries.empty() || info.date_field == none) {
    return test(run, index, present, record_changeable(selection.record));
  }
  std::uint32_t latest = none;
  Scaled latest_day = unbounded_below;
  std::vector<Range> days(record->entries.size(), Range{1, 0});
  for (std::uint32_t e = 0; e < record->entries.size(); ++e) {
    const std::uint32_t base = request_.trace.base_of(selection.body, e);
    if (base == none) return test(run, index, present, false);
    const State selected = request_.trace.state(base, selection.selected, run.lane);
    if (selected == State::absent) continue;
    days[e] = record->entries[e].fields[info.date_field].range;
    if (selected == State::present && days[e].low > latest_day) {
      latest = e;
      latest_day = days[e].low;
    }
  }
  for (std::uint32_t e = 0; e < days.size(); ++e) {
    if (e != latest && !days[e].empty() && days[e].high >= latest_day) return test(run, index, present, false);
  }
  if (latest == none) return test(run, index, present, false);
  const Run entry_run{selection.body, request_.trace.base_of(selection.body, latest), latest, run.lane};
  return reach(entry_run, Literal{node.b}, present);
}

Family ChangeSearch::reach_outcome(const Run& run, const Node& node, bool present) {
  for (const DeterminationDecision& determination : request_.determinations) {
    const DeterminationInfo& info = program_.determinations[determination.determination];
    const Consultation& consultation = info.consultations[determination.consultation];
    if (consultation.body != run.body) continue;
    const Consulted& consulted = consultation.consulted[node.a];
    for (const GuidelineDecision& guideline : request_.guidelines) {
      if (guideline.guideline != consulted.guideline || guideline.application != consulted.application) continue;
      const GuidelineInfo& guideline_info = program_.guidelines[guideline.guideline];
      const Literal outcome = guideline_info.applications[guideline.application].outcomes[node.b];
      return reach({guideline_info.body, guideline.base, none, run.lane}, outcome, present);
    }
  }
  return Family::impossible();
}

Family ChangeSearch::slot_within(const Run& run, Slot slot, Range wanted) {
  const SlotView view = look(run, slot);
  if (!view.changeable) return Family::impossible();
  return Family::single(view.atom, {intersect(wanted, view.state && view.state->documented && !view.state->disputed()
                                                          ? view.range
                                                          : view.info->bounds),
                                    ~std::uint64_t{0}});
}

Family ChangeSearch::slot_among(const Run& run, Slot slot, std::uint64_t options) {
  const SlotView view = look(run, slot);
  if (!view.changeable) return Family::impossible();
  const std::size_t count = view.info->options.size();
  const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  return Family::single(view.atom, {view.info->bounds, options & all});
}

Family ChangeSearch::test(const Run& run, std::uint32_t index, bool present, bool changeable) {
  if (!changeable) return Family::impossible();
  const Scaled wanted = present ? 1 : 0;
  return Family::single(atom_index({Atom::Kind::test, run.base, index, run.body}), {{wanted, wanted}, ~std::uint64_t{0}});
}

ChangeSearch::SlotView ChangeSearch::look(const Run& run, Slot slot) {
  SlotView view;
  if (slot.is_field()) {
    const std::uint32_t record = program_.bodies[run.body].record;
    view.info = &program_.vocabulary.fields[program_.vocabulary.records[record].first_field + slot.index()];
    const RecordState* state = find_record(case_, request_.request, record);
    if (state && run.entry < state->entries.size()) view.state = &state->entries[run.entry].fields[slot.index()];
    view.atom = atom_index({Atom::Kind::field, record, run.entry, slot.index()});
  } else {
    view.info = &program_.vocabulary.facts[slot.index()];
    view.state = find_fact(case_, request_.request, slot.index());
    view.atom = atom_index({Atom::Kind::fact, slot.index(), 0, 0});
  }
  view.range = view.state ? view.state->range : view.info->bounds;
  const bool known = view.state && view.state->documented && !view.state->disputed();
  view.changeable = !known || (view.info->type != Type::codes && !view.range.exact());
  return view;
}

bool ChangeSearch::holds(const Run& run, std::uint32_t node, bool present) const {
  const State state = request_.trace.state(run.base, Literal::of(node), run.lane);
  return state == (present ? State::present : State::absent);
}

bool ChangeSearch::record_changeable(std::uint32_t record) const {
  const RecordState* state = find_record(case_, request_.request, record);
  return !state || !state->given || !state->complete || state->assumed;
}

std::uint32_t ChangeSearch::atom_index(const Atom& atom) {
  const auto found = std::find(atoms_.begin(), atoms_.end(), atom);
  if (found != atoms_.end()) return static_cast<std::uint32_t>(found - atoms_.begin());
  atoms_.push_back(atom);
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

}  // namespace guide::explain
