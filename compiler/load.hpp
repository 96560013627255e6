#pragma once
// The first stage: texts to trees, with everything they import. In: texts and a loader. Out: the sources, files and
// modules of a compilation, and diagnostics of syntax and imports. Not here: what the files declare.

#include "compiler/compile.hpp"
#include "compiler/syntax/scan.hpp"

namespace guide {

/// Parses the texts, then the modules they import, as found; each once. False where a limit is passed: the rest is not read.
/// What stands in cases is left, and so are bodies of guidelines that need not be kept, where nobody could help to read them.
/// `scans` (parallel to the files) is for reading what was left; empty where nothing was.
bool load_modules(std::vector<ModuleText> texts, const ModuleLoader& loader, const CompileOptions& options,
                  Compilation& compilation, std::vector<syntax::Scan>& scans);

}  // namespace guide
