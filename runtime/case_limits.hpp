#pragma once
// What a case may hold where the host says nothing else; the same numbers as in guide.hpp.

#include "runtime/case.hpp"

namespace guide {

inline constexpr CaseLimits usual_case_limits{1'000, 100'000, 100'000};

}  // namespace guide
