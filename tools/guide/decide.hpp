#pragma once
// `guide decide`, its two ways: a file's cases, or a stream of cases as lines.

#include <string>
#include <vector>

#include "tools/guide/exit_code.hpp"

namespace guide::tool {

enum class DecideFormat { text, json, ndjson };
struct DecideOptions {
  std::string case_file;
  std::vector<std::string> library;
  DecideFormat format = DecideFormat::text;
  bool trace = false;    // ndjson: the whole decision in every line
  std::size_t skip = 0;  // ndjson: lines to pass over
  std::size_t jobs = 0;  // ndjson: threads; 0: as many as there are cores
};
/// `--format ndjson`: cases as lines.
ExitCode decide_lines(const DecideOptions& options);

}  // namespace guide::tool
