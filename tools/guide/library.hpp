#pragma once
// Library roots: the folders in which imports are looked for. In: folder names. Out: modules by path, paths by module.
// Nothing outside the roots is ever read, whatever links or names say.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.hpp"

namespace guide::tool {

class Library {
 public:
  /// A root may also be one file: then the library is that file, and imports are looked for beside it.
  /// Without roots named, the folders among `files` are roots, and so are the folders in which the files lie.
  Library(const std::vector<std::string>& roots, const std::vector<std::string>& files);

  /// A root that is not there, or nothing.
  std::optional<std::string> missing_root() const;
  /// The module of that path from the first root that has it.
  std::optional<ModuleText> load(std::string_view module) const;
  /// A folder above the roots in which the module would be found; nothing there is read.
  std::optional<std::string> folder_above_with(std::string_view module) const;
  /// `clinical.pain` for `ROOT/clinical/pain.guide`; empty for a file outside the roots.
  std::string module_of(const std::string& file) const;
  /// Every module below the roots.
  std::vector<std::string> files() const;
  /// For `compile`; it must not outlive the library.
  ModuleLoader loader() const;

 private:
  struct Root {
    std::string name;                 // of the folder, as the user wrote it
    std::filesystem::path canonical;  // empty if there is no such folder
    std::string only_file;            // the one file that was named, or empty
  };
  void add_root(const std::string& name);

  std::vector<Root> roots_;
};

}  // namespace guide::tool
