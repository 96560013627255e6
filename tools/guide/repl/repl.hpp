#pragma once
// The verb `repl`. In: options. Out: an exit code. Lines come from a terminal, a pipe, files or the command line.

#include <string>
#include <vector>

#include "tools/guide/exit_code.hpp"

namespace guide::tool {

struct ReplOptions {
  std::string case_file;  // to begin with; may be empty
  std::vector<std::string> library;
  std::vector<std::string> commands;  // run these, and leave
  std::vector<std::string> scripts;   // run these files, and leave
  bool no_rc = false;
  bool echo = false;  // show lines as on a terminal, before what is answered
};
ExitCode repl(const ReplOptions& options);

}  // namespace guide::tool
