#pragma once
// The same said otherwise (semantics, section 10, law 1): other orders, other phrasings. In: a model. Out: one that must mean
// the same. Nothing inside `latest r has` or a selection is rephrased: equal free leaves stay phrased alike.

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {

/// Another order of groups, clauses, guidelines and rows.
Program reordered(Random& random, Program program);
Case reordered(Random& random, Case the_case);
/// Double negation, De Morgan, distribution, absorption, `at least k` spelt out, `x > t` for `not x <= t`, `otherwise`.
Program rephrased(Random& random, Program program);
/// Law 2: `(p and q) or (p and not q)` for some `p`.
Program split(Random& random, Program program);


}  // namespace guide::properties
