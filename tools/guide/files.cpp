#include "tools/guide/files.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "runtime/characters.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t longest_file = 64u << 20;

std::optional<std::string> read_stream(std::istream& in, std::string& problem, const std::string& name,
                                       std::uintmax_t expected = 0) {
  std::string text;
  text.reserve(std::min(expected, longest_file));
  char buffer[1 << 16];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (text.size() > longest_file) {
      problem = "`" + name + "` is larger than 64 MB";
      return std::nullopt;
    }
  }
  if (in.bad()) {
    problem = "`" + name + "` cannot be read";
    return std::nullopt;
  }
  return text;
}

/// It can be read once: who names it again gets the same.
const std::optional<std::string>& standard_input(std::string& problem) {
  static std::string fault;
  static const std::optional<std::string> text = read_stream(std::cin, fault, "standard input");
  problem = fault;
  return text;
}

/// A file's name is shown in every message about it. Who named it must not command the terminal by it.
bool can_be_shown(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    const Character character = decode(path.substr(at));
    if (character.size != 0 && (is_control(character.code) || character.code == '\t')) return false;
    at += std::max(character.size, 1u);
  }
  return true;
}

}  // namespace

bool lies_below(const fs::path& canonical_file, const fs::path& canonical_folder) {
  const auto differ =
      std::mismatch(canonical_folder.begin(), canonical_folder.end(), canonical_file.begin(), canonical_file.end());
  return differ.first == canonical_folder.end();
}

std::optional<NamedText> read_file(const std::string& path, std::string& problem) {
  if (path == "-") {
    const auto& text = standard_input(problem);
    if (!text) return std::nullopt;
    return NamedText{"standard input", *text};
  }
  if (!can_be_shown(path)) {
    problem = "a file with control characters in its name is not read";
    return std::nullopt;
  }
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    problem = "no file named `" + path + "`";
    return std::nullopt;
  }
  if (fs::is_directory(status)) {
    problem = "`" + path + "` is a folder, not a file";
    return std::nullopt;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    problem = "`" + path + "` cannot be opened: " + std::strerror(errno);
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(path, error);
  auto text = read_stream(in, problem, path, error ? 0 : size);
  if (!text) return std::nullopt;
  return NamedText{path, std::move(*text)};
}

std::vector<std::string> guide_files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  if (error) return files;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::path& path = walk->path();
    const bool hidden = path.filename().string().starts_with('.');
    std::error_code entry_error;
    if (hidden && walk->is_directory(entry_error)) walk.disable_recursion_pending();
    if (hidden || path.extension() != ".guide" || !walk->is_regular_file(entry_error)) continue;
    // Folders are entered by their own names, so only a link can lead out.
    const bool inside = !walk->is_symlink(entry_error) || lies_below(fs::canonical(path, entry_error), root);
    if (!entry_error && inside) files.push_back(path.lexically_normal().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool expand_folders(const std::vector<std::string>& paths, std::vector<std::string>& files, std::string& problem) {
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path != "-" && !fs::exists(status)) {
      problem = "no file or folder named `" + path + "`";
      return false;
    }
    if (path == "-" || !fs::is_directory(status)) {
      files.push_back(path);
      continue;
    }
    const auto below = guide_files_below(path);
    files.insert(files.end(), below.begin(), below.end());
  }
  if (files.empty()) problem = "no `.guide` file in " + paths.front();
  return !files.empty();
}

}  // namespace guide::tool
