#pragma once
// `time since d` by the calendar (semantics, section 4): d + n <= as of holds for every day up to a last one.

#include "runtime/program.hpp"

namespace guide {

/// Whether `time since d >= n` (or `> n`) on the day `as_of`.
inline bool has_elapsed(const Elapsed& elapsed, Scaled day, Scaled as_of) {
  const Scaled then = elapsed.months ? add_months(day, elapsed.count) : day + elapsed.count;
  return elapsed.strict ? then < as_of : then <= as_of;
}

/// The last day d for which it holds; it holds for every earlier one.
inline Scaled last_day(const Elapsed& elapsed, Scaled as_of) {
  Scaled day = elapsed.months ? add_months(as_of, -std::int64_t{elapsed.count}) : as_of - elapsed.count;
  while (has_elapsed(elapsed, day + 1, as_of)) ++day;  // a few days at most: months differ in length
  while (!has_elapsed(elapsed, day, as_of)) --day;
  return day;
}

}  // namespace guide
