#pragma once
// The standard library's modules, embedded when Guide is built.
// In: a module path. Out: its text. Not here: finding the author's own modules; the host's loader does that.

#include <optional>
#include <string_view>
#include <vector>

namespace guide {

/// The text of a module such as `clinical.pain`; it lives as long as the program.
std::optional<std::string_view> stdlib_module(std::string_view path);
/// The paths of all embedded modules, sorted.
std::vector<std::string_view> stdlib_modules();

}  // namespace guide
