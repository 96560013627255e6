// Conditions: every operand stands before its user, everything read is there and of its kind, and sums fit.

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "runtime/image/faults.hpp"

namespace guide::image {
namespace {

/// The largest sum of a quantity's parts, in magnitude; less than what 64 bits hold by a wide margin.
constexpr double greatest_sum = 4e18;
constexpr std::int64_t most_counted = std::int64_t{1} << 31;

bool is_sorted_set(List<std::uint32_t> list) {
  return std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()) == list.end();
}
bool holds(List<std::uint32_t> set, std::uint32_t item) {
  return std::binary_search(set.begin(), set.end(), item);
}
bool holds_all(List<std::uint32_t> set, List<std::uint32_t> part) {
  return std::includes(set.begin(), set.end(), part.begin(), part.end());
}

/// Whether the bytes of a node are values of their types: what lies in an image is looked at before it is believed.
bool is_sound(const Node& node) {
  static_assert(offsetof(Node, op) == 0 && offsetof(Node, free) == 1);
  unsigned char bytes[2];
  std::memcpy(bytes, &node, sizeof bytes);
  return bytes[0] <= static_cast<unsigned char>(Op::at_least) && bytes[1] <= 1;
}

/// The nodes of one body.
class BodyCheck {
 public:
  BodyCheck(const Program& program, std::uint32_t index, Faults& faults)
      : program_(program), body_(program.bodies[index]), index_(index), faults_(faults) {}

  void run() {
    if (!check_lists()) return;
    for (node_ = 0; node_ < body_.node_count && faults_.none_found(); ++node_) {
      check_node(program_.nodes[body_.first_node + node_]);
    }
  }

 private:
  bool check_lists() {
    faults_.run_within(body_.first_node, body_.node_count, program_.nodes, "a condition has nodes that are not there");
    faults_.within_or_none(body_.record, program_.vocabulary.records, "a condition is on a record that is not there");
    const bool sets = is_sorted_set(body_.facts) && is_sorted_set(body_.selections) && is_sorted_set(body_.records) &&
                      body_.fact_tests.size() == body_.facts.size();
    faults_.must(sets, "a condition does not list what it reads");
    if (!faults_.none_found()) return false;
    if (!body_.facts.empty()) faults_.within(body_.facts.back(), program_.vocabulary.facts, "a fact is not there");
    if (!body_.records.empty()) faults_.within(body_.records.back(), program_.vocabulary.records, "a record is not there");
    if (!body_.selections.empty()) faults_.within(body_.selections.back(), program_.selections, "a selection is not there");
    if (!faults_.none_found()) return false;
    for (const std::uint32_t selection : body_.selections) check_selection(program_.selections[selection]);
    return faults_.none_found();
  }

  /// The condition on a record's entries comes before what counts them, which lists what it reads as its own.
  void check_selection(const Selection& selection) {
    if (!faults_.must(selection.body < index_, "a condition on entries comes after its use")) return;
    const Body& inner = program_.bodies[selection.body];
    const bool listed = holds_all(body_.facts, inner.facts) && holds_all(body_.selections, inner.selections) &&
                        holds_all(body_.records, inner.records) && holds(body_.records, selection.record);
    faults_.must(listed, "a condition does not list what it reads");
  }

  const FactInfo* slot(Slot slot) {
    const Vocabulary& vocabulary = program_.vocabulary;
    if (!slot.is_field()) {
      return faults_.must(holds(body_.facts, slot.index()), "a fact is read that is not listed") ? &vocabulary.facts[slot.index()]
                                                                                       : nullptr;
    }
    const bool there = body_.record != none && slot.index() < vocabulary.records[body_.record].field_count;
    if (!faults_.must(there, "a field is not there")) return nullptr;
    return &vocabulary.fields[vocabulary.records[body_.record].first_field + slot.index()];
  }
  const FactInfo* slot_of(Slot read, Type type) {
    const FactInfo* info = slot(read);
    return info != nullptr && faults_.must(info->type == type, "a fact is of another type than its test") ? info : nullptr;
  }
  void check_before(Literal literal) {
    faults_.must(literal.node() < node_, "a condition reads what comes after it");
  }

