#pragma once
// Text to tree. In: one source. Out: the tree, with `Missing` where a line could not be read, and one diagnostic for
// each such mistake. It never fails and never throws. Not here: names, types, meaning.
//
// Cases are most of a library's text and are needed one by one, if at all; a guideline's tree is needed while it is lowered.
// What stands in them can be left for later.

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "compiler/syntax/scan.hpp"

namespace guide::syntax {

/// The words that cannot be names.
bool is_reserved(std::string_view word);

/// Lists in lists so deep are read; hosts may allow less.
inline constexpr int deepest_nesting = 64;

/// Parses `sources[source]`; diagnostics are added in source order.
ast::File parse(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics,
                int nesting = deepest_nesting);

/// The same, but what stands in `case` blocks is left for `with_items`, perhaps what stands in guidelines, behind their first
/// lines `for`, `effective` and `outcomes`, for `with_body`; with what these need in `scanned`.
enum class Left : std::uint8_t { nothing, cases, cases_and_bodies };
ast::File parse_leaving(Left left, const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics, int nesting,
                        Scan& scanned);

/// A case with the items that were left unread.
ast::Case with_items(const SourceMap& sources, const Scan& scanned, const ast::Case& tree, Diagnostics& diagnostics,
                     int nesting);

/// A guideline with the body that was left unread.
ast::Guideline with_body(const SourceMap& sources, const Scan& scanned, const ast::Guideline& tree,
                         Diagnostics& diagnostics, int nesting);

/// Parses one condition as it could stand after `when` (for the REPL and `explain`).
ast::Condition parse_condition(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics);

}  // namespace guide::syntax
