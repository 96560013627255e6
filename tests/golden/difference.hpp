#pragma once
#include <string>

namespace guide::golden {

/// The lines that differ, `-` for those expected and `+` for those found, with two lines around them.
std::string difference(const std::string& expected, const std::string& found);

}  // namespace guide::golden
