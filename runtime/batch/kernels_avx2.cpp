#include "runtime/batch/kernels_wide.hpp"

#if defined(GUIDE_WIDE_KERNELS)
#include <immintrin.h>
// From here on: nothing of other headers is compiled for this width, so that it cannot leak into the rest.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
#else
#pragma GCC target("avx2,bmi,bmi2")
#endif

namespace guide::batch {
namespace {

__m256i load(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
std::uint64_t signs(__m256i lanes) {
  return static_cast<std::uint32_t>(_mm256_movemask_pd(_mm256_castsi256_pd(lanes)));
}

#include "runtime/batch/kernels_narrow.inl"
#include "runtime/batch/kernels_pairs.inl"

std::uint64_t eight_signs(__m256i lanes) {
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(lanes)));
}

/// What eight numbers are, where each is untold or fits 32 bits; if one does not, `others` is not zero any more.
struct EightTold {
  std::uint64_t nothing, outside;
};
inline __attribute__((always_inline)) EightTold compare_eight(const Scaled* numbers, const std::int32_t* first,
                                                              const std::int32_t* last, __m256i& others) {
  const __m256 one = _mm256_castsi256_ps(_mm256_set_m128i(two_numbers(numbers + 4), two_numbers(numbers)));
  const __m256 two = _mm256_castsi256_ps(_mm256_set_m128i(two_numbers(numbers + 6), two_numbers(numbers + 2)));
  const __m256i low = _mm256_castps_si256(_mm256_shuffle_ps(one, two, 0x88));
  const __m256i high = _mm256_castps_si256(_mm256_shuffle_ps(one, two, 0xdd));
  const __m256i least = _mm256_cmpeq_epi32(high, _mm256_set1_epi32(INT32_MIN));
  const __m256i fits = _mm256_cmpeq_epi32(high, _mm256_srai_epi32(low, 31));
  const __m256i unlike = _mm256_xor_si256(_mm256_or_si256(least, fits), _mm256_set1_epi32(-1));
  others = _mm256_or_si256(others, _mm256_or_si256(unlike, _mm256_and_si256(least, low)));
  return {eight_signs(least),
          eight_signs(_mm256_or_si256(_mm256_cmpgt_epi32(load(first), low), _mm256_cmpgt_epi32(low, load(last))))};
}

inline __attribute__((always_inline)) void find_narrow_tests(const Scaled* numbers, const std::int32_t* first,
                                                             const std::int32_t* last, std::uint32_t blocks,
                                                             Told& told) {
  __m256i others = _mm256_setzero_si256();
  std::uint64_t single = 0;
  std::uint64_t inside = 0;
  for (std::uint32_t i = 0; i < blocks * 16; i += 16) {
    const EightTold one = compare_eight(numbers + i, first + i, last + i, others);
    const EightTold two = compare_eight(numbers + i + 8, first + i + 8, last + i + 8, others);
    const std::uint64_t told_here = ~(one.nothing | two.nothing << 8) & 0xffff;
    single |= told_here << i;
    inside |= (told_here & ~(one.outside | two.outside << 8)) << i;
  }
  if (_mm256_testz_si256(others, others) == 0) return compare_one_by_one(numbers, first, last, blocks, told);
  told.single = single;
  told.inside = inside;
  told.several = 0;
}

void run_tests(const Scaled* numbers, const Scaled* first, const Scaled* last, std::uint32_t blocks, Told& told) {
  const __m256i several_value = _mm256_set1_epi64x(several_values);
  std::uint64_t single_bits = 0;
  std::uint64_t outside_bits = 0;
  std::uint64_t several_bits = 0;
  for (std::uint32_t i = 0; i < blocks * 16; i += 4) {
    const __m256i number = load(numbers + i);
    single_bits |= signs(_mm256_cmpgt_epi64(number, several_value)) << i;
    several_bits |= signs(_mm256_cmpeq_epi64(number, several_value)) << i;
    outside_bits |=
        signs(_mm256_or_si256(_mm256_cmpgt_epi64(load(first + i), number), _mm256_cmpgt_epi64(number, load(last + i))))
        << i;
  }
  told.single = single_bits;
  told.inside = single_bits & ~outside_bits;
  told.several = several_bits;
}

/// Four groups of a level at once.
void run_levels(const Levels& levels, std::uint64_t* present, std::uint64_t* absent) {
  std::uint64_t p = *present;
  std::uint64_t a = *absent;
  const __m256i zero = _mm256_setzero_si256();
  for (std::uint32_t level = 0; level < levels.count; ++level) {
    std::uint64_t more_present = 0;
    std::uint64_t more_absent = 0;
    const __m256i is = _mm256_set1_epi64x(static_cast<long long>(p));
    const __m256i is_not = _mm256_set1_epi64x(static_cast<long long>(a));
    const std::uint32_t end = levels.begin[level + 1];
    for (std::uint32_t i = levels.begin[level]; i < end; i += 4) {
      const __m256i plain = load(levels.plain + i);
      const __m256i negated = load(levels.negated + i);
      const __m256i some = _mm256_or_si256(_mm256_and_si256(is, plain), _mm256_and_si256(is_not, negated));
      const __m256i lacking = _mm256_or_si256(_mm256_andnot_si256(is_not, plain), _mm256_andnot_si256(is, negated));
      const std::uint64_t lanes = end - i >= 4 ? 15 : (std::uint64_t{1} << (end - i)) - 1;
      more_present |= (~signs(_mm256_cmpeq_epi64(some, zero)) & lanes) << (levels.first_node + i);
      more_absent |= (signs(_mm256_cmpeq_epi64(lacking, zero)) & lanes) << (levels.first_node + i);
    }
    p |= more_present;
    a |= more_absent;
  }
  *present = p;
  *absent = a;
}

#include "runtime/batch/kernels_small.inl"
#include "runtime/batch/kernels_words.inl"

std::uint64_t byte_signs(__m256i lanes) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(lanes)); }

