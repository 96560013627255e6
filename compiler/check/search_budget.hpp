#pragma once
#include <cstddef>

namespace guide::check {

/// The steps that all searches of a library may take together, and each guideline's.
struct SearchBudget {
  std::size_t library = 100'000'000;
  std::size_t question = 0;
};

}  // namespace guide::check
