#include "runtime/batch/kernels_wide.hpp"

#if defined(GUIDE_WIDE_KERNELS)
#include <immintrin.h>
// From here on: nothing of other headers is compiled for this width, so that it cannot leak into the rest.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2")
#endif

namespace guide::batch {
namespace {

#include "runtime/batch/kernels_pairs.inl"

// With masks of all lanes, because the compiler takes what the others leave undefined for a mistake.
__m512i both(__m256i low, __m256i high) {
  return _mm512_maskz_inserti64x4(0xff, _mm512_castsi256_si512(low), high, 1);
}
__m256i narrow(__m512i numbers) { return _mm512_maskz_cvtsepi64_epi32(0xff, numbers); }
__m256i four_numbers(const Scaled* at) { return _mm256_set_m128i(two_numbers(at + 2), two_numbers(at)); }
__m512i eight_numbers(const Scaled* at) { return both(four_numbers(at), four_numbers(at + 4)); }

inline __attribute__((always_inline)) void compare_block(const Scaled* numbers, const std::int32_t* first,
                                                         const std::int32_t* last, Told& told) {
  const __m512i several_value = _mm512_set1_epi64(several_values);
  const __m512i low = eight_numbers(numbers);
  const __m512i high = eight_numbers(numbers + 8);
  const __mmask16 single =
      _mm512_kunpackb(_mm512_cmpgt_epi64_mask(high, several_value), _mm512_cmpgt_epi64_mask(low, several_value));
  const __m512i number = both(narrow(low), narrow(high));
  const __mmask16 reached = _mm512_mask_cmpge_epi32_mask(single, number, _mm512_loadu_si512(first));
  told.single = single;
  told.inside = _mm512_mask_cmple_epi32_mask(reached, number, _mm512_loadu_si512(last));
  told.several =
      _mm512_kunpackb(_mm512_cmpeq_epi64_mask(high, several_value), _mm512_cmpeq_epi64_mask(low, several_value));
}

inline __attribute__((always_inline)) void find_narrow_tests(const Scaled* numbers, const std::int32_t* first,
                                                             const std::int32_t* last, std::uint32_t blocks,
                                                             Told& told) {
  compare_block(numbers, first, last, told);
  for (std::uint32_t i = 16; i < blocks * 16; i += 16) {
    Told more;
    compare_block(numbers + i, first + i, last + i, more);
    told.single |= more.single << i;
    told.inside |= more.inside << i;
    told.several |= more.several << i;
  }
}

void run_tests(const Scaled* numbers, const Scaled* first, const Scaled* last, std::uint32_t blocks, Told& told) {
  const __m512i several_value = _mm512_set1_epi64(several_values);
  std::uint64_t single_bits = 0;
  std::uint64_t inside_bits = 0;
  std::uint64_t several_bits = 0;
  for (std::uint32_t i = 0; i < blocks * 16; i += 8) {
    const __m512i number = _mm512_loadu_si512(numbers + i);
    const __mmask8 single = _mm512_cmpgt_epi64_mask(number, several_value);
    const __mmask8 reached = _mm512_mask_cmpge_epi64_mask(single, number, _mm512_loadu_si512(first + i));
    const __mmask8 inside = _mm512_mask_cmple_epi64_mask(reached, number, _mm512_loadu_si512(last + i));
    single_bits |= std::uint64_t{single} << i;
    inside_bits |= std::uint64_t{inside} << i;
    several_bits |= std::uint64_t{_mm512_cmpeq_epi64_mask(number, several_value)} << i;
  }
  told.single = single_bits;
  told.inside = inside_bits;
  told.several = several_bits;
}

/// Eight groups of a level at once.
void run_levels(const Levels& levels, std::uint64_t* present, std::uint64_t* absent) {
  std::uint64_t p = *present;
  std::uint64_t a = *absent;
  for (std::uint32_t level = 0; level < levels.count; ++level) {
    std::uint64_t more_present = 0;
    std::uint64_t more_absent = 0;
    const __m512i is = _mm512_set1_epi64(static_cast<long long>(p));
    const __m512i is_not = _mm512_set1_epi64(static_cast<long long>(a));
    const std::uint32_t end = levels.begin[level + 1];
    for (std::uint32_t i = levels.begin[level]; i < end; i += 8) {
      const auto lanes = static_cast<__mmask8>(end - i >= 8 ? 255 : (1u << (end - i)) - 1);
      const __m512i plain = _mm512_loadu_si512(levels.plain + i);
      const __m512i negated = _mm512_loadu_si512(levels.negated + i);
      const __m512i some = _mm512_or_si512(_mm512_and_si512(is, plain), _mm512_and_si512(is_not, negated));
      const __m512i lacking = _mm512_or_si512(_mm512_andnot_si512(is_not, plain), _mm512_andnot_si512(is, negated));
      const std::uint64_t found = _mm512_mask_test_epi64_mask(lanes, some, some);
      const std::uint64_t complete = _mm512_mask_testn_epi64_mask(lanes, lacking, lacking);
      more_present |= found << (levels.first_node + i);
      more_absent |= complete << (levels.first_node + i);
    }
    p |= more_present;
    a |= more_absent;
  }
  *present = p;
  *absent = a;
}

#include "runtime/batch/kernels_small.inl"
#include "runtime/batch/kernels_words.inl"

void within_int8(const std::int8_t* values, std::int8_t first, std::int8_t last, BlockBits& inside) {
  const __m512i low = _mm512_set1_epi8(first);
  const __m512i high = _mm512_set1_epi8(last);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const __m512i value = _mm512_loadu_si512(values + w * 64);
    inside.words[w] = _mm512_mask_cmple_epi8_mask(_mm512_cmpge_epi8_mask(value, low), value, high);
  }
}

void within_int16(const std::int16_t* values, std::int16_t first, std::int16_t last, BlockBits& inside) {
  const __m512i low = _mm512_set1_epi16(first);
  const __m512i high = _mm512_set1_epi16(last);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; i += 32) {
      const __m512i value = _mm512_loadu_si512(values + w * 64 + i);
      bits |= std::uint64_t{_mm512_mask_cmple_epi16_mask(_mm512_cmpge_epi16_mask(value, low), value, high)} << i;
    }
    inside.words[w] = bits;
  }
}

