#pragma once
// Missing tests, found by varying those there are: one fact or record told otherwise. In: Coverage, a Program and its tests.
// Out: variations that show what nothing has shown. Not here: writing them down.

#include <set>
#include <vector>

#include "runtime/coverage/coverage.hpp"

namespace guide::coverage {

/// One thing that no test has shown of an item.
struct Gap {
  enum class What : std::uint8_t { present, absent, undocumented, decides_present, decides_absent };
  std::size_t item = 0;
  What what{};
  friend auto operator<=>(const Gap&, const Gap&) = default;
};

std::set<Gap> gaps(const Coverage& coverage);

/// A test with one fact or record told otherwise.
struct Variation {
  Gap gap;
  std::size_t test = 0;             // into the tests
  std::uint32_t request = none;     // of the test; the varied case has no other
  std::uint32_t guideline = none;   // of the Program
  std::uint32_t fact = none;        // told otherwise, or:
  std::uint32_t record = none;
  bool undocumented = false;        // else the fact has `value`, or the record is `none`
  Scaled value = 0;
  Case varied;
};

/// A variation for each gap that one can close; those gaps are taken out of `open`.
std::vector<Variation> find_variations(Coverage& coverage, const Program& program, const std::vector<Case>& tests,
                                       std::set<Gap>& open);

}  // namespace guide::coverage
