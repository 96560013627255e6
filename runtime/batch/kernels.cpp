#include "runtime/batch/kernels.hpp"

#include "runtime/batch/kernels_wide.hpp"

namespace guide::batch {
namespace {

void run_tests(const Tests& tests, std::uint32_t count, std::uint64_t* present, std::uint64_t* absent) {
  for (std::uint32_t begin = 0; begin < count; begin += 64) {
    std::uint64_t p = 0;
    std::uint64_t a = 0;
    const std::uint32_t end = count - begin < 64 ? count : begin + 64;
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool inside = (tests.low[i] >= tests.first[i]) & (tests.high[i] <= tests.last[i]);
      const bool outside = (tests.high[i] < tests.first[i]) | (tests.low[i] > tests.last[i]);
      p |= std::uint64_t{inside} << (i - begin);
      a |= std::uint64_t{outside} << (i - begin);
    }
    present[begin / 64] |= p;
    absent[begin / 64] |= a;
  }
}

#include "runtime/batch/kernels_levels.inl"
#include "runtime/batch/kernels_words.inl"

template <typename Value>
void within(const Value* values, Value first, Value last, BlockBits& inside) {
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const Value* of_word = values + w * 64;
    std::uint64_t bits = 0;
    for (std::uint32_t byte = 0; byte < 8; ++byte) {
      std::uint64_t eight = 0;
      for (std::uint32_t i = 0; i < 8; ++i) {
        const Value value = of_word[byte * 8 + i];
        eight |= static_cast<std::uint64_t>((value >= first) & (value <= last)) << i;
      }
      bits |= eight << byte * 8;
    }
    inside.words[w] = bits;
  }
}

void add_code(const BlockBits& cases, std::int8_t code, std::int8_t* bytes) {
  for (std::uint32_t i = 0; i < block_cases; ++i) {
    const bool set = (cases.words[i / 64] >> i % 64 & 1) != 0;
    bytes[i] = static_cast<std::int8_t>(bytes[i] + (set ? code : 0));
  }
}

constexpr Kernels portable{"portable",           run_tests,
                           run_levels,           within<std::int8_t>,
                           within<std::int16_t>, within<std::int32_t>,
                           within<std::int64_t>, add_int32,
                           run_groups,           add_code};

struct Available {
  const Kernels* list[3] = {&portable, nullptr, nullptr};
  std::size_t count = 1;

  Available() {
#if defined(GUIDE_WIDE_KERNELS)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) list[count++] = &avx2_kernels;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq")) {
      list[count++] = &avx512_kernels;
    }
#endif
  }
};

const Available& available() {
  static const Available found;
  return found;
}

}  // namespace

std::span<const Kernels* const> all_kernels() { return {available().list, available().count}; }
const Kernels& best_kernels() { return *all_kernels().back(); }

}  // namespace guide::batch