void within_int8(const std::int8_t* values, std::int8_t first, std::int8_t last, BlockBits& inside) {
  const __m256i low = _mm256_set1_epi8(first);
  const __m256i high = _mm256_set1_epi8(last);
  const auto outside = [&](const std::int8_t* at) {
    const __m256i value = load(at);
    return byte_signs(_mm256_or_si256(_mm256_cmpgt_epi8(low, value), _mm256_cmpgt_epi8(value, high)));
  };
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const std::int8_t* at = values + w * 64;
    inside.words[w] = ~(outside(at) | outside(at + 32) << 32);
  }
}

void within_int16(const std::int16_t* values, std::int16_t first, std::int16_t last, BlockBits& inside) {
  const __m256i low = _mm256_set1_epi16(first);
  const __m256i high = _mm256_set1_epi16(last);
  const auto outside = [&](const std::int16_t* at) {
    const __m256i value = load(at);
    return _mm256_or_si256(_mm256_cmpgt_epi16(low, value), _mm256_cmpgt_epi16(value, high));
  };
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t bits = 0;
    for (std::uint32_t half = 0; half < 2; ++half) {
      const std::int16_t* at = values + w * 64 + half * 32;
      const __m256i packed = _mm256_packs_epi16(outside(at), outside(at + 16));
      bits |= byte_signs(_mm256_permute4x64_epi64(packed, 0xd8)) << half * 32;
    }
    inside.words[w] = ~bits;
  }
}

void within_int32(const std::int32_t* values, std::int32_t first, std::int32_t last, BlockBits& inside) {
  const __m256i low = _mm256_set1_epi32(first);
  const __m256i high = _mm256_set1_epi32(last);
  const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  const auto outside = [&](const std::int32_t* at) {
    const __m256i value = load(at);
    return _mm256_or_si256(_mm256_cmpgt_epi32(low, value), _mm256_cmpgt_epi32(value, high));
  };
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t bits = 0;
    for (std::uint32_t half = 0; half < 2; ++half) {
      const std::int32_t* at = values + w * 64 + half * 32;
      const __m256i lower = _mm256_packs_epi32(outside(at), outside(at + 8));
      const __m256i upper = _mm256_packs_epi32(outside(at + 16), outside(at + 24));
      bits |= byte_signs(_mm256_permutevar8x32_epi32(_mm256_packs_epi16(lower, upper), order)) << half * 32;
    }
    inside.words[w] = ~bits;
  }
}

void within_int64(const std::int64_t* values, std::int64_t first, std::int64_t last, BlockBits& inside) {
  const __m256i low = _mm256_set1_epi64x(first);
  const __m256i high = _mm256_set1_epi64x(last);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t bits = 0;
    for (std::uint32_t i = 0; i < 64; i += 4) {
      const __m256i value = load(values + w * 64 + i);
      bits |= signs(_mm256_or_si256(_mm256_cmpgt_epi64(low, value), _mm256_cmpgt_epi64(value, high))) << i;
    }
    inside.words[w] = ~bits;
  }
}

void add_code(const BlockBits& cases, std::int8_t code, std::int8_t* bytes) {
  const __m256i bit = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201u));
  const __m256i spread =
      _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3);
  const __m256i codes = _mm256_set1_epi8(code);
  for (std::uint32_t i = 0; i < block_cases; i += 32) {
    const auto half = static_cast<std::int32_t>(cases.words[i / 64] >> i % 64);
    const __m256i copies = _mm256_shuffle_epi8(_mm256_set1_epi32(half), spread);
    const __m256i set = _mm256_cmpeq_epi8(_mm256_and_si256(copies, bit), bit);
    auto* at = reinterpret_cast<__m256i*>(bytes + i);
    _mm256_storeu_si256(at, _mm256_add_epi8(load(at), _mm256_and_si256(set, codes)));
  }
}

}  // namespace

constexpr Kernels avx2_kernels{"avx2",           run_tests,        run_narrow_tests, run_small,
                               run_small_leaves, run_small_groups, within_int8,      within_int16,
                               within_int32,     within_int64,     add_int32,        run_groups,
                               add_code};

}  // namespace guide::batch
#if defined(__clang__)
#pragma clang attribute pop
#endif
#endif
