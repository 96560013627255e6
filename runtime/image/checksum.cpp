#include "runtime/image/checksum.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace guide::image {
namespace {

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;  // the golden ratio's bits

/// For one `lane` no two words lead to the same, nor do two lanes for one word: a single changed word is always seen.
std::uint64_t step(std::uint64_t lane, std::uint64_t word) { return std::rotl((lane ^ word) * odd, 29); }

}  // namespace

/// Four lanes, so that no step waits for the one before it.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t a = 1, b = 2, c = 3, d = 4;
  const auto take = [&](const char* at) {
    std::uint64_t words[4];
    std::memcpy(words, at, sizeof words);
    a = step(a, words[0]);
    b = step(b, words[1]);
    c = step(c, words[2]);
    d = step(d, words[3]);
  };
  const char* at = bytes.data();
  const char* const last = at + bytes.size() / 32 * 32;
  for (; at != last; at += 32) take(at);
  char rest[32] = {};
  std::copy(at, bytes.data() + bytes.size(), rest);
  take(rest);
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : {a, b, c, d}) sum = step(sum, lane);
  sum = step(sum, sum >> 32);
  return sum ^ sum >> 32;
}

}  // namespace guide::image
