#pragma once
// Shell completion, made from the command line's own description. In: verbs and options. Out: a script for a shell.

#include <string>
#include <vector>

namespace guide::tool {

struct OptionWords {
  std::string name;  // `--format`
  std::string what;
  std::vector<std::string> values;  // to choose from
  bool takes_value = false;
};
struct VerbWords {
  std::string name;
  std::string what;
  std::vector<OptionWords> options;
};

/// The script, or nothing for a shell that is not `bash`, `zsh` or `fish`.
std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs);

}  // namespace guide::tool
