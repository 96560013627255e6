#include "runtime/batch/plan_builder.hpp"

#include <algorithm>

#include "runtime/elapsed.hpp"

namespace guide::batch {
namespace {

Literal literal_of(const std::vector<Literal>& nodes, Literal literal) {
  const Literal known = nodes[literal.node()];
  return literal.negated() ? !known : known;
}

bool less(Literal a, Literal b) { return a.bits < b.bits; }

}  // namespace

Literal PlanBuilder::add(Node node) {
  const auto [at, fresh] = known_.emplace(std::move(node), static_cast<std::uint32_t>(nodes_.size()));
  if (fresh) nodes_.push_back(&at->first);
  return Literal::of(at->second);
}

Literal PlanBuilder::add_group(std::uint32_t k, const std::vector<Literal>& operands) {
  std::vector<Literal> uncertain;
  for (Literal operand : operands) {
    if (operand == certain) {
      if (k <= 1) return certain;
      --k;
    } else if (operand != !certain) {
      uncertain.push_back(operand);
    }
  }
  if (k == 0) return certain;
  const auto count = static_cast<std::uint32_t>(uncertain.size());
  if (k > count) return !certain;
  std::sort(uncertain.begin(), uncertain.end(), less);
  if (k == count && count > 1) {
    for (Literal& operand : uncertain) operand = !operand;
    return !add_group(1, uncertain);
  }
  if (k == 1) uncertain.erase(std::unique(uncertain.begin(), uncertain.end()), uncertain.end());
  if (uncertain.size() == 1) return uncertain.front();
  Node node{group, k};
  for (Literal operand : uncertain) node.push_back(operand.bits);
  return add(std::move(node));
}

/// A test of one fact: `coefficient` times its value is at least, or equals, the threshold.
Literal PlanBuilder::add_single(std::uint32_t fact, std::int64_t coefficient, Scaled threshold, bool equals) {
  const Scaled up = ceil_divide(threshold, coefficient);
  const Scaled down = floor_divide(threshold, coefficient);
  if (equals) return add({test, fact, up, down});
  if (coefficient > 0) return add({test, fact, up, unbounded_above});
  return add({test, fact, unbounded_below, down});
}

Literal PlanBuilder::add_leaf(const guide::Node& node, const std::vector<Literal>& before) {
  const auto fact = [](std::uint32_t slot) { return static_cast<std::int64_t>(Slot{slot}.index()); };
  switch (node.op) {
    case Op::always: return certain;
    case Op::finding: return add({test, fact(node.a), 1, 1});
    case Op::option: return add({test, fact(node.a), node.b, node.b});
    case Op::same_option: return add({same_option, fact(node.a), fact(node.b)});
    case Op::at_least_value:
    case Op::equals_value: return add_quantity(node, before);
    case Op::elapsed: return add({elapsed, fact(node.a), node.b});
    case Op::in_codes: return add({codes, fact(node.a), node.b});
    case Op::documented: return add({documented, fact(node.a)});
    case Op::record_given: return !certain;  // of cases that list none
    case Op::latest_has: return add_latest(node);
    case Op::table_option: return add_rows({table_option, node.b}, program_.table_outputs[node.a], before);
    case Op::in_force: return add({in_force, node.a});
    case Op::outcome:
    case Op::at_least: break;
  }
  return certain;
}

/// Of a record that the case does not list: absent if that means there are no entries, else open.
Literal PlanBuilder::add_latest(const guide::Node& node) {
  const RecordInfo& record = program_.vocabulary.records[program_.selections[node.a].record];
  return record.assumed_none ? !certain : add({fixed, 0});
}

Literal PlanBuilder::add_quantity(const guide::Node& node, const std::vector<Literal>& before) {
  const Quantity& quantity = program_.quantities[node.a];
  const Scaled threshold = program_.thresholds[node.b];
  const bool equals = node.op == Op::equals_value;
  const Term* terms = program_.terms.data() + quantity.first_term;
  if (quantity.term_count == 1 && terms->kind == TermKind::slot) {
    return add_single(Slot{terms->index}.index(), terms->coefficient, threshold, equals);
  }
  Node result{PlanBuilder::quantity, equals, threshold};
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = terms[i];
    PlannedTerm planned{PlannedTerm::Kind::fixed, 0, term.coefficient, {}};
    if (term.kind == TermKind::slot) {
      planned.kind = PlannedTerm::Kind::place;
      planned.index = Slot{term.index}.index();
    } else if (term.kind == TermKind::table) {
      planned.kind = PlannedTerm::Kind::table;
      planned.index = static_cast<std::uint32_t>(table_of(program_.table_outputs[term.index], before));
    } else {  // counts and sums over a record that the case does not list
      const RecordInfo& record = program_.vocabulary.records[program_.selections[term.index].record];
      planned.fixed = {0, record.assumed_none ? 0 : unbounded_above};
    }
    result.insert(result.end(), {static_cast<std::int64_t>(planned.kind), planned.index, planned.coefficient,
                                 planned.fixed.low, planned.fixed.high});
  }
  return add(std::move(result));
}

