#pragma once
// The inner loops, each written once for every vector width; the widest that the machine has is chosen at run time.
// In and out: plain arrays. All widths give the same bits.

#include <cstdint>

#include "runtime/batch/plan.hpp"

namespace guide::batch {

/// Ranges by place against intervals by test; all four arrays may be read up to a multiple of `Plan::padding`.
struct Tests {
  const Scaled* low;
  const Scaled* high;
  const Scaled* first;
  const Scaled* last;
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

/// The groups of a small plan. `plain` and `negated` may be read eight beyond the last step.
struct Levels {
  const std::uint64_t* plain;
  const std::uint64_t* negated;
  const std::uint32_t* begin;  // by level, and the end
  std::uint32_t count;
  std::uint32_t first_node;  // of step 0
};

struct Kernels {
  const char* name;
  /// Tests 0, ..., count - 1, each of the fact of its own number, into the first words of `present` and `absent`.
  void (*run_tests)(const Tests& tests, std::uint32_t count, std::uint64_t* present, std::uint64_t* absent);

  /// The groups of a small plan: level by level into the one word.
  void (*run_levels)(const Levels& levels, std::uint64_t* present, std::uint64_t* absent);

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
