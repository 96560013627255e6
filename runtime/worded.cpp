#include "runtime/worded.hpp"

namespace guide {

void Piece::append_to(std::string& out) const {
  if (is_number_) {
    out += std::to_string(number_);
  } else {
    out += text_;
  }
}

std::string with_pieces(std::string_view words, std::span<const Piece> pieces) {
  std::string result;
  for (const Piece& piece : pieces) {
    const std::size_t hole = words.find("{}");
    result += words.substr(0, hole);
    piece.append_to(result);
    words.remove_prefix(hole + 2);
  }
  return result += words;
}

}  // namespace guide
