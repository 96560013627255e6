#pragma once
// Whether a Program that a stranger made is one that can be run: everything that the compiler sees to and the runtime
// relies on. In: a Program as read. Out: the first fault, or nothing.

#include <string>

#include "runtime/program.hpp"

namespace guide::image {

std::string first_fault(const Program& program);

}  // namespace guide::image
