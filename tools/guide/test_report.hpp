#pragma once
// How a run of tests is told. In: a run. Out: texts.

#include <string>

#include "tools/guide/test_run.hpp"

namespace guide::tool {

/// A line for each file, what failed under it, and the sum.
std::string test_text(const TestRun& run);
/// JUnit's XML, a suite for each file.
std::string test_junit(const TestRun& run);
/// The Test Anything Protocol, in the version that all that read it know: nothing here needs a later one.
std::string test_tap(const TestRun& run);

}  // namespace guide::tool
