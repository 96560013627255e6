#pragma once
// How far apart two words are, for suggestions. Not here: what is near enough to be meant.

#include <cstddef>
#include <string_view>

namespace guide {

/// Insertions, deletions, replacements and swaps of neighbours that make one word of the other; `limit` if there are as
/// many or more. Its cost grows with the shorter word and the limit, so that many names can be compared with one.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace guide
