#pragma once
// From a case's file to cases read against a Program. A `.guide` file names what it needs by its imports; JSON has no
// imports and is read against the whole library. Not here: deciding.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/guide/compiled.hpp"

namespace guide::tool {

struct Cases {
  std::shared_ptr<const Program> compiled;
  std::vector<Case> cases;
  const Program& program() const { return *compiled; }
};

/// The whole library, compiled here or before, for cases that have no imports; without a value, `failed` is the exit code.
std::shared_ptr<const Program> read_library(const std::vector<std::string>& roots, ExitCode& failed);
/// Reads a case file, reporting every problem; without a value, `failed` is the exit code.
std::optional<Cases> read_cases(const std::string& path, const std::vector<std::string>& roots, ExitCode& failed);

/// The case of that name, or all where the name is empty; without a value a message was given.
std::optional<std::vector<const Case*>> choose_cases(const Cases& cases, const std::string& name, ExitCode& failed);

}  // namespace guide::tool
