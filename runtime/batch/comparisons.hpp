#pragma once
// Ranges against what a plan compares them with. In: ranges. Out: truths.

#include "runtime/batch/plan.hpp"
#include "runtime/evaluate.hpp"

namespace guide::batch {

/// A range against the interval of a test.
inline Truth test(Range range, Scaled first, Scaled last) {
  return {range.low >= first && range.high <= last, range.high < first || range.low > last};
}

/// A quantity against the threshold of its step.
inline Truth compare(Range sum, const Step& step) {
  if (step.equals) {
    return {sum.low == step.threshold && sum.high == step.threshold,
            sum.high < step.threshold || sum.low > step.threshold};
  }
  return {sum.low >= step.threshold && sum.low != unbounded_below, sum.high < step.threshold};
}

}  // namespace guide::batch
