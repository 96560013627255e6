#pragma once
// Reading and writing files by name; `-` is standard input. Not here: what the files mean.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace guide::tool {

/// A text and the name to call it by in messages.
struct NamedText {
  std::string name;
  std::string text;
};

/// The text of a file, or nothing and `problem` says why (`no file named ...`).
std::optional<NamedText> read_file(const std::string& path, std::string& problem);
/// What a person wrote is to outlast a power failure; what can be made again need not wait for the disk.
enum class Kept { on_disk, in_time };
/// Replaces the file's content whole, so that a failure leaves the old one.
bool write_file(const std::string& path, const std::string& text, std::string& problem, Kept kept = Kept::on_disk);

/// Both paths are canonical: no symbolic links, no `..`.
bool lies_below(const std::filesystem::path& canonical_file, const std::filesystem::path& canonical_folder);
/// The `.guide` files of a folder and the folders in it, sorted; symbolic links that lead out of it are left out.
std::vector<std::string> guide_files_below(const std::string& folder);
/// Files stay, folders become the `.guide` files below them; false and a `problem` when a name leads nowhere or no file
/// is left.
bool expand_folders(const std::vector<std::string>& paths, std::vector<std::string>& files, std::string& problem);

}  // namespace guide::tool
