#pragma once
// What a session needs of the world: texts by name, the day. The tool gives it files; a test or a fuzzer gives what it
// likes. Not here: the terminal.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.hpp"

namespace guide::repl {

class Host {
 public:
  virtual ~Host() = default;

  /// The text of a file; nothing and a `problem` otherwise.
  virtual std::optional<std::string> read(const std::string& path, std::string& problem) = 0;
  virtual bool write(const std::string& path, const std::string& text, std::string& problem) = 0;
  virtual bool exists(const std::string& path) = 0;
  /// `2026-11-24`.
  virtual std::string today() = 0;

  /// From now on modules come from these folders; without any, from where `file` lies. False and a `problem` if one is
  /// not there.
  virtual bool use_library(const std::vector<std::string>& roots, const std::string& file, std::string& problem) = 0;
  /// Every module below the folders that were named, by its path.
  virtual std::vector<std::string> modules() = 0;
  virtual std::optional<ModuleText> load(std::string_view module) = 0;
  /// Another number whenever a file that was read of the library, or the list of them, is another.
  virtual std::uint64_t stamp() = 0;

  /// Names of files and folders that begin so, for completion.
  virtual std::vector<std::string> paths(const std::string& beginning) = 0;
};

}  // namespace guide::repl
