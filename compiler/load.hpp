#pragma once
// The first stage: texts to trees, with everything they import. In: texts and a loader. Out: the sources, files and
// modules of a compilation, and diagnostics of syntax and imports. Not here: what the files declare.

#include "compiler/compile.hpp"

namespace guide {

/// Parses the texts, then the modules they import, as found; each once. False where a limit is passed: the rest is not read.
bool load_modules(std::vector<ModuleText> texts, const ModuleLoader& loader, const Limits& limits,
                  Compilation& compilation);

}  // namespace guide
