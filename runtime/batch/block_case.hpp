#pragma once
// One case of a block, as a source of codes: see conclusions.hpp.

#include "runtime/batch/kernels.hpp"

namespace guide::batch {

struct BlockCase {
  const BlockNode* nodes = nullptr;
  std::uint32_t index = 0;  // of the case in the block

  /// Two bits: 1 present, 2 absent.
  std::uint64_t code(Literal literal) const {
    const BlockNode& node = nodes[literal.node()];
    const std::uint64_t present = node.present.words[index / 64] >> index % 64 & 1;
    const std::uint64_t absent = node.absent.words[index / 64] >> index % 64 & 1;
    return literal.negated() ? absent | present << 1 : present | absent << 1;
  }
};

}  // namespace guide::batch
