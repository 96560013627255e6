#pragma once
// Which characters a text may hold that people are shown: every text of a guideline, of a case or from a host. In:
// UTF-8. Out: characters, and what is wrong with them. Not here: what an author may mean by one
// (compiler/syntax/characters.hpp).

#include <cstdint>
#include <string_view>

namespace guide {

struct Character {
  std::uint32_t code = 0;
  std::uint32_t size = 0;  // in bytes; 0: not UTF-8
};

/// The character at the beginning of `text`, which is not empty.
Character decode(std::string_view text);

/// Characters that must not stand anywhere: they hide or reorder what a reader sees, or command a terminal.
bool is_control(std::uint32_t code);
bool is_bidirectional_control(std::uint32_t code);

inline constexpr const char* not_utf8 = "the text is not UTF-8";
/// Why a character cannot stand in a text of several lines, or null. A carriage return can, before a line feed.
const char* character_problem(std::uint32_t code, bool before_line_feed);
/// The same of a whole text.
const char* text_problem(std::string_view text);

}  // namespace guide