/// One comparison a vector: value - first, without sign, is at most last - first.
void within_int32(const std::int32_t* values, std::int32_t first, std::int32_t last, BlockBits& inside) {
  if (first > last) return fill(inside, 0);
  const __m512i low = _mm512_set1_epi32(first);
  const __m512i reach =
      _mm512_set1_epi32(static_cast<int>(static_cast<std::uint32_t>(last) - static_cast<std::uint32_t>(first)));
  const auto sixteen = [&](const std::int32_t* at) -> std::uint64_t {
    return _mm512_cmple_epu32_mask(_mm512_sub_epi32(_mm512_loadu_si512(at), low), reach);
  };
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const std::int32_t* at = values + w * 64;
    inside.words[w] = sixteen(at) | sixteen(at + 16) << 16 | sixteen(at + 32) << 32 | sixteen(at + 48) << 48;
  }
}

void within_int64(const std::int64_t* values, std::int64_t first, std::int64_t last, BlockBits& inside) {
  const __m512i low = _mm512_set1_epi64(first);
  const __m512i high = _mm512_set1_epi64(last);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; i += 8) {
      const __m512i value = _mm512_loadu_si512(values + w * 64 + i);
      bits |= std::uint64_t{_mm512_mask_cmple_epi64_mask(_mm512_cmpge_epi64_mask(value, low), value, high)} << i;
    }
    inside.words[w] = bits;
  }
}

void add_code(const BlockBits& cases, std::int8_t code, std::int8_t* bytes) {
  const __m512i codes = _mm512_set1_epi8(code);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const __m512i value = _mm512_loadu_si512(bytes + w * 64);
    _mm512_storeu_si512(bytes + w * 64, _mm512_mask_add_epi8(value, cases.words[w], value, codes));
  }
}

}  // namespace

constexpr Kernels avx512_kernels{"avx512",         run_tests,        run_narrow_tests, run_small,
                                 run_small_leaves, run_small_groups, within_int8,      within_int16,
                                 within_int32,     within_int64,     add_int32,        run_groups,
                                 add_code};

}  // namespace guide::batch
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
