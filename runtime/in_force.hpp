#pragma once
// Which version of a guideline counts on a day.

#include "runtime/program.hpp"

namespace guide {

inline bool in_force(const GuidelineInfo& guideline, Scaled day) {
  return guideline.effective.first <= day && day <= guideline.effective.last;
}

}  // namespace guide
