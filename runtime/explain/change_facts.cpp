// The second step: which facts, fields and entries bring the wanted values about.

#include <algorithm>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {
namespace {

constexpr std::uint64_t any_option = ~std::uint64_t{0};
/// A row without output gives an option that no test asks for.
constexpr std::uint64_t no_output = std::uint64_t{1} << most_output_options;
constexpr std::size_t most_options_paired = 6;

std::uint64_t options_within(Range range) {
  std::uint64_t options = 0;
  for (Scaled option = range.low; option <= range.high; ++option) options |= std::uint64_t{1} << option;
  return options;
}

Range times(Range range, Scaled factor) {
  const Scaled low = range.low == unbounded_below ? unbounded_below : range.low * factor;
  const Scaled high = range.high == unbounded_above ? unbounded_above : range.high * factor;
  if (factor > 0) return {low, high};
  return {high == unbounded_above ? unbounded_below : high, low == unbounded_below ? unbounded_above : low};
}

Range shifted(Range range, Scaled by) {
  return {range.low == unbounded_below ? unbounded_below : range.low - by,
          range.high == unbounded_above ? unbounded_above : range.high - by};
}

}  // namespace

Family ChangeSearch::in_facts(const Family& family) {
  Family all;
  all.complete = family.complete;
  std::vector<const Family*> parts;
  for (const Assignments& member : family.members) {
    parts.clear();
    for (const Assignment& assignment : member.list) parts.push_back(&facts_of(assignment));
    const Family one = facts_.algebra().at_least(parts.size(), parts);
    all.complete = all.complete && one.complete;
    all.members.insert(all.members.end(), one.members.begin(), one.members.end());
  }
  facts_.algebra().close(all);
  return all;
}

const Family& ChangeSearch::reach_plainly(std::uint32_t body, std::uint32_t base, Literal literal, bool present,
                                          std::uint32_t entry) {
  return plainly(Run{body, base, entry}, literal, present);
}

const Family& ChangeSearch::plainly(const Run& run, Literal literal, bool present) {
  const bool before = plain_;
  plain_ = true;
  const Family& family = reach(run, literal, present);
  plain_ = before;
  return family;
}

const Family& ChangeSearch::facts_of(const Assignment& wanted) {
  if (known_facts_.size() <= wanted.atom) known_facts_.resize(movers_.size());
  auto& known = known_facts_[wanted.atom];
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.first == wanted.domain; });
  if (found != known.end()) return found->second;
  const Mover mover = wanted.atom < first_met_.size() ? first_met_[wanted.atom] : Mover{};
  Family family = facts_of(movers_[wanted.atom], mover, movers_.algebra().whole(wanted.atom), *wanted.domain);
  return known.emplace_front(wanted.domain, std::move(family)).second;
}

Family ChangeSearch::facts_of(const Atom& atom, const Mover& mover, const Domain& whole, const Domain& wanted) {
  switch (atom.kind) {
    case Atom::Kind::table: return rows_facts(mover.run, program_.table_outputs[mover.node.a], wanted);
    case Atom::Kind::quantity:
    case Atom::Kind::alone: break;
    default: return facts_.single(atom, whole, whole.kept, wanted);
  }
  Family changed = changed_facts(atom, mover, wanted.range);
  if (!wanted.kept) return changed;
  return facts_.algebra().either(as_it_is(kept_slots(mover.run, mover.node)), changed);
}

Family ChangeSearch::changed_facts(const Atom& atom, const Mover& mover, Range wanted) {
  if (atom.kind == Atom::Kind::quantity)
    return quantity_facts(mover.run, program_.quantities[mover.node.a], wanted);
  const bool present = wanted.low == 1;
  switch (mover.node.op) {
    case Op::same_option: return same_option_facts(mover.run, mover.node, present);
    case Op::in_codes: return codes_facts(mover.run, mover.node, present);
    case Op::latest_has: return latest_facts(mover.node, present);
    default: return comparison_facts(mover.run, mover.node, present);
  }
}

/// Each stays, or is documented as this lane has it.
Family ChangeSearch::as_it_is(const std::vector<SlotView>& slots) {
  Family family = Family::nothing_needed();
  for (const SlotView& slot : slots) {
    const bool choice = slot.info->type == Type::choice;
    const Domain now = choice ? Domain{slot.info->bounds, options_within(slot.range), true}
                              : Domain{slot.range, any_option, true};
    family = facts_.algebra().both(family, slot_facts(slot, now));
  }
  return family;
}

Family ChangeSearch::slot_facts(const SlotView& slot, const Domain& wanted) {
  return facts_.single(slot.atom, slot.whole, slot.kept, wanted);
}

Family ChangeSearch::demand(const Atom& atom, Range wanted) {
  return facts_.single(atom, {}, false, {wanted, any_option, false});
}

// ---- Quantities ----------------------------------------------------------------------------------------------------

Family ChangeSearch::comparison_facts(const Run& run, const Node& node, bool present) {
  const Quantity& quantity = program_.quantities[node.a];
  const Scaled threshold = program_.thresholds[node.b];
  const Range below{unbounded_below, threshold - 1};
  if (node.op == Op::at_least_value)
    return quantity_facts(run, quantity, present ? Range{threshold, unbounded_above} : below);
  if (present) return quantity_facts(run, quantity, {threshold, threshold});
  const Family less = quantity_facts(run, quantity, below);
  return facts_.algebra().either(less, quantity_facts(run, quantity, {threshold + 1, unbounded_above}));
}

