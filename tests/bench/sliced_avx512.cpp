#include "columns.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2")

namespace bench {
namespace {

struct Vectors {
  static std::uint64_t equal(const std::uint8_t* from, std::uint8_t value) {
    return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(from), _mm512_set1_epi8(static_cast<char>(value)));
  }
  static std::uint64_t above(const std::int32_t* from, std::int32_t value) {
    std::uint64_t bits = 0;
    for (int k = 0; k < 64; k += 16) {
      const std::uint64_t mask = _mm512_cmpgt_epi32_mask(_mm512_loadu_si512(from + k), _mm512_set1_epi32(value));
      bits |= mask << k;
    }
    return bits;
  }
  static std::uint64_t apart(const std::int32_t* late, const std::int32_t* early, std::int32_t least) {
    std::uint64_t bits = 0;
    for (int k = 0; k < 64; k += 16) {
      const __m512i days = _mm512_sub_epi32(_mm512_loadu_si512(late + k), _mm512_loadu_si512(early + k));
      const std::uint64_t mask = _mm512_cmpge_epi32_mask(days, _mm512_set1_epi32(least));
      bits |= mask << k;
    }
    return bits;
  }
};

#include "sliced.inl"

bool available() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}

}  // namespace

const Sliced sliced_avx512{"AVX-512", available, slice_bytes, slice_arrow};

}  // namespace bench
#else
namespace bench {
const Sliced sliced_avx512{"none", [] { return false; }, nullptr, nullptr};
}
#endif
