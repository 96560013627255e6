#pragma once
// The inner loops, each written once for every vector width; the widest that the machine has is chosen at run time.
// In and out: plain arrays. All widths give the same bits.

#include <cstdint>

#include "runtime/batch/placed_facts.hpp"

namespace guide::batch {

struct SmallPlan;
struct NodeBits;

/// The lowest `count` bits, or all.
constexpr std::uint64_t ones(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// What up to 64 numbers of facts are (placed_facts.hpp), a bit each.
struct Told {
  std::uint64_t single = 0;   // one value
  std::uint64_t inside = 0;   // one value, and within the interval
  std::uint64_t several = 0;  // a range, or codes
};

/// So many words of cases make a block: the values of a plan's nodes for one block stay in the nearest cache.
inline constexpr std::uint32_t block_words = 16;
inline constexpr std::uint32_t block_cases = 64 * block_words;

/// Bits of one block, word by word: 64 cases a word.
struct alignas(64) BlockBits {
  std::uint64_t words[block_words];
};
/// The values of a node for a block.
struct BlockNode {
  BlockBits present;
  BlockBits absent;
};

/// A plan's groups, as plain arrays.
struct Groups {
  const Step* steps;
  const Literal* operands;
  std::uint32_t first_node;  // of step 0
};

/// The groups of a small plan. `plain` and `negated` may be read eight beyond the last group.
struct Levels {
  const std::uint64_t* plain;
  const std::uint64_t* negated;
  const std::uint32_t* begin;  // by level, and the end
  std::uint32_t count;
  std::uint32_t first_node;  // of group 0
};

struct Kernels {
  const char* name;
  /// Numbers of facts against intervals, sixteen a block, at most four blocks.
  void (*run_tests)(const Scaled* numbers, const Scaled* first, const Scaled* last, std::uint32_t blocks, Told& told);
  /// The same with ends of 32 bits (`narrow_end`).
  void (*run_narrow_tests)(const Scaled* numbers, const std::int32_t* first, const std::int32_t* last,
                           std::uint32_t blocks, Told& told);

  /// A small plan for one case. False, and nothing is decided, if some fact is several values, or some leaf is neither
  /// test nor difference.
  bool (*run_small)(const SmallPlan& plan, const Scaled* numbers, NodeBits& bits);
  /// Its tests and differences alone; false if some fact is several values.
  bool (*run_small_leaves)(const SmallPlan& plan, const Scaled* numbers, NodeBits& bits);
  /// Its groups, whatever its leaves are.
  void (*run_small_groups)(const SmallPlan& plan, NodeBits& bits);

  /// Which of a block's values lie in [first, last].
  void (*within_int8)(const std::int8_t* values, std::int8_t first, std::int8_t last, BlockBits& inside);
  void (*within_int16)(const std::int16_t* values, std::int16_t first, std::int16_t last, BlockBits& inside);
  void (*within_int32)(const std::int32_t* values, std::int32_t first, std::int32_t last, BlockBits& inside);
  void (*within_int64)(const std::int64_t* values, std::int64_t first, std::int64_t last, BlockBits& inside);
  /// sum += values, or sum -= values; what wraps around is refused elsewhere.
  void (*add_int32)(const std::int32_t* values, bool minus, std::int32_t* sum);

  /// The groups `any` and `at_least` from step `begin` up to `end`; node n of the plan is nodes[n].
  void (*run_groups)(const Groups& groups, std::uint32_t begin, std::uint32_t end, BlockNode* nodes);
  /// Adds `code` to the bytes of the cases that are set.
  void (*add_code)(const BlockBits& cases, std::int8_t code, std::int8_t* bytes);
};

/// All that this machine can run, the widest last.
std::span<const Kernels* const> all_kernels();
const Kernels& best_kernels();

}  // namespace guide::batch