/// What the lane leaves possible for one summand, without its coefficient.
Range ChangeSearch::term_range(const Run& run, const Term& term) const {
  if (term.kind == TermKind::slot) return look(run, Slot{term.index}).range;
  if (term.kind != TermKind::count) return {};
  const Selection& selection = program_.selections[term.index];
  const RecordState* record = record_state(selection.record);
  if (!record || !record->complete) return {};
  Range count{0, 0};
  for (std::uint32_t e = 0; e < record->entries.size(); ++e) {
    const std::uint32_t base = base_of(selection.body, e);
    if (base == none) return {};
    const State state = request_.trace.state(base, selection.selected, lane_);
    count.low += state == State::present ? 1 : 0;
    count.high += state != State::absent ? 1 : 0;
  }
  return count;
}

Range ChangeSearch::quantity_range(const Run& run, const Quantity& quantity) const {
  Range sum{0, 0};
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    const Range range = times(term_range(run, term), term.coefficient);
    sum = {add_low(sum.low, range.low), add_high(sum.high, range.high)};
  }
  return sum;
}

/// One summand is changed where all others are known; where several are not, the sum is asked for as a whole.
Family ChangeSearch::quantity_facts(const Run& run, const Quantity& quantity, Range wanted) {
  const Term* terms = &program_.terms[quantity.first_term];
  if (quantity.term_count == 1) return term_facts(run, terms[0], divided(wanted, terms[0].coefficient));
  std::vector<Range> ranges;
  std::size_t open = 0;
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    ranges.push_back(term_range(run, terms[i]));
    open += ranges.back().exact() ? 0 : 1;
  }
  if (open > 1) {
    const auto index = static_cast<std::uint32_t>(&quantity - program_.quantities.data());
    return demand({Atom::Kind::quantity, index, entry_run(run), run.entry, program_.bodies[run.body].record}, wanted);
  }
  Family family;
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    if (open == 1 && ranges[i].exact()) continue;
    Scaled known = 0;
    Family as_they_are = Family::nothing_needed();
    for (std::uint32_t other = 0; other < quantity.term_count; ++other) {
      if (other == i) continue;
      known += terms[other].coefficient * ranges[other].low;
      if (terms[other].kind != TermKind::slot) continue;
      const SlotView slot = look(run, Slot{terms[other].index});
      if (slot.changeable)
        as_they_are = facts_.algebra().both(as_they_are, slot_facts(slot, {ranges[other], any_option, slot.kept}));
    }
    const Family changed = term_facts(run, terms[i], divided(shifted(wanted, known), terms[i].coefficient));
    family = facts_.algebra().either(family, facts_.algebra().both(as_they_are, changed));
  }
  return family;
}

Family ChangeSearch::term_facts(const Run& run, const Term& term, Range wanted) {
  if (wanted.empty()) return Family::impossible();
  switch (term.kind) {
    case TermKind::slot: {
      const SlotView slot = look(run, Slot{term.index});
      if (!slot.changeable) return Family::impossible();
      return slot_facts(slot, {wanted, any_option, false});
    }
    case TermKind::count: return count_facts(program_.selections[term.index], term.index, wanted);
    case TermKind::sum: return sum_facts(term, wanted);
    case TermKind::table: return rows_facts(run, program_.table_outputs[term.index], {wanted, any_option, false});
  }
  return Family::impossible();
}

/// All rows that give another output are absent.
Family ChangeSearch::rows_facts(const Run& run, const TableOutput& table, const Domain& wanted) {
  const bool of_options = wanted.options != any_option;
  Family family = Family::nothing_needed();
  for (std::uint32_t i = 0; i < table.row_count; ++i) {
    const TableRow& row = program_.table_rows[table.first_row + i];
    const std::uint64_t option = row.dash ? no_output : std::uint64_t{1} << (row.value & 63);
    const bool fits = of_options ? (wanted.options & option) != 0
                                 : !row.dash && wanted.range.low <= row.value && row.value <= wanted.range.high;
    if (!fits) family = facts_.algebra().both(family, plainly(run, row.matches, false));
  }
  return family;
}

// ---- Choices and codes ---------------------------------------------------------------------------------------------

Family ChangeSearch::same_option_facts(const Run& run, const Node& node, bool present) {
  const SlotView a = look(run, Slot{node.a});
  const SlotView b = look(run, Slot{node.b});
  const std::size_t count = a.info->options.size();
  if (count > most_options_paired && a.changeable && b.changeable)
    return demand({Atom::Kind::alone, node.a, node.b, entry_run(run), static_cast<std::uint32_t>(node.op)},
                  {present, present});
  const auto one_of = [&](const SlotView& slot, std::uint64_t options) {
    const bool exact = slot.range.exact();
    const bool now = exact && (options >> slot.range.low & 1) != 0;
    if (!slot.changeable) return now ? Family::nothing_needed() : Family::impossible();
    return slot_facts(slot, {slot.info->bounds, options, now && slot.kept});
  };
  const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  if (!a.changeable || !b.changeable) {  // one of them is known
    const SlotView& known = a.changeable ? b : a;
    const std::uint64_t options = options_within(known.range);
    if (!known.range.exact()) return Family::impossible();
    return one_of(a.changeable ? a : b, present ? options : all & ~options);
  }
  Family family;
  for (std::uint64_t options = 1; options < all; ++options) {
    const bool single = (options & (options - 1)) == 0;
    if (present && !single) continue;
    const Family of_a = one_of(a, options);  // first: what is met first is told first
    const Family of_b = one_of(b, present ? options : all & ~options);
    family = facts_.algebra().either(family, facts_.algebra().both(of_a, of_b));
  }
  return family;
}

Family ChangeSearch::codes_facts(const Run& run, const Node& node, bool present) {
  if (!look(run, Slot{node.a}).changeable) return Family::impossible();
  return demand({Atom::Kind::codes, node.a, node.b, run.entry == none ? 0 : run.entry + 1,
                 run.entry == none ? none : program_.bodies[run.body].record},
                {present, present});
}

}  // namespace guide::explain
