#pragma once
// The cells of a table's inputs as sets of values. In: a table's rows. Out: for each cell the options or the range it
// admits. Lowering makes nodes of them; the check for gaps and overlaps compares them.

#include <optional>
#include <vector>

#include "compiler/resolve/library.hpp"

namespace guide::lower {

/// What a cell admits of its input: options and findings as bits, all else as a range on the fact's scale.
struct CellSet {
  bool any = false;  // `-`
  std::uint64_t options = 0;
  Range range;
};
struct ReadRow {
  std::vector<CellSet> cells;  // parallel to the table's inputs
  bool otherwise = false;
  Span span;
};
struct ReadTable {
  std::vector<ReadRow> rows;
};

/// Findings and choices are tested by option.
bool has_options(const FactInfo& input);

/// Nothing if a cell is wrong (that is reported) or the table was found faulty before.
std::optional<ReadTable> read_table(const resolve::Library& library, const resolve::TableDefinition& table,
                                    Diagnostics& diagnostics);

}  // namespace guide::lower
