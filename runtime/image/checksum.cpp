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
  std::uint64_t lanes[] = {1, 2, 3, 4};
  const std::uint64_t size = bytes.size();
  const auto take = [&] {
    std::uint64_t words[4] = {};
    const std::size_t taken = std::min(bytes.size(), sizeof words);
    std::memcpy(words, bytes.data(), taken);
    bytes.remove_prefix(taken);
    for (int i = 0; i < 4; ++i) lanes[i] = step(lanes[i], words[i]);
  };
  while (bytes.size() >= 32) take();
  if (!bytes.empty()) take();
  std::uint64_t sum = size;
  for (const std::uint64_t lane : lanes) sum = step(sum, lane);
  sum = step(sum, sum >> 32);
  return sum ^ sum >> 32;
}

}  // namespace guide::image
