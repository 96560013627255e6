#pragma once
// Every allocation of this program, counted; and one of them made to fail. In: a stretch of code. Out: what it allocated.
// One thread only: the counters belong to the tests, which run one after another.

#include <cstddef>

namespace counting {

struct Counts {
  std::size_t allocations = 0;  // asked for since `start`
  std::size_t living = 0;       // not given back since `start`
};

/// Begins to count. The allocation of number `fail_at` (from 1) fails; with 0 none does.
void start(std::size_t fail_at = 0);
/// Ends counting.
Counts stop();

}  // namespace counting
