#pragma once
// The host of a session at a command line: files, folders, the clock's day.

#include <filesystem>
#include <map>
#include <memory>

#include "tools/guide/library.hpp"
#include "tools/guide/repl/host.hpp"

namespace guide::repl {

class FileHost : public Host {
 public:
  std::optional<std::string> read(const std::string& path, std::string& problem) override;
  bool write(const std::string& path, const std::string& text, std::string& problem) override;
  bool exists(const std::string& path) override;
  std::string today() override;
  bool use_library(const std::vector<std::string>& roots, const std::string& file, std::string& problem) override;
  std::vector<std::string> modules() override;
  std::optional<ModuleText> load(std::string_view module) override;
  std::uint64_t stamp() override;
  std::vector<std::string> paths(const std::string& beginning) override;

 private:
  std::unique_ptr<tool::Library> library_;
  bool has_roots_ = false;
  std::vector<std::string> read_files_;  // of the library
};

}  // namespace guide::repl
