#pragma once
// What single characters outside ASCII are, in an author's terms. Not here: where they may stand.

#include <cstdint>
#include <string_view>

namespace guide::syntax {

/// What word processors and PDF files put in place of plain characters.
enum class Pasted : std::uint8_t { no, quote, blank, comparison, dash, bullet, invisible };
Pasted pasted(std::uint32_t code);

/// What was meant by a pasted character or a look-alike letter; empty if nobody can tell.
std::string_view meant(std::uint32_t code);

}  // namespace guide::syntax
