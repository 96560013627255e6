#pragma once
// Text to tree. In: one source. Out: the tree, with `Missing` where a line could not be read, and one diagnostic for
// each such mistake. It never fails and never throws. Not here: names, types, meaning.

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"

namespace guide::syntax {

/// The words that cannot be names.
bool is_reserved(std::string_view word);

/// Lists in lists so deep are read; hosts may allow less.
inline constexpr int deepest_nesting = 64;

/// Parses `sources[source]`; diagnostics are added in source order.
ast::File parse(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics,
                int nesting = deepest_nesting);

/// Parses one condition as it could stand after `when` (for the REPL and `explain`).
ast::Condition parse_condition(const SourceMap& sources, std::uint32_t source, Diagnostics& diagnostics);

}  // namespace guide::syntax
