#include "runtime/digest.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/digest_block.hpp"

namespace guide {
namespace {

using std::rotr;

std::array<std::uint32_t, 64> schedule_of(const unsigned char* block) {
  std::array<std::uint32_t, 64> words{};
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t byte = 0; byte < 4; ++byte) words[i] = words[i] << 8 | block[i * 4 + byte];
  }
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t a = words[i - 15];
    const std::uint32_t b = words[i - 2];
    words[i] =
        words[i - 16] + (rotr(a, 7) ^ rotr(a, 18) ^ (a >> 3)) + words[i - 7] + (rotr(b, 17) ^ rotr(b, 19) ^ (b >> 10));
  }
  return words;
}

}  // namespace

void add_block_portably(DigestState& state, const unsigned char* block) {
  const std::array<std::uint32_t, 64> words = schedule_of(block);
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t first =
        h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
    const std::uint32_t second = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + second;
  }
  const DigestState added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

void Digest::add_block(const unsigned char* block) {
  static const AddBlock by_hardware = add_block_by_hardware();
  (by_hardware != nullptr ? by_hardware : &add_block_portably)(state_, block);
}

void Digest::add(std::string_view bytes) {
  std::size_t filled = length_ % 64;
  length_ += bytes.size();
  while (!bytes.empty()) {
    const std::size_t taken = std::min(64 - filled, bytes.size());
    std::memcpy(pending_.data() + filled, bytes.data(), taken);
    bytes.remove_prefix(taken);
    filled += taken;
    if (filled < 64) break;
    add_block(pending_.data());
    filled = 0;
  }
}

void Digest::add_framed(std::string_view text) {
  add(std::to_string(text.size()));
  add(":");
  add(text);
}

std::string Digest::finish() {
  const std::uint64_t bits = length_ * 8;
  std::string padding(1, '\x80');
  while ((length_ + padding.size()) % 64 != 56) padding += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) padding += static_cast<char>(bits >> shift & 0xFF);
  add(padding);
  std::string text = "sha256:";
  for (std::uint32_t word : state_) {
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 0xF];
  }
  return text;
}

}  // namespace guide
