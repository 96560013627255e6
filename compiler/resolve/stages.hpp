#pragma once
// The steps of resolving, in their order, and what they share. In: a library under construction. Out: the same, one
// step further. Not for other folders; they include `library.hpp`.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/resolve/library.hpp"

namespace guide::resolve {

/// A library under construction, with the trees of what has been declared: parallel to the vectors of the library.
struct Stage {
  Library& library;
  Diagnostics& diagnostics;
  std::vector<Placed<ast::Field>> facts;
  std::vector<Placed<ast::Field>> fields;
  std::vector<Placed<ast::Record>> records;
  std::vector<Placed<ast::SourceDocument>> sources;
  std::vector<Placed<ast::EvidenceScale>> scales;
};

void see_imports(Stage& stage);       // Scope::visible, sees, incomplete
void declare(Stage& stage);           // Scope::own and an entry for each declaration
void check_redeclared(Stage& stage);  // names that a file can already see, fields named like facts
void give_types(Stage& stage);        // types, bounds, `like`, assumptions
void check_records(Stage& stage);     // fields: distinct, `date` is a date
void rank_sources(Stage& stage);      // dates and ranks of sources, scales' ranks
void bind_definitions(Stage& stage);  // chains of `define`, without cycles
void bind_tables(Stage& stage);       // heads, rows, types of outputs
void check_guideline_names(Stage& stage);
void name_vocabulary(Stage& stage);  // Vocabulary::*_by_name

// ---- Shared --------------------------------------------------------------------------------------------------------

/// Marks a symbol as reported: uses of it stay silent.
void mark_reported(Library& library, SymbolKind kind, std::uint32_t index);
bool is_reported(const Library& library, Symbol symbol);
/// Whether `file` sees the declarations of `other`.
bool sees(const Library& library, std::uint32_t file, std::uint32_t other);
/// Calls `use(const Symbol&)` for each declaration of `name` that `file` sees, going the shorter way: over the name's
/// declarations or over the files that are seen.
template <typename Use>
void for_each_visible(const Library& library, std::uint32_t file, std::string_view name, Use use) {
  const auto first = library.first_declared.find(name);
  if (first == library.first_declared.end()) return;
  const std::vector<std::uint32_t>& visible = library.scopes[file].visible;
  if (library.declared[first->second].length > visible.size()) {
    for (std::uint32_t other : visible) {
      const auto found = library.scopes[other].own.find(name);
      if (found != library.scopes[other].own.end()) use(found->second);
    }
    return;
  }
  for (std::uint32_t at = first->second; at != none; at = library.declared[at].next) {
    if (sees(library, file, library.declared[at].file)) use(library.declared[at].symbol);
  }
}

/// `a fact`, `a service`, ...
std::string_view with_article(SymbolKind kind);
/// `a finding`, `a quantity in mg/day`, ...
std::string described(Type type, const UnitInfo& unit);
inline std::string described(const FactInfo& fact) { return described(fact.type, fact.unit); }
/// "`a`, `b` and `c`"
std::string quoted_list(const std::vector<std::string_view>& words, std::string_view last_joint);
/// `1 cell`, `3 cells`.
inline std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}
inline std::string quoted(std::string_view word) { return "`" + std::string(word) + "`"; }
/// ``did you mean `x`?``, or nothing. Costs the length of the list: asked only while few errors were found.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates,
                       const Diagnostics& diagnostics);

/// A unit by its name; a diagnostic if there is none.
std::optional<UnitInfo> unit_of(const ast::Name& name, Diagnostics& diagnostics);
/// The days a date names; a diagnostic if there are none. Not found is also silent for empty (missing) text.
std::optional<Range> days_named(const ast::Day& day, Diagnostics& diagnostics);
/// The number and unit of a bound: like a constant, but a number without a unit is in the declared unit.
std::optional<Scaled> bound_of(const ReadAs& like, const ast::Value& value, bool upper,
                               std::string_view declared_unit, Diagnostics& diagnostics);

}  // namespace guide::resolve
