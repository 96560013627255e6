#include "runtime/field_tests.hpp"

#include <algorithm>

namespace guide {

void FieldTests::add_body(const Body& body) {
  for (std::uint32_t i = 0; i < body.node_count; ++i) add_leaf(program_.nodes[body.first_node + i]);
}

void FieldTests::add_leaf(const Node& node) {
  if (node.op == Op::latest_has) {
    const Selection& selection = program_.selections[node.a];
    add_selection(selection);
    const RecordInfo& record = program_.vocabulary.records[selection.record];
    if (record.date_field != none) ++tests_[record.first_field + record.date_field];
  }
  if (node.op != Op::at_least_value && node.op != Op::equals_value) return;
  const Quantity& quantity = program_.quantities[node.a];
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    if (term.kind != TermKind::count && term.kind != TermKind::sum) continue;
    const Selection& selection = program_.selections[term.index];
    add_selection(selection);
    if (term.kind == TermKind::sum) ++tests_[program_.vocabulary.records[selection.record].first_field + term.field];
  }
}

/// A test over the entries reads each field that their condition reads.
void FieldTests::add_selection(const Selection& selection) {
  const Body& body = program_.bodies[selection.body];
  read_.clear();
  for (std::uint32_t i = 0; i < body.node_count; ++i) add_fields(program_.nodes[body.first_node + i]);
  std::sort(read_.begin(), read_.end());
  read_.erase(std::unique(read_.begin(), read_.end()), read_.end());
  const std::uint32_t first = program_.vocabulary.records[selection.record].first_field;
  for (std::uint32_t field : read_) ++tests_[first + field];
}

void FieldTests::add_fields(const Node& node) {
  switch (node.op) {
    case Op::same_option: add_slot(Slot{node.b}); [[fallthrough]];
    case Op::finding:
    case Op::option:
    case Op::elapsed:
    case Op::in_codes: add_slot(Slot{node.a}); break;
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program_.quantities[node.a];
      for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
        const Term& term = program_.terms[quantity.first_term + i];
        if (term.kind == TermKind::slot) add_slot(Slot{term.index});
      }
      break;
    }
    default: break;
  }
}

}  // namespace guide
