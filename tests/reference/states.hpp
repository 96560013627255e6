#pragma once
// What all settlements together show of a node (section 2).

#include "tests/reference/answer.hpp"
#include "tests/reference/number.hpp"

namespace guide::reference {

/// Present or absent if it is so in every lane, undocumented if open in every lane, conflicting if lanes differ.
class Seen {
 public:
  void add(Truth value) {
    present_ |= value == Truth::present;
    absent_ |= value == Truth::absent;
    open_ |= value == Truth::open;
  }
  State state() const {
    if (present_ + absent_ + open_ > 1) return State::conflicting;
    return present_ ? State::present : absent_ ? State::absent : State::undocumented;
  }

 private:
  bool present_ = false;
  bool absent_ = false;
  bool open_ = false;
};

}  // namespace guide::reference
