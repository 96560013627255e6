// Facts and fields as a search meets them: what is told of them, whether that can change, and whether it may stay as it is.

#include <algorithm>

#include "runtime/explain/change_search.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

std::uint64_t all_options(const FactInfo& info) {
  const std::size_t count = info.options.size();
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace

ChangeSearch::SlotView ChangeSearch::look(const Run& run, Slot slot) const {
  SlotView view;
  bool fixed = false;
  if (slot.is_field()) {
    const std::uint32_t record = program_.bodies[run.body].record;
    view.info = &program_.vocabulary.fields[program_.vocabulary.records[record].first_field + slot.index()];
    const RecordState* state = record_state(record);
    if (state && run.entry < state->entries.size()) view.state = &state->entries[run.entry].fields[slot.index()];
    view.atom = {Atom::Kind::field, record, run.entry, slot.index(), 0};
  } else {
    view.info = &program_.vocabulary.facts[slot.index()];
    view.state = find_fact(case_, request_.request, slot.index());
    view.atom = {Atom::Kind::fact, slot.index(), 0, 0, 0};
    fixed = fixed_[slot.index()] != 0;
  }
  const bool documented = view.state && view.state->documented;
  const bool disputed = view.state && view.state->disputed();
  const bool assumed = !documented && view.info->assumed_absent;
  view.range = lane_range(view);
  view.changeable = !fixed && view.info->type != Type::codes && (!documented || disputed || !view.state->range.exact());
  if (view.info->type == Type::codes) view.changeable = !fixed && !documented;
  view.kept = assumed || disputed;
  view.whole = {documented && !disputed ? view.state->range : view.info->bounds, ~std::uint64_t{0}, view.kept};
  if (view.info->type == Type::choice) view.whole.options = all_options(*view.info);
  return view;
}

Range ChangeSearch::lane_range(const SlotView& slot) const {
  if (!slot.state || (!slot.state->documented && !slot.state->assumed)) {
    return slot.info->assumed_absent ? Range{0, 0} : slot.info->bounds;
  }
  if (!slot.state->disputed()) return slot.state->range;
  for (const Dispute& dispute : request_.trace.disputes) {
    const bool this_one =
        slot.atom.kind == Atom::Kind::fact
            ? dispute.fact == slot.atom.a
            : dispute.record == slot.atom.a && dispute.entry == slot.atom.b && dispute.field == slot.atom.c;
    if (this_one) return slot.state->alternatives[lane_ / dispute.stride % dispute.count];
  }
  return slot.info->bounds;  // not settled
}

std::optional<Atom> ChangeSearch::documented_by(std::uint32_t number) const {
  Atom atom = facts_[number];
  if (atom.kind == Atom::Kind::fact_documented) atom.kind = Atom::Kind::fact;
  if (atom.kind == Atom::Kind::field_documented) atom.kind = Atom::Kind::field;
  if (atom == facts_[number]) return std::nullopt;
  return atom;
}

Assignment ChangeSearch::documented(const Atom& slot) {
  const Vocabulary& vocabulary = program_.vocabulary;
  const FactInfo& info = slot.kind == Atom::Kind::fact
                             ? vocabulary.facts[slot.a]
                             : vocabulary.fields[vocabulary.records[slot.a].first_field + slot.c];
  Domain whole{info.bounds, ~std::uint64_t{0}, false};
  if (info.type == Type::choice) whole.options = all_options(info);
  const std::uint32_t number = facts_.number(slot, whole, false);
  Domain anything = facts_.algebra().whole(number);
  anything.kept = false;
  return {number, known(number, anything)};
}

const RecordState* ChangeSearch::record_state(std::uint32_t record) const {
  return find_record(case_, request_.request, record);
}

/// The facts that the node hangs on, and that may stay as they are though something else could be documented: what
/// holds now, holds only as long as they do.
void ChangeSearch::add_kept_slots(const Run& run, const Node& node, std::vector<SlotView>& kept) const {
  const auto add = [&](Slot slot) {
    SlotView view = look(run, slot);
    const bool known =
        std::any_of(kept.begin(), kept.end(), [&](const SlotView& each) { return each.atom == view.atom; });
    if (view.changeable && view.kept && !known) kept.push_back(std::move(view));
  };
  const auto add_below = [&](Literal literal) {
    add_kept_slots(run, node_of(run, literal), kept);
  };
  const auto add_rows = [&](const TableOutput& table) {
    for (std::uint32_t i = 0; i < table.row_count; ++i) add_below(program_.table_rows[table.first_row + i].matches);
  };
  switch (node.op) {
    case Op::finding:
    case Op::option:
    case Op::elapsed: return add(Slot{node.a});
    case Op::same_option: add(Slot{node.a}); return add(Slot{node.b});
    case Op::table_option: return add_rows(program_.table_outputs[node.a]);
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program_.quantities[node.a];
      for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
        const Term& term = program_.terms[quantity.first_term + i];
        if (term.kind == TermKind::slot) add(Slot{term.index});
        if (term.kind == TermKind::table) add_rows(program_.table_outputs[term.index]);
      }
      return;
    }
    case Op::at_least: {
      for (std::uint32_t i = 0; i < node.b; ++i) add_below(program_.operands[node.a + i]);
      return;
    }
    default: return;
  }
}

std::vector<ChangeSearch::SlotView> ChangeSearch::kept_slots(const Run& run, const Node& node) const {
  std::vector<SlotView> kept;
  add_kept_slots(run, node, kept);
  return kept;
}

}  // namespace guide::explain
