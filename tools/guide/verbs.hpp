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

enum class DecideFormat { text, json, ndjson };
struct DecideOptions {
  std::string case_file;
  std::vector<std::string> library;
  DecideFormat format = DecideFormat::text;
  bool trace = false;  // ndjson: the whole decision in every line
  unsigned jobs = 0;   // ndjson: threads; 0: as many as there are cores
};
ExitCode decide(const DecideOptions& options);
/// `--format ndjson`: cases as lines.
ExitCode decide_lines(const DecideOptions& options);

enum class ExplainFormat { tree, json, letter, markdown, html };
struct ExplainOptions {
  std::string case_file;
  std::vector<std::string> library;
  std::string case_name;  // of several cases in one file; empty: all
  std::string why;        // an outcome, guideline, fact or definition
  bool missing = false;
  bool sensitivity = false;
  bool all = false;
  bool ascii = false;
  std::size_t width = 0;           // 0: the terminal's, else 100
  std::string template_file;       // phrases of the letter
  std::vector<std::string> fixed;  // facts that cannot be otherwise
  ExplainFormat format = ExplainFormat::tree;
};
ExitCode explain(const ExplainOptions& options);

struct AskOptions {
  std::string case_file;
  std::vector<std::string> library;
  std::string case_name;
  std::string output;  // where the completed case is written; empty: standard output
};
ExitCode ask(const AskOptions& options);

struct ReplayOptions {
  std::string decision_file;
  std::vector<std::string> library;
};
ExitCode replay(const ReplayOptions& options);

struct TestOptions {
  std::vector<std::string> files;  // files or folders
  std::vector<std::string> library;
  std::string filter;
};
ExitCode test(const TestOptions& options);

enum class CoverageFormat { text, json, lcov, html, markdown };
struct CoverageOptions {
  std::vector<std::string> files;  // files or folders
  std::vector<std::string> library;
  CoverageFormat format = CoverageFormat::text;
  double threshold = 0;  // percent, of criteria and of conditions
  bool suggest = false;
};
ExitCode coverage(const CoverageOptions& options);

struct FormatOptions {
  std::vector<std::string> files;
  bool check = false;
  bool diff = false;
  bool write = false;
};
ExitCode format(const FormatOptions& options);

ExitCode version();

}  // namespace guide::tool
