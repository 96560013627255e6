#pragma once
// The guideline library with all its cases, compiled as one.

#include <memory>

#include "compiler/compile.hpp"

namespace guide::properties {

std::unique_ptr<Compilation> guideline_library();

}  // namespace guide::properties
