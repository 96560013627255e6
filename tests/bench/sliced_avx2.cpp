#include "columns.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#pragma GCC target("avx2,bmi,bmi2")

namespace bench {
namespace {

struct Vectors {
  static __m256i load(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
  static std::uint64_t signs(__m256i lanes) {
    return static_cast<std::uint8_t>(_mm256_movemask_ps(_mm256_castsi256_ps(lanes)));
  }
  static std::uint64_t equal(const std::uint8_t* from, std::uint8_t value) {
    const __m256i wanted = _mm256_set1_epi8(static_cast<char>(value));
    const auto half = [&](const std::uint8_t* at) -> std::uint64_t {
      return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(load(at), wanted)));
    };
    return half(from) | half(from + 32) << 32;
  }
  static std::uint64_t above(const std::int32_t* from, std::int32_t value) {
    std::uint64_t bits = 0;
    for (int k = 0; k < 64; k += 8) bits |= signs(_mm256_cmpgt_epi32(load(from + k), _mm256_set1_epi32(value))) << k;
    return bits;
  }
  static std::uint64_t apart(const std::int32_t* late, const std::int32_t* early, std::int32_t least) {
    std::uint64_t bits = 0;
    for (int k = 0; k < 64; k += 8) {
      const __m256i days = _mm256_sub_epi32(load(late + k), load(early + k));
      bits |= signs(_mm256_cmpgt_epi32(days, _mm256_set1_epi32(least - 1))) << k;
    }
    return bits;
  }
};

#include "sliced.inl"

bool available() { return __builtin_cpu_supports("avx2"); }

}  // namespace

const Sliced sliced_avx2{"AVX2", available, slice_bytes, slice_arrow};

}  // namespace bench
#else
namespace bench {
const Sliced sliced_avx2{"none", [] { return false; }, nullptr, nullptr};
}
#endif
