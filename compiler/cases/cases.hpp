#pragma once
// Case blocks to cases. In: a resolved library and its program. Out: cases as hosts would build them, and diagnostics
// at the words concerned. Not here: what answers mean (runtime/case*.cpp decides that for all callers), evaluation.

#include <vector>

#include "compiler/resolve/library.hpp"
#include "runtime/case.hpp"

namespace guide::cases {

/// The case blocks of the first `files` files, in source order; a case with errors is left out.
std::vector<Case> read_cases(const resolve::Library& library, const Program& program, std::uint32_t files,
                             Diagnostics& diagnostics);

}  // namespace guide::cases
