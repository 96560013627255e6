#pragma once
// Quantities as sums of parts. In: the terms of a quantity. Out: what each reads, with its type and bounds.

#include "compiler/lower/names.hpp"

namespace guide::lower {

/// A summand that is not a constant.
struct Part {
  Term term;                       // coefficient 1 or -1
  const FactInfo* info = nullptr;  // its type and unit
  Range bounds;                    // its own: a sum's are not its field's
  Span span;
};
struct Constant {
  const ast::Value* value = nullptr;
  bool subtracted = false;
};
struct Sum {
  std::vector<Part> parts;
  std::vector<Constant> constants;
};

/// Reads the facts of its parts for the leaf test at hand. Nothing, with a diagnostic, if a part is no quantity.
std::optional<Sum> sum_of(const Where& where, const ast::Quantity& quantity);

}  // namespace guide::lower
