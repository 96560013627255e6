#pragma once
// Errors of a JSON case in the form that diagnostics have: message, place, line, caret, help.

#include <string>
#include <vector>

#include "runtime/case.hpp"
#include "tools/guide/files.hpp"

namespace guide::tool {

std::string json_errors_text(const std::vector<JsonError>& errors, const NamedText& file, bool color);

}  // namespace guide::tool