std::int64_t PlanBuilder::table_of(const TableOutput& output, const std::vector<Literal>& before) {
  std::vector<TableRow> rows;
  std::vector<std::int64_t> key;
  for (std::uint32_t i = 0; i < output.row_count; ++i) {
    TableRow row = program_.table_rows[output.first_row + i];
    row.matches = literal_of(before, row.matches);
    if (row.matches == certain || row.matches == !certain) row.matches = add({fixed, row.matches == certain ? 1 : 2});
    key.insert(key.end(), {row.matches.bits, row.dash, row.value});
    rows.push_back(row);
  }
  const auto [at, fresh] = known_tables_.emplace(std::move(key), static_cast<std::int64_t>(tables_.size()));
  if (fresh) tables_.push_back(std::move(rows));
  return at->second;
}

Literal PlanBuilder::add_rows(Node node, const TableOutput& output, const std::vector<Literal>& before) {
  node.push_back(table_of(output, before));
  return add(std::move(node));
}

std::vector<std::uint32_t> PlanBuilder::read_by(const Node& node) const {
  std::vector<std::uint32_t> read;
  const auto add_table = [&](std::int64_t table) {
    for (const TableRow& row : tables_[static_cast<std::size_t>(table)]) read.push_back(row.matches.node());
  };
  if (node[0] == group) {
    for (std::size_t i = 2; i < node.size(); ++i) read.push_back(Literal{static_cast<std::uint32_t>(node[i])}.node());
  } else if (node[0] == table_option) {
    add_table(node[2]);
  } else if (node[0] == quantity) {
    for (std::size_t i = 3; i < node.size(); i += 5) {
      if (node[i] == static_cast<std::int64_t>(PlannedTerm::Kind::table)) add_table(node[i + 1]);
    }
  }
  return read;
}

void PlanBuilder::keep(Literal literal) {
  if (literal == certain || literal == !certain) literal = add({fixed, 1});
  kept_.resize(nodes_.size(), false);
  std::vector<std::uint32_t> stack{literal.node()};
  while (!stack.empty()) {
    const std::uint32_t id = stack.back();
    stack.pop_back();
    if (kept_[id]) continue;
    kept_[id] = true;
    for (std::uint32_t read : read_by(*nodes_[id])) stack.push_back(read);
  }
}

Literal PlanBuilder::final(Literal literal) const {
  std::uint32_t node = literal.node();
  if (node == certain.node()) {
    const auto known = known_.find(Node{fixed, 1});
    if (known == known_.end()) return Plan::unread;
    node = known->second;
  }
  return kept_[node] ? Literal::of(final_[node], literal.negated()) : Plan::unread;
}

}  // namespace guide::batch
