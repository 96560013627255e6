#pragma once
// The guideline library with all its cases, compiled as one.

#include <memory>

#include "compiler/compile.hpp"

namespace guide::properties {

/// Its modules and cases, in the order of their names.
std::vector<ModuleText> library_texts();
std::unique_ptr<Compilation> guideline_library();

}  // namespace guide::properties
