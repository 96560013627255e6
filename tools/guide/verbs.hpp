#pragma once
// The verbs of `guide`, one source file each. In: options as `main.cpp` read them. Out: an exit code; data goes to
// standard output, everything else to standard error. Not here: reading the command line.

#include <string>
#include <vector>

#include "tools/guide/exit_code.hpp"

namespace guide::tool {

enum class OutputFormat { text, json };

struct CheckOptions {
  std::vector<std::string> files;  // files or folders; `-` is standard input
  std::vector<std::string> library;
  OutputFormat format = OutputFormat::text;
};
ExitCode check(const CheckOptions& options);

struct DecideOptions {
  std::string case_file;
  std::vector<std::string> library;
  OutputFormat format = OutputFormat::text;
};
ExitCode decide(const DecideOptions& options);

struct TestOptions {
  std::vector<std::string> files;  // files or folders
  std::vector<std::string> library;
  std::string filter;
};
ExitCode test(const TestOptions& options);

struct FormatOptions {
  std::vector<std::string> files;
  bool check = false;
  bool write = false;
};
ExitCode format(const FormatOptions& options);

ExitCode version();

}  // namespace guide::tool
