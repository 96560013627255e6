#pragma once
// A Program as text, compactly, for tests of lowering.

#include <string>

#include "compiler/compile.hpp"

namespace guide::test {

/// One line a node: `2 any(0, not 1)`, and after each body what follows from it.
std::string program_text(const Program& program);
/// Compiles one text; its diagnostics as `code line:column message`, or the program.
std::string lowered(std::string_view text);
/// Only the diagnostics.
std::string findings(std::string_view text);

}  // namespace guide::test
