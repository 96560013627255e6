#pragma once
// Runs a program and keeps what it says. POSIX only.

#include <filesystem>
#include <string>
#include <vector>

namespace guide::golden {

struct Outcome {
  int exit_code = -1;
  int signal = 0;  // what ended it, or 0
  bool timed_out = false;
  std::string out;
  std::string err;
};

/// Runs `words` in `folder` with `program_folder` first in PATH, nothing on standard input, and no colour.
Outcome run(const std::vector<std::string>& words, const std::filesystem::path& folder,
            const std::filesystem::path& program_folder);

}  // namespace guide::golden
