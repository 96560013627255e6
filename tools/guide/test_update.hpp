#pragma once
// Rewriting `expect` lines to what was found. In: a text. Out: the text with those lines changed and nothing else.

#include <string>

#include "tools/guide/compiled.hpp"

namespace guide::tool {

struct UpdatedText {
  std::string text;
  std::size_t changed = 0;  // lines
};
/// Cases whose name contains `filter`. Lines for which no single outcome was found stay as they are.
UpdatedText update_expectations(const ModuleText& text, const Library& library, const std::string& filter);

}  // namespace guide::tool
