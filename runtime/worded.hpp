#pragma once
// Words around texts and numbers: `worded("{} of {}", name, count)`. All that the core needs of formatting, so that it
// carries no library for it.

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace guide {

/// A text or a whole number, for as long as a call lasts.
class Piece {
 public:
  Piece(std::string_view text) : text_(text) {}
  Piece(const std::string& text) : text_(text) {}
  Piece(const char* text) : text_(text) {}
  Piece(std::integral auto number) : number_(static_cast<std::int64_t>(number)), is_number_(true) {}

  void append_to(std::string& out) const;

 private:
  std::string_view text_;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

/// A text with `Holes` times `{}` in it, which is seen to when Guide is compiled.
template <std::size_t Holes>
struct Wording {
  template <std::size_t Size>
  consteval Wording(const char (&words)[Size]) : text(words, Size - 1) {
    std::size_t holes = 0;
    for (std::size_t at = text.find("{}"); at != text.npos; at = text.find("{}", at + 2)) ++holes;
    if (holes != Holes) throw "as many pieces as holes";
  }
  std::string_view text;
};

std::string with_pieces(std::string_view words, std::span<const Piece> pieces);

/// The words, with the pieces in the holes.
template <typename... Pieces>
std::string worded(Wording<sizeof...(Pieces)> words, const Pieces&... pieces) {
  const Piece all[] = {Piece(pieces)...};
  return with_pieces(words.text, all);
}

}  // namespace guide
