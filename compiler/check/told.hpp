#pragma once
// The values that a documented case can tell of a fact: those its declaration bounds, and none below 0, for values have no
// sign.

#include "runtime/vocabulary.hpp"

namespace guide::check {

inline Range tellable(const FactInfo& fact) {
  const bool open_below = fact.type != Type::date && fact.bounds.low == unbounded_below;
  return open_below ? Range{0, fact.bounds.high} : fact.bounds;
}

}  // namespace guide::check
