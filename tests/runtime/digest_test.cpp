#include "runtime/digest.hpp"

#include <catch2/catch.hpp>

#include "runtime/digest_block.hpp"

using guide::Digest;

namespace {

std::string digest_of(const std::string& text) {
  Digest digest;
  digest.add(text);
  return digest.finish();
}

}  // namespace

TEST_CASE("digests agree with the published examples") {
  CHECK(digest_of("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest_of("abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digest_of(std::string(1'000'000, 'a')) ==
        "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest does not depend on the pieces, but on their frames") {
  for (std::size_t cut = 0; cut < 200; ++cut) {
    const std::string text(200, 'x');
    Digest pieces;
    pieces.add(text.substr(0, cut));
    pieces.add(text.substr(cut));
    REQUIRE(pieces.finish() == digest_of(text));
  }
  Digest a;
  Digest b;
  a.add_framed("ab");
  a.add_framed("c");
  b.add_framed("a");
  b.add_framed("bc");
  CHECK(a.finish() != b.finish());
}

TEST_CASE("the processor's instructions give what the portable code gives") {
  const guide::AddBlock by_hardware = guide::add_block_by_hardware();
  if (by_hardware == nullptr) {
    WARN("this processor has no instructions for SHA-256: only the portable code was tested");
    return;
  }
  guide::DigestState portable{1, 2, 3, 4, 5, 6, 7, 8};
  guide::DigestState hardware = portable;
  std::array<unsigned char, 64> block{};
  for (unsigned round = 0; round < 1000; ++round) {
    for (std::size_t i = 0; i < block.size(); ++i) block[i] = static_cast<unsigned char>(round * 31 + i * i * 7);
    guide::add_block_portably(portable, block.data());
    by_hardware(hardware, block.data());
    REQUIRE(portable == hardware);
  }
}
