#include "runtime/room.hpp"

#include <algorithm>
#include <cstdint>

namespace guide {

char* Room::take(std::size_t size) {
  constexpr std::size_t smallest_piece = 4096, largest_piece = 4096 << 12;
  if (size > left_) {
    const std::size_t usual = std::min(smallest_piece << std::min<std::size_t>(pieces_.size(), 12), largest_piece);
    const std::size_t room = std::max(usual, size);
    const std::shared_ptr<char[]> piece(new char[room]);
    pieces_.push_back(piece);
    free_ = piece.get();
    left_ = room;
  }
  left_ -= size;
  return std::exchange(free_, free_ + size);
}

/// `new` gives pieces so aligned; texts lie before. Where what is left is too short with what is skipped, a new piece is taken.
void* Room::take_aligned(std::size_t size) {
  const std::size_t skipped = static_cast<std::size_t>(-reinterpret_cast<std::uintptr_t>(free_)) % alignment;
  if (skipped + size <= left_) {
    take(skipped);
  } else {
    left_ = 0;
  }
  return take(size);
}

Text Room::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const kept = take(text.size());
  std::copy(text.begin(), text.end(), kept);
  return Text(std::string_view(kept, text.size()));
}

}  // namespace guide
