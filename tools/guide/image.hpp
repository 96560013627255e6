#pragma once
// Compiled libraries as files: found among library roots, read whole. Not here: what an image holds (runtime/image).

#include <memory>
#include <string>
#include <vector>

#include "runtime/program.hpp"
#include "tools/guide/exit_code.hpp"

namespace guide::tool {

/// Whether `--library` names a compiled library.
bool names_image(const std::vector<std::string>& roots);
/// The compiled library that `--library` names; without a value a message was given and `failed` is the exit code.
std::shared_ptr<const Program> read_image(const std::vector<std::string>& roots, ExitCode& failed);

}  // namespace guide::tool
