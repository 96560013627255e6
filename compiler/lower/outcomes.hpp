#pragma once
// Names of outcomes: those a guideline or determination declares, and the words that cannot be one.

#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "runtime/room.hpp"

namespace guide::lower {

/// The names of an `outcomes:` line, kept in `room`; a diagnostic for one that stands twice or has a meaning of its own.
std::vector<Text> declared_outcomes(const ast::OutcomesLine& line, Room& room, Diagnostics& diagnostics, bool& good);
/// The outcome's number, or `none` with a diagnostic.
std::uint32_t outcome_named(List<Text> outcomes, const ast::Name& name, Diagnostics& diagnostics);
/// Its number, or `none`.
std::uint32_t known_outcome(List<Text> outcomes, std::string_view name);

}  // namespace guide::lower
