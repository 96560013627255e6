#pragma once
// Lints: what compiles and is hardly meant. In: a compilation without errors. Out: its findings and those of the lints,
// as warnings, less what comments allow where it stands (docs/lints.md). Not here: errors; nothing here changes a
// meaning.

#include <cstddef>
#include <vector>

#include "compiler/compile.hpp"
#include "compiler/lint/codes.hpp"

namespace guide::lint {

/// Everything to be said of a compilation, in source order; lints look at its first `given` files, not at imports.
/// Where there are errors, they and what came with them.
std::vector<Diagnostic> findings(const Compilation& compilation, std::size_t given);

/// The codes that a comment can allow, in the order of their list.
std::vector<Code> lints();

}  // namespace guide::lint
