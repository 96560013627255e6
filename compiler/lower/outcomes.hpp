#pragma once
// Names of outcomes: those a guideline or determination declares, and the words that cannot be one.

#include <string>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "runtime/vocabulary.hpp"

namespace guide::lower {

/// The names of an `outcomes:` line; a diagnostic for one that stands twice or has a meaning of its own.
std::vector<std::string> declared_outcomes(const ast::OutcomesLine& line, Diagnostics& diagnostics, bool& good);
/// The outcome's number, or `none` with a diagnostic.
std::uint32_t outcome_named(const std::vector<std::string>& outcomes, const ast::Name& name, Diagnostics& diagnostics);
/// Its number, or `none`.
std::uint32_t known_outcome(const std::vector<std::string>& outcomes, std::string_view name);

}  // namespace guide::lower
