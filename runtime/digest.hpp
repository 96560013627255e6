#pragma once
// SHA-256 (FIPS 180-4). In: bytes, in as many pieces as one likes. Out: `sha256:` and 64 hexadecimal digits. Not for
// secrets.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace guide {

class Digest {
 public:
  void add(std::string_view bytes);
  /// Adds the length before the bytes, so that two texts in a row cannot be confused with two others.
  void add_framed(std::string_view text);
  /// The digest of everything added; nothing can be added afterwards.
  std::string finish();

 private:
  void add_block(const unsigned char* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::uint64_t length_ = 0;  // bytes added
};

}  // namespace guide
