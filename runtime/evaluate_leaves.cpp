// Leaf tests (semantics, sections 4 and 8).

#include <algorithm>
#include <cassert>

#include "runtime/codes.hpp"
#include "runtime/elapsed.hpp"
#include "runtime/evaluate.hpp"

namespace guide {
namespace {

Truth at_least(Range range, Scaled threshold) {
  return {range.low >= threshold && range.low != unbounded_below, range.high < threshold};
}
Truth equals(Range range, Scaled value) {
  return {range.low == value && range.high == value, range.high < value || range.low > value};
}
Truth option(Range range, Scaled wanted) { return equals(range, wanted); }
Truth same_option(Range a, Range b) { return {a.exact() && a == b, intersect(a, b).empty()}; }

/// The values times a whole number; unbounded ends stay so.
Range times(Range range, std::int64_t factor) {
  const Scaled low = range.low == unbounded_below ? unbounded_below : range.low * std::abs(factor);
  const Scaled high = range.high == unbounded_above ? unbounded_above : range.high * std::abs(factor);
  if (factor >= 0) return {low, high};
  return {high == unbounded_above ? unbounded_below : -high, low == unbounded_below ? unbounded_above : -low};
}

}  // namespace

/// A leaf in every lane: once where nothing it reads varies, else lane by lane.
template <typename TruthOfLane>
void Evaluation::fill(const Run& run, bool varies, Bits* out, TruthOfLane truth_of) const {
  if (!varies) return broadcast(run, truth_of(0), out);
  for (std::uint32_t word = 0; word < trace_->words; ++word) {
    Bits bits;
    const std::uint32_t first = word * 64;
    const std::uint32_t count = std::min(64u, trace_->lanes - first);
    for (std::uint32_t i = 0; i < count; ++i) {
      const Truth truth = truth_of(first + i);
      bits.present |= std::uint64_t{truth.present} << i;
      bits.absent |= std::uint64_t{truth.absent} << i;
    }
    out[word] = bits;
  }
}

Reading Evaluation::reading(const Run& run, Slot slot) const {
  if (!slot.is_field()) return readings_[slot.index()];
  assert(run.entry != nullptr);  // fields are read by bodies of records alone: checked where they are lowered or loaded
  return field_reading(program_.bodies[run.body].record, *run.entry, run.entry_index, slot.index());
}

void Evaluation::evaluate_leaf(const Run& run, const Node& node, Bits* out) {
  switch (node.op) {
    case Op::always: return broadcast(run, {true, false}, out);
    case Op::finding: {
      const Reading fact = reading(run, Slot{node.a});
      return fill(run, fact.varies(), out, [&](std::uint32_t lane) { return equals(fact.at(lane), 1); });
    }
    case Op::option: {
      const Reading fact = reading(run, Slot{node.a});
      return fill(run, fact.varies(), out, [&](std::uint32_t lane) { return option(fact.at(lane), node.b); });
    }
    case Op::same_option: {
      const Reading a = reading(run, Slot{node.a});
      const Reading b = reading(run, Slot{node.b});
      return fill(run, a.varies() || b.varies(), out,
                  [&](std::uint32_t lane) { return same_option(a.at(lane), b.at(lane)); });
    }
    case Op::at_least_value:
    case Op::equals_value: return evaluate_quantity(run, node, out);
    case Op::elapsed: {
      const Reading date = reading(run, Slot{node.a});
      const Elapsed& elapsed = program_.elapsed[node.b];
      const Scaled last = last_day(elapsed, case_->as_of);
      return fill(run, date.varies(), out, [&](std::uint32_t lane) {
        const Range days = date.at(lane);
        return Truth{days.high <= last, days.low > last && days.low != unbounded_below};
      });
    }
    case Op::in_codes: return broadcast(run, in_codes(reading(run, Slot{node.a}), program_.code_sets[node.b]), out);
    case Op::documented: {
      const bool documented = reading(run, Slot{node.a}).documented;
      return broadcast(run, {documented, !documented}, out);
    }
    case Op::record_given: {
      const bool given = record(node.a).given;
      return broadcast(run, {given, !given}, out);
    }
    case Op::latest_has: {
      const Selection& selection = program_.selections[node.a];
      return fill(run, entry_runs(selection.body).varies, out,
                  [&](std::uint32_t lane) { return latest_in_lane(selection, Literal{node.b}, lane); });
    }
    case Op::table_option: return evaluate_table_option(run, node, out);
    case Op::in_force: {
      const Period& period = program_.periods[node.a];
      const bool in_force = period.first <= case_->as_of && case_->as_of <= period.last;
      return broadcast(run, {in_force, !in_force}, out);
    }
    case Op::outcome: return evaluate_outcome(run, node, out);
    case Op::at_least: return evaluate_group(run, node, out);
  }
}

/// Present if some code matches; absent if codes are told and none matches or is less specific than an entry.
Truth Evaluation::in_codes(const Reading& reading, const CodeSet& set) const {
  if (!reading.documented) return {};
  spend(std::uint64_t{reading.state->codes.size()} * set.entries.size());
  bool less_specific = false;
  for (const std::string& code : reading.state->codes) {
    for (const Text entry : set.entries) {
      const CodeMatch match = match_code(code, entry);
      if (match == CodeMatch::yes) return {true, false};
      less_specific = less_specific || match == CodeMatch::less_specific;
    }
  }
  return {false, !less_specific};
}

void Evaluation::evaluate_quantity(const Run& run, const Node& node, Bits* out) {
  const Quantity& quantity = program_.quantities[node.a];
  const Term* terms = program_.terms.data() + quantity.first_term;
  const Scaled threshold = program_.thresholds[node.b];
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    if (terms[i].kind == TermKind::sum) count_selection(terms[i].index, terms[i].field);
  }
  const bool varies =
      std::any_of(terms, terms + quantity.term_count, [&](const Term& term) { return term_varies(run, term); });
  if (node.op == Op::at_least_value) {
    fill(run, varies, out,
         [&](std::uint32_t lane) { return at_least(quantity_range(run, quantity, lane), threshold); });
  } else {
    fill(run, varies, out, [&](std::uint32_t lane) { return equals(quantity_range(run, quantity, lane), threshold); });
  }
}

