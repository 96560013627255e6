#pragma once
// Decision tables. In: an output of a table and the body that uses it. Out: its rows as nodes of that body.

#include "compiler/lower/names.hpp"

namespace guide::lower {

/// The output's number in `Program::table_outputs`; the table's rows are lowered at its first use in a body. What the
/// rows read is read for the leaf test at hand.
std::optional<std::uint32_t> table_output_in(const Where& where, std::uint32_t output);

}  // namespace guide::lower
