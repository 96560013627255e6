#include "compiler/lower/where.hpp"

#include "compiler/limits.hpp"
#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

bool is_declared_in_days(const ast::Fact& fact) {
  const auto* type = boost::variant2::get_if<ast::NumericType>(&fact.field.type.node);
  if (type == nullptr || type->kind != ast::NumericKind::number || !type->unit) return false;
  const auto unit = find_unit(type->unit->text);
  return unit && unit->name == "day";
}

std::unordered_set<std::uint32_t> facts_in_days(const resolve::Library& library) {
  std::unordered_set<std::uint32_t> facts;
  for (std::uint32_t file = 0; file < library.files->size(); ++file) {
    for (const ast::Declaration& declaration : (*library.files)[file].declarations) {
      const auto* fact = boost::variant2::get_if<ast::Fact>(&declaration);
      if (fact == nullptr || !is_declared_in_days(*fact)) continue;
      const auto symbol = library.scopes[file].own.find(fact->field.name.text);
      if (symbol != library.scopes[file].own.end() && symbol->second.kind == resolve::SymbolKind::fact) {
        facts.insert(symbol->second.index);
      }
    }
  }
  return facts;
}

}  // namespace

Shared::Shared(const resolve::Library& from, Program& to, Diagnostics& sink)
    : library(from),
      program(to),
      diagnostics(sink),
      pool(to),
      citations(from, to),
      definition_seen(from.conditions.size()),
      definition_open(from.conditions.size()),
      selection_seen(from.selections.size()),
      selection_open(from.selections.size()),
      table_cells_(from.tables.size()),
      outputs_of_table_(from.tables.size()),
      facts_in_days_(facts_in_days(from)) {
  for (std::uint32_t i = 0; i < from.table_outputs.size(); ++i) {
    outputs_of_table_[from.table_outputs[i].table].push_back(i);
  }
}

const ReadTable* Shared::read_table(std::uint32_t table) {
  TableCells& known = table_cells_[table];
  if (!known.read) {
    known.read = true;
    known.cells = lower::read_table(library, library.tables[table], diagnostics);
  }
  return known.cells ? &*known.cells : nullptr;
}

TextNumber Shared::keep(const ast::Condition& condition) {
  return keep(one_line(condition, *library.sources, made_));
}

Place Shared::place(Span span) {
  if (std::exchange(last_source_, span.source) != span.source) last_line_ = 0;
  const Position position = (*library.sources)[span.source].position(span.begin, last_line_);
  return {span.source, position.line, position.column};
}

void Shared::refuse_depth(Span where) {
  if (std::exchange(depth_refused_, true)) return;
  diagnostics.add(Code::conditions_too_deep, where,
                  "conditions nest too deep here, with the definitions they use written out",
                  "let definitions use fewer other definitions");
}

bool Shared::spend(std::size_t amount, Span where) {
  const bool was_exhausted = exhausted();
  spent_ += amount;
  if (!exhausted()) return true;
  if (!was_exhausted) {
    diagnostics.add(Code::library_too_large, where,
                    "with all definitions written out the library has more than " + grouped(most_conditions) +
                        " conditions",
                    "let fewer definitions use definitions that use definitions");
  }
  return false;
}

}  // namespace guide::lower
