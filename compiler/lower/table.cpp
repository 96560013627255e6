#include "compiler/lower/table.hpp"

#include <algorithm>

#include "compiler/lower/table_cells.hpp"

namespace guide::lower {
namespace {

Literal at_least(const Where& where, std::uint32_t quantity, Scaled threshold) {
  return where.body.leaf(Op::at_least_value, quantity, where.shared.pool.threshold(threshold));
}

/// The cell's test, as a literal.
Literal cell_literal(const Where& where, std::uint32_t input, const CellSet& cell) {
  const FactInfo& info = where.shared.library.vocabulary.facts[input];
  const std::uint32_t slot = Slot::fact(input).bits;
  if (info.type == Type::finding) {
    if (cell.options == 3) return where.body.always();
    const Literal leaf = where.body.leaf(Op::finding, slot);
    return cell.options == 2 ? leaf : !leaf;
  }
  std::vector<Literal> parts;
  if (info.type == Type::choice) {
    for (std::uint32_t i = 0; i < info.options.size(); ++i) {
      if ((cell.options >> i & 1) != 0) parts.push_back(where.body.leaf(Op::option, slot, i));
    }
    return where.body.any(std::move(parts));
  }
  Pool& pool = where.shared.pool;
  const std::uint32_t quantity = pool.quantity({Term{TermKind::slot, slot, 0, 1}});
  if (cell.range.exact()) return where.body.leaf(Op::equals_value, quantity, pool.threshold(cell.range.low));
  if (cell.range.low != unbounded_below) parts.push_back(at_least(where, quantity, cell.range.low));
  if (cell.range.high != unbounded_above) parts.push_back(!at_least(where, quantity, cell.range.high + 1));
  return where.body.all(std::move(parts));
}

std::vector<Literal> row_literals(const Where& where, const resolve::TableDefinition& table, const ReadTable& read) {
  std::vector<Literal> rows;
  for (const ReadRow& row : read.rows) {
    std::vector<Literal> cells;
    for (std::size_t c = 0; c < row.cells.size() && !row.otherwise; ++c) {
      if (!row.cells[c].any) cells.push_back(cell_literal(where, table.inputs[c], row.cells[c]));
    }
    rows.push_back(row.otherwise ? !where.body.any(rows) : where.body.all(std::move(cells)));
  }
  return rows;
}

TableRow output_row(const Where& where, const FactInfo& info, const ast::Cell& cell, Literal matches) {
  const auto* answer = boost::variant2::get_if<ast::Answer>(&cell.node);
  if (answer == nullptr) return {matches, true, 0};
  if (const auto* option = boost::variant2::get_if<ast::OptionWord>(&answer->node)) {
    const auto found = std::find(info.options.begin(), info.options.end(), option->name.text);
    return {matches, false, found - info.options.begin()};
  }
  if (const auto* exactly = boost::variant2::get_if<ast::Exactly>(&answer->node)) {
    const auto value = resolve::constant_of(info, exactly->value, where.shared.muted);
    if (value) return {matches, false, *value};
  }
  return {matches, true, 0};
}

void add_outputs(const Where& where, std::uint32_t table, const std::vector<Literal>& rows, TableInBody& known) {
  const resolve::Library& library = where.shared.library;
  Program& program = where.shared.program;
  const resolve::TableDefinition& definition = library.tables[table];
  for (std::uint32_t output : where.shared.outputs_of_table(table)) {
    const resolve::TableOutputDefinition& defined = library.table_outputs[output];
    const auto first = static_cast<std::uint32_t>(program.table_rows.size());
    const std::size_t column = definition.inputs.size() + defined.column;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      program.table_rows.push_back(
          output_row(where, defined.info, definition.tree->rows[i + 1].cells[column], rows[i]));
    }
    known.outputs.push_back(static_cast<std::uint32_t>(program.table_outputs.size()));
    known.definitions.push_back(output);
    program.table_outputs.push_back({first, static_cast<std::uint32_t>(rows.size()), output});
  }
}

/// The facts that some row tests.
std::vector<std::uint32_t> facts_read(const resolve::TableDefinition& table, const ReadTable& read) {
  std::vector<std::uint32_t> facts;
  for (std::size_t c = 0; c < table.inputs.size(); ++c) {
    const bool tested = std::any_of(read.rows.begin(), read.rows.end(),
                                    [&](const ReadRow& row) { return !row.otherwise && !row.cells[c].any; });
    if (tested) facts.push_back(table.inputs[c]);
  }
  return facts;
}

}  // namespace

std::optional<std::uint32_t> table_output_in(const Where& where, std::uint32_t output) {
  Shared& shared = where.shared;
  const std::uint32_t table = shared.library.table_outputs[output].table;
  const ReadTable* read = shared.read_table(table);
  if (read == nullptr) return std::nullopt;
  const auto [at, fresh] = where.tables.try_emplace(table);
  TableInBody& known = at->second;
  if (fresh) {
    const resolve::TableDefinition& definition = shared.library.tables[table];
    if (!shared.spend(read->rows.size() * (definition.inputs.size() + 1), definition.tree->span)) return std::nullopt;
    add_outputs(where, table, row_literals(where, definition, *read), known);
    known.facts = facts_read(definition, *read);
  }
  for (const std::uint32_t fact : known.facts) where.body.reads_fact(fact);
  const auto found = std::find(known.definitions.begin(), known.definitions.end(), output);
  if (found == known.definitions.end()) return std::nullopt;  // the budget was spent before
  return known.outputs[static_cast<std::size_t>(found - known.definitions.begin())];
}

}  // namespace guide::lower