  void check_node(const Node& node) {
    if (!faults_.must(is_sound(node), "a condition is of no kind")) return;
    switch (node.op) {
      case Op::always: return;
      case Op::finding: slot_of(Slot{node.a}, Type::finding); return;
      case Op::option:
        if (const FactInfo* info = slot_of(Slot{node.a}, Type::choice)) {
          faults_.within(node.b, info->options, "an option is not there");
        }
        return;
      case Op::same_option: {
        const FactInfo* a = slot_of(Slot{node.a}, Type::choice);
        const FactInfo* b = slot_of(Slot{node.b}, Type::choice);
        if (a != nullptr && b != nullptr) faults_.must(a->options == b->options, "choices of different options are compared");
        return;
      }
      case Op::at_least_value:
      case Op::equals_value:
        faults_.within(node.b, program_.thresholds, "a threshold is not there");
        if (faults_.within(node.a, program_.quantities, "a quantity is not there")) check_quantity(program_.quantities[node.a]);
        return;
      case Op::elapsed:
        slot_of(Slot{node.a}, Type::date);
        faults_.within(node.b, program_.elapsed, "a time is not there");
        return;
      case Op::in_codes:
        slot_of(Slot{node.a}, Type::codes);
        faults_.within(node.b, program_.code_sets, "codes are not there");
        return;
      case Op::documented: slot(Slot{node.a}); return;
      case Op::record_given: faults_.must(holds(body_.records, node.a), "a record is read that is not listed"); return;
      case Op::latest_has:
        if (!listed(node.a)) return;
        faults_.must(Literal{node.b}.node() < program_.bodies[program_.selections[node.a].body].node_count,
                     "a condition on the latest entry is not there");
        return;
      case Op::table_option:
        faults_.must(node.b < most_output_options, "an output is not there");
        check_table(node.a);
        return;
      case Op::in_force: faults_.within(node.a, program_.periods, "a period is not there"); return;
      case Op::outcome: return;  // with the consultation that it belongs to
      case Op::at_least: check_group(node); return;
    }
  }

  void check_group(const Node& node) {
    faults_.must(node.k >= 1 && node.k <= node.b + 1, "a group asks for more than it has");
    if (!faults_.run_within(node.a, node.b, program_.operands, "a group lacks members")) return;
    for (std::uint32_t i = 0; i < node.b; ++i) check_before(program_.operands[node.a + i]);
  }

  bool listed(std::uint32_t selection) {
    return faults_.must(holds(body_.selections, selection), "entries are counted that are not listed");
  }

  void check_quantity(const Quantity& quantity) {
    if (!faults_.run_within(quantity.first_term, quantity.term_count, program_.terms, "a quantity lacks parts")) return;
    double sum = 0;
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      const Term& term = program_.terms[quantity.first_term + i];
      faults_.must(term.coefficient != 0, "a part of a quantity counts nothing");
      sum += std::abs(static_cast<double>(term.coefficient)) * static_cast<double>(greatest(term));
    }
    faults_.must(sum < greatest_sum, "a quantity is too large");
  }

  /// The largest value of a part, in magnitude.
  std::int64_t greatest(const Term& term) {
    switch (term.kind) {
      case TermKind::slot: return greatest(slot(Slot{term.index}));
      case TermKind::count: return listed(term.index) ? most_counted : 0;
      case TermKind::sum: {
        if (!listed(term.index)) return 0;
        const RecordInfo& record = program_.vocabulary.records[program_.selections[term.index].record];
        if (!faults_.must(term.field < record.field_count, "a field is not there")) return 0;
        return greatest(&program_.vocabulary.fields[record.first_field + term.field]);
      }
      case TermKind::table: return check_table(term.index);
    }
    return 0;
  }
  std::int64_t greatest(const FactInfo* info) {
    if (info == nullptr) return 0;
    const bool number = info->type != Type::finding && info->type != Type::choice && info->type != Type::codes;
    faults_.must(number, "what is no number is added");
    const std::int64_t low = info->bounds.low == unbounded_below ? 0 : std::abs(info->bounds.low);
    const std::int64_t high = info->bounds.high == unbounded_above ? 0 : std::abs(info->bounds.high);
    return std::max(low, high);
  }

  /// A table's column, read here. The largest value in it, in magnitude.
  std::int64_t check_table(std::uint32_t index) {
    if (!faults_.within(index, program_.table_outputs, "a table is not there")) return 0;
    const TableOutput& output = program_.table_outputs[index];
    if (!faults_.run_within(output.first_row, output.row_count, program_.table_rows, "a table lacks rows")) return 0;
    std::int64_t greatest = 0;
    for (std::uint32_t i = 0; i < output.row_count; ++i) {
      const TableRow& row = program_.table_rows[output.first_row + i];
      check_before(row.matches);
      if (!faults_.must(row.value != unbounded_below, "a table's value is none")) return 0;
      greatest = std::max(greatest, std::abs(row.value));
    }
    return greatest;
  }

  const Program& program_;
  const Body& body_;
  std::uint32_t index_;
  std::uint32_t node_ = 0;
  Faults& faults_;
};

}  // namespace

void check_bodies(const Program& program, Faults& faults) {
  for (const Selection& selection : program.selections) {
    if (!faults.within(selection.body, program.bodies, "a condition on entries is not there")) return;
    const Body& body = program.bodies[selection.body];
    faults.must(body.record == selection.record && selection.record != none, "a condition is on another record");
    faults.must(selection.selected.node() < body.node_count, "a condition on entries is not there");
  }
  for (std::uint32_t index = 0; index < program.bodies.size() && faults.none_found(); ++index) {
    BodyCheck(program, index, faults).run();
  }
}

}  // namespace guide::image
