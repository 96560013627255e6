#include "runtime/batch/kernels.hpp"

#include "runtime/batch/kernels_wide.hpp"

namespace guide::batch {
namespace {

void run_tests(const Scaled* numbers, const Scaled* first, const Scaled* last, std::uint32_t blocks, Told& told) {
  Told found;
  for (std::uint32_t i = 0; i < blocks * Plan::padding; ++i) {
    const bool single = numbers[i] > several_values;
    const bool inside = single & (numbers[i] >= first[i]) & (numbers[i] <= last[i]);
    found.single |= std::uint64_t{single} << i;
    found.inside |= std::uint64_t{inside} << i;
    found.several |= std::uint64_t{numbers[i] == several_values} << i;
  }
  told = found;
}

#include "runtime/batch/kernels_narrow.inl"

inline void find_narrow_tests(const Scaled* numbers, const std::int32_t* first, const std::int32_t* last,
                              std::uint32_t blocks, Told& told) {
  compare_one_by_one(numbers, first, last, blocks, told);
}

#include "runtime/batch/kernels_levels.inl"
#include "runtime/batch/kernels_small.inl"
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

constexpr Kernels portable{"portable",           run_tests,           run_narrow_tests,     run_small,
                           run_small_leaves,     run_small_groups,    within<std::int8_t>,  within<std::int16_t>,
                           within<std::int32_t>, within<std::int64_t>, add_int32,            run_groups,
                           add_code};

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
