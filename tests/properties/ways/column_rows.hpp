#pragma once
// A row of what columns came to, against the decision of the same case alone.

#include <string>

#include "runtime/batch/columns.hpp"
#include "runtime/decision.hpp"

namespace guide::properties {

inline bool bit(const std::vector<std::uint64_t>& bits, std::size_t index) {
  return (bits[index / 64] >> index % 64 & 1) != 0;
}

/// What the row says otherwise than the decision of its one request; empty if nothing.
std::string row_difference(const batch::Plan& plan, const RequestDecision& expected,
                           const batch::ColumnResults& results, std::size_t row);

}  // namespace guide::properties
