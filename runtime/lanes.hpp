#pragma once
// Lanes: 64 readings of a case a word. In: words of bits. Out: words. Not here: what the bits mean (evaluate.hpp).

#include <array>
#include <cstdint>

namespace guide {

/// So many settlements are read, and so many combinations of completions are tried (semantics, sections 2 and 7).
inline constexpr std::uint32_t most_lanes = 4096;

constexpr std::uint32_t words_for(std::uint32_t lanes) { return (lanes + 63) / 64; }
/// The bits of `word` that are lanes.
constexpr std::uint64_t lane_mask(std::uint32_t lanes, std::uint32_t word) {
  return lanes >= (word + 1) * 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (lanes % 64)) - 1;
}

/// Counts, in 64 lanes at once, in how many of the words added a lane's bit is set: a number in binary, a plane a
/// digit.
class LaneCounter {
 public:
  void add(std::uint64_t bits) {
    for (std::uint32_t digit = 0; bits != 0; ++digit) {
      if (digit == digits_) planes_[digits_++] = 0;
      const std::uint64_t carry = planes_[digit] & bits;
      planes_[digit] ^= bits;
      bits = carry;
    }
  }
  /// The lanes whose count is at least `k`.
  std::uint64_t at_least(std::uint32_t k) const {
    if (digits_ < 32 && k >> digits_ != 0) return 0;
    std::uint64_t more = 0;
    std::uint64_t equal = ~std::uint64_t{0};
    for (std::uint32_t digit = digits_; digit-- > 0;) {
      const std::uint64_t plane = planes_[digit];
      if ((k >> digit & 1) == 0) more |= equal & plane;
      equal &= (k >> digit & 1) != 0 ? plane : ~plane;
    }
    return more | equal;
  }

 private:
  std::array<std::uint64_t, 32> planes_;
  std::uint32_t digits_ = 0;
};

}  // namespace guide
