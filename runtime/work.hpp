#pragma once
// A bound on what one decision may cost. In: what is about to be evaluated, in nodes times words of lanes. Out: an
// exception that `Decider::decide` turns into its answer; nothing beyond the decision sees it.

#include <cstdint>

namespace guide {

inline constexpr std::uint64_t unlimited_work = ~std::uint64_t{0};

struct WorkExceeded {};

/// Counts down while a decision is made.
class Work {
 public:
  void allow(std::uint64_t amount) { left_ = amount; }
  void spend(std::uint64_t amount) {
    if (amount > left_) throw WorkExceeded{};
    left_ -= amount;
  }

 private:
  std::uint64_t left_ = unlimited_work;
};

}  // namespace guide
