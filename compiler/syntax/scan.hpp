#pragma once
// The first look at a text: its lines and its characters.
// In: the bytes. Out: the lines that say something, their indentation, the comments, and findings about characters.
// Not here: words and their order.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic.hpp"

namespace guide::syntax {

/// A line that says something; empty lines and comments are none.
struct Line {
  std::uint32_t begin = 0;  // of its first word
  std::uint32_t end = 0;    // behind its last word, before a comment
  std::uint32_t indent = 0;
  bool suspect = false;     // something about its characters was reported: what follows from that is not
  bool unreadable = false;  // ... and its words cannot be relied on
};

struct Scan {
  std::vector<Line> lines;
  std::vector<Span> comments;
  /// The text with pasted quotation marks and blanks replaced, byte for byte; empty if nothing had to be.
  std::string repaired;
};

Scan scan(std::string_view text, std::uint32_t source, Diagnostics& diagnostics);

}  // namespace guide::syntax
