#pragma once
// What single characters outside ASCII are, in an author's terms. Not here: where they may stand.

#include <cstdint>
#include <string_view>

namespace guide::syntax {

struct Character {
  std::uint32_t code = 0;
  std::uint32_t size = 0;  // in bytes; 0: not UTF-8
};

/// The character at the beginning of `text`, which is not empty.
Character decode(std::string_view text);

/// Characters that must not stand anywhere: they hide or reorder what a reader sees.
bool is_control(std::uint32_t code);
bool is_bidirectional_control(std::uint32_t code);

/// What word processors and PDF files put in place of plain characters.
enum class Pasted : std::uint8_t { no, quote, blank, comparison, dash, bullet, invisible };
Pasted pasted(std::uint32_t code);

/// What was meant by a pasted character or a look-alike letter; empty if nobody can tell.
std::string_view meant(std::uint32_t code);

}  // namespace guide::syntax
