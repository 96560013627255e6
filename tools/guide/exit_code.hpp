#pragma once

namespace guide::tool {

/// What the process says to its caller. A verdict is never an error.
enum ExitCode : int {
  exit_done = 0,
  exit_no = 1,         // the answer is no: findings, a failed test, a file that is not formatted
  exit_usage = 2,      // the command line
  exit_guideline = 3,  // a guideline does not compile
  exit_case = 4,       // a case cannot be read
  exit_failure = 5,    // input, output, or a fault of Guide
};

}  // namespace guide::tool
