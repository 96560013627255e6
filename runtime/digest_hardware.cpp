// The processor's instructions for SHA-256 (Intel's SHA extensions), where it has them.
#include "runtime/digest_block.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>

namespace guide {
namespace {

#define GUIDE_SHA __attribute__((target("sha,ssse3,sse4.1")))

/// The instructions keep the eight words of the state as two vectors: a, b, e, f and c, d, g, h.
struct Vectors {
  __m128i abef, cdgh;
};

GUIDE_SHA Vectors load(const DigestState& state) {
  const __m128i abcd = _mm_loadu_si128(reinterpret_cast<const __m128i*>(state.data()));
  const __m128i efgh = _mm_loadu_si128(reinterpret_cast<const __m128i*>(state.data() + 4));
  const __m128i cdab = _mm_shuffle_epi32(abcd, 0xB1);
  const __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1B);
  return {_mm_alignr_epi8(cdab, hgfe, 8), _mm_blend_epi16(hgfe, cdab, 0xF0)};
}

GUIDE_SHA void store(const Vectors& vectors, DigestState& state) {
  const __m128i feba = _mm_shuffle_epi32(vectors.abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(vectors.cdgh, 0xB1);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()), _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

GUIDE_SHA void add_block(DigestState& state, const unsigned char* block) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  Vectors now = load(state);
  const Vectors before = now;
  __m128i words[4];
  for (unsigned i = 0; i < 16; ++i) {
    __m128i& four = words[i % 4];
    if (i < 4) {
      four = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i * 16)), big_endian);
    } else {
      const __m128i last = words[(i + 3) % 4];
      const __m128i seven_back = _mm_alignr_epi8(last, words[(i + 2) % 4], 4);
      four = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(four, words[(i + 1) % 4]), seven_back), last);
    }
    const __m128i constants = _mm_loadu_si128(reinterpret_cast<const __m128i*>(round_constants.data() + i * 4));
    const __m128i added = _mm_add_epi32(four, constants);
    now.cdgh = _mm_sha256rnds2_epu32(now.cdgh, now.abef, added);
    now.abef = _mm_sha256rnds2_epu32(now.abef, now.cdgh, _mm_shuffle_epi32(added, 0x0E));
  }
  store({_mm_add_epi32(now.abef, before.abef), _mm_add_epi32(now.cdgh, before.cdgh)}, state);
}

bool has_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  const bool sse = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & bit_SSE4_1) != 0 && (c & bit_SSSE3) != 0;
  return sse && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

}  // namespace

AddBlock add_block_by_hardware() { return has_instructions() ? &add_block : nullptr; }

}  // namespace guide

#else

namespace guide {

AddBlock add_block_by_hardware() { return nullptr; }

}  // namespace guide

#endif
