#include "runtime/batch/kernels_wide.hpp"

#if defined(GUIDE_WIDE_KERNELS)
#include <immintrin.h>
// From here on: nothing of other headers is compiled for this width, so that it cannot leak into the rest.
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2")

namespace guide::batch {
namespace {

void run_tests(const Tests& tests, std::uint32_t count, std::uint64_t* present, std::uint64_t* absent) {
  for (std::uint32_t i = 0; i < count; i += 8) {
    const __m512i low = _mm512_loadu_si512(tests.low + i);
    const __m512i high = _mm512_loadu_si512(tests.high + i);
    const __m512i first = _mm512_loadu_si512(tests.first + i);
    const __m512i last = _mm512_loadu_si512(tests.last + i);
    const __mmask8 lanes = static_cast<__mmask8>(count - i >= 8 ? 255 : (1u << (count - i)) - 1);
    const __mmask8 reached = _mm512_mask_cmpge_epi64_mask(lanes, low, first);
    const __mmask8 inside = _mm512_mask_cmple_epi64_mask(reached, high, last);
    const __mmask8 before = _mm512_mask_cmplt_epi64_mask(lanes, high, first);
    const __mmask8 after = _mm512_mask_cmpgt_epi64_mask(lanes, low, last);
    present[i / 64] |= static_cast<std::uint64_t>(inside) << i % 64;
    absent[i / 64] |= static_cast<std::uint64_t>(static_cast<__mmask8>(before | after)) << i % 64;
  }
}

}  // namespace

constexpr Kernels avx512_kernels{"avx512", run_tests};

}  // namespace guide::batch
#endif
