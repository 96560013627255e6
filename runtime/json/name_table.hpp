#pragma once
// Names found in a text without copying them. In: names with numbers. Out: the number of the name that stands at a
// place.

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "runtime/vocabulary.hpp"

namespace guide::json {

/// A name with the quote that ends it, in words, so that it is compared with a text a word at a time.
struct Name {
  static constexpr std::size_t longest = 47;
  std::array<std::uint64_t, 6> words{};
  std::uint64_t last_mask = 0;  // of the word in which the quote stands
  std::uint32_t last = 0;       // that word
  std::uint32_t size = 0;       // without the quote
  std::uint32_t value = 0;

  /// Whether the text at `at` is this name and a quote; 48 bytes must be readable.
  bool stands_at(const char* at) const {
    for (std::uint32_t i = 0; i < last; ++i) {
      if (word_at(at + 8 * i) != words[i]) return false;
    }
    return (word_at(at + 8 * last) & last_mask) == words[last];
  }
  static std::uint64_t word_at(const char* at) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
};

class NameTable {
 public:
  /// Names that are ambiguous or too long are left out.
  explicit NameTable(const Names& names);

  /// The name that stands at `at`, `size` characters before its quote; null if there is none. 48 bytes must be
  /// readable.
  const Name* find(const char* at, std::size_t size) const {
    if (size == 0 || size > Name::longest) return nullptr;
    for (std::size_t slot = hash(at, size) & mask_;; slot = (slot + 1) & mask_) {
      const std::uint32_t index = slots_[slot];
      if (index == none) return nullptr;
      if (names_[index].size == size && names_[index].stands_at(at)) return &names_[index];
    }
  }

 private:
  /// Of the first and last eight characters, which tell most names apart.
  static std::size_t hash(const char* at, std::size_t size) {
    std::uint64_t head = Name::word_at(at);
    std::uint64_t tail = 0;
    if (size >= 8)
      tail = Name::word_at(at + size - 8);
    else
      head &= (std::uint64_t{1} << 8 * size) - 1;
    const std::uint64_t mixed = (head * 0x9E3779B97F4A7C15u) ^ ((tail + size) * 0xC2B2AE3D27D4EB4Fu);
    return static_cast<std::size_t>(mixed ^ mixed >> 29);
  }

  std::vector<Name> names_;
  std::vector<std::uint32_t> slots_;  // a power of two
  std::size_t mask_ = 0;
};

}  // namespace guide::json
