#pragma once
// The tool's threads, as many as there are cores.

#include "compiler/workers.hpp"

namespace guide::tool {

/// An exception of a task is thrown when all have ended.
void on_threads(std::size_t count, const std::function<void(std::size_t)>& task);

}  // namespace guide::tool
