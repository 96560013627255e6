#pragma once
// Memory in lines of a cache, one behind the other, given back all at once: what is asked for together lies together.
// Lines are numbered, so that a table of many takes four bytes for each.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace guide::batch {

struct alignas(64) CacheLine {
  std::byte bytes[64];
};

class LineRoom {
 public:
  /// The first of lines with at least so many bytes; they stay where they are as long as the room.
  std::uint32_t take(std::size_t bytes) {
    const auto lines = static_cast<std::uint32_t>((bytes + sizeof(CacheLine) - 1) / sizeof(CacheLine));
    std::uint32_t piece = piece_of(next_);
    for (; next_ + lines > begin_of(piece + 1); next_ = begin_of(++piece)) continue;
    if (pieces_[piece] == nullptr) pieces_[piece].reset(new CacheLine[first_piece << piece]);  // not cleared
    const std::uint32_t taken = next_;
    next_ += lines;
    return taken;
  }
  void* at(std::uint32_t line) const {
    const std::uint32_t piece = piece_of(line);
    return pieces_[piece].get() + (line - begin_of(piece));
  }

 private:
  // Each piece is twice as long as the one before.
  static constexpr std::uint32_t first_piece = 16;
  static std::uint32_t piece_of(std::uint32_t line) {
    return static_cast<std::uint32_t>(std::bit_width(line / first_piece + 1)) - 1;
  }
  static std::uint32_t begin_of(std::uint32_t piece) { return (first_piece << piece) - first_piece; }

  std::array<std::unique_ptr<CacheLine[]>, 27> pieces_;
  std::uint32_t next_ = 0;
};

}  // namespace guide::batch
