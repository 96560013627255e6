#pragma once
// What could come next. In: a line up to the cursor. Out: words that could stand in place of its last word.

#include <string>
#include <string_view>
#include <vector>

namespace guide::repl {

struct Desk;
/// Where the last word of the line begins.
std::size_t last_word(std::string_view line);
std::vector<std::string> complete(Desk& desk, std::string_view line);

}  // namespace guide::repl
