#pragma once
// From words to a verb that runs. In: the arguments of the process. Out: an exit code. Not here: what verbs do.

#include "tools/guide/exit_code.hpp"

namespace guide::tool {

ExitCode run_command_line(int argc, char** argv);

}  // namespace guide::tool
