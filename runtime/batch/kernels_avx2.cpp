#include "runtime/batch/kernels_wide.hpp"

#if defined(GUIDE_WIDE_KERNELS)
#include <immintrin.h>
// From here on: nothing of other headers is compiled for this width, so that it cannot leak into the rest.
#pragma GCC target("avx2")

namespace guide::batch {
namespace {

__m256i load(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
std::uint64_t signs(__m256i lanes) {
  return static_cast<std::uint32_t>(_mm256_movemask_pd(_mm256_castsi256_pd(lanes)));
}

void run_tests(const Tests& tests, std::uint32_t count, std::uint64_t* present, std::uint64_t* absent) {
  for (std::uint32_t i = 0; i < count; i += 4) {
    const __m256i low = load(tests.low + i);
    const __m256i high = load(tests.high + i);
    const __m256i first = load(tests.first + i);
    const __m256i last = load(tests.last + i);
    const std::uint64_t not_inside = signs(_mm256_or_si256(_mm256_cmpgt_epi64(first, low), _mm256_cmpgt_epi64(high, last)));
    const std::uint64_t outside = signs(_mm256_or_si256(_mm256_cmpgt_epi64(first, high), _mm256_cmpgt_epi64(low, last)));
    const std::uint64_t lanes = count - i >= 4 ? 15 : (std::uint64_t{1} << (count - i)) - 1;
    present[i / 64] |= (~not_inside & lanes) << i % 64;
    absent[i / 64] |= (outside & lanes) << i % 64;
  }
}

}  // namespace

constexpr Kernels avx2_kernels{"avx2", run_tests};

}  // namespace guide::batch
#endif
