#pragma once
// Case blocks to cases. In: a resolved library and its program. Out: cases as hosts would build them, and diagnostics
// at the words concerned. Not here: what answers mean (runtime/case*.cpp decides that for all callers), evaluation.

#include <vector>

#include "compiler/compile.hpp"
#include "compiler/resolve/library.hpp"
#include "compiler/syntax/scan.hpp"

namespace guide::cases {

/// The case blocks of the given files, which are the first, in source order, if they are to be kept; a case with errors,
/// also of those `found` before, is left out. Of the others only the syntax is checked.
std::vector<Case> read_cases(const resolve::Library& library, const std::vector<syntax::Scan>& scans,
                             std::uint32_t given, const CompileOptions& options, const Diagnostics& found,
                             Diagnostics& diagnostics);

}  // namespace guide::cases
