#pragma once
// What laying a text out anew would change, as a unified diff that `patch` can apply.
// In: the text before and after; they differ in blanks, so that lines pair by their other characters. Out: the diff.

#include <string>
#include <string_view>

namespace guide::tool {

/// Empty if the texts are equal. Takes time in proportion to the texts.
std::string layout_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace guide::tool
