#pragma once
// A record's entries, written as a table whose first row names the fields.

#include "compiler/resolve/library.hpp"
#include "runtime/case.hpp"

namespace guide::cases {

/// Tells the builder the entries below the first row.
void read_entries(const resolve::Library& library, const ast::Entries& tree, std::uint32_t record, Target target,
                  CaseBuilder& builder, Diagnostics& diagnostics);

}  // namespace guide::cases
