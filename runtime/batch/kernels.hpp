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

struct Kernels {
  const char* name;
  /// Tests 0, ..., count - 1, each of the fact of its own number, into the first words of `present` and `absent`.
  void (*run_tests)(const Tests& tests, std::uint32_t count, std::uint64_t* present, std::uint64_t* absent);
};

/// All that this machine can run, the widest last.
std::span<const Kernels* const> all_kernels();
const Kernels& best_kernels();

/// Groups that are `any`, one after the other, of nodes in one word; the first is node `node`.
inline void run_any(const OperandMask* masks, std::uint32_t count, std::uint32_t node, std::uint64_t& present,
                    std::uint64_t& absent) {
  std::uint64_t p = present;
  std::uint64_t a = absent;
  for (std::uint32_t i = 0; i < count; ++i, ++node) {
    const OperandMask& mask = masks[i];
    const std::uint64_t some = (p & mask.plain) | (a & mask.negated);
    const std::uint64_t lacking = (~a & mask.plain) | (~p & mask.negated);
    p |= std::uint64_t{some != 0} << node;
    a |= std::uint64_t{lacking == 0} << node;
  }
  present = p;
  absent = a;
}

}  // namespace guide::batch
