#pragma once
// What is compared: a benchmark of Guide with hand-written code in the same run, and how many times as long it may
// take.

#include <string>

namespace bench {

/// Both are names of benchmarks. `goal` and `least` are ratios: what is aimed at, and the most that may be called done.
/// `per` divides the measured times, where the two do not do the same number of decisions; 0 means 1.
void compare(std::string what, std::string ours, std::string by_hand, double goal, double least);

}  // namespace bench
