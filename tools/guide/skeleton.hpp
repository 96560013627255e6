#pragma once
// The files of a new project. In: its name. Out: paths below its folder, and texts that pass `guide check` and `guide test`.

#include <string>
#include <vector>

#include "tools/guide/files.hpp"

namespace guide::tool {

/// Whether a guideline can be named so: no word of the language, nor a module of the standard library.
bool can_be_named(const std::string& name);
std::vector<NamedText> skeleton(const std::string& name);

}  // namespace guide::tool
