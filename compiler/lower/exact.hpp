#pragma once
// Whether three values are exact for a guideline's requirements: then completions need not be tried (semantics, section 7).

#include "compiler/lower/body.hpp"

namespace guide::lower {

/// Seen from the requirements and from the condition under which they apply, every fact (or other expression that
/// completions move) must enter on one of the two sides and in one direction, so that all its open leaves can hold, and
/// fail, together. Conservative: false where that is not seen.
bool three_values_exact(const Program& program, const BodyBuilder& body, Literal requirements, Literal applies);

}  // namespace guide::lower