Range Evaluation::quantity_range(const Run& run, const Quantity& quantity, std::uint32_t lane) const {
  Range sum{0, 0};
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    const Range range = times(term_range(run, term, lane), term.coefficient);
    sum = {add_low(sum.low, range.low), add_high(sum.high, range.high)};
  }
  return sum;
}

Range Evaluation::quantity_range(const Quantity& quantity, std::uint32_t base, std::uint32_t lane) const {
  return quantity_range(Run{.base = base}, quantity, lane);
}

Range Evaluation::term_range(const Run& run, const Term& term, std::uint32_t lane) const {
  switch (term.kind) {
    case TermKind::slot: return reading(run, Slot{term.index}).at(lane);
    case TermKind::count: return count_range(term.index, none, lane);
    case TermKind::sum: return count_range(term.index, term.field, lane);
    case TermKind::table: return table_range(run, program_.table_outputs[term.index], lane);
  }
  return {};
}

bool Evaluation::term_varies(const Run& run, const Term& term) const {
  if ((run.base & Trace::uniform) != 0 || trace_->lanes == 1) return false;
  switch (term.kind) {
    case TermKind::slot: return reading(run, Slot{term.index}).varies();
    case TermKind::count:
    case TermKind::sum: return entry_runs(program_.selections[term.index].body).varies;
    case TermKind::table: return true;
  }
  return true;
}

/// From the least to the greatest output of the rows not absent; unbounded if one of these has no output.
Range Evaluation::table_range(const Run& run, const TableOutput& output, std::uint32_t lane) const {
  spend(output.row_count);
  Range range{unbounded_above, unbounded_below};
  const std::uint64_t bit = std::uint64_t{1} << lane % 64;
  for (std::uint32_t i = 0; i < output.row_count; ++i) {
    const TableRow& row = program_.table_rows[output.first_row + i];
    if ((operand(run, row.matches, lane / 64).absent & bit) != 0) continue;
    if (row.dash) return {};
    range = {std::min(range.low, row.value), std::max(range.high, row.value)};
  }
  return range.empty() ? Range{} : range;
}

/// `out is v` is: none of the rows with another output.
void Evaluation::evaluate_table_option(const Run& run, const Node& node, Bits* out) const {
  const TableOutput& output = program_.table_outputs[node.a];
  for (std::uint32_t word = 0; word < run_words(run); ++word) {
    Bits others{0, mask(run, word)};
    for (std::uint32_t i = 0; i < output.row_count; ++i) {
      const TableRow& row = program_.table_rows[output.first_row + i];
      if (!row.dash && row.value == node.b) continue;
      const Bits bits = operand(run, row.matches, word);
      others = {others.present | bits.present, others.absent & bits.absent};
    }
    out[word] = {others.absent, others.present};
  }
}

}  // namespace guide
