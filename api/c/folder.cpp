// The one place that reads files: a folder of guidelines as a library. In: a path. Out: its modules, and a loader for
// imports from it. Nothing outside the folder is read, whatever links say.

#include <filesystem>
#include <fstream>

#include "api/c/inside.hpp"

namespace guide::c {
namespace {

namespace fs = std::filesystem;

bool lies_below(const fs::path& file, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

bool is_module_path(std::string_view path) {
  if (path.empty() || path.front() == '.' || path.back() == '.') return false;
  if (path.find("..") != std::string_view::npos) return false;
  return path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

class Folder {
 public:
  /// `most` bytes of a file are read and one more, so that the text limit sees that it is passed.
  Folder(const fs::path& path, std::size_t most) : shown_(path), most_(most) {
    std::error_code error;
    canonical_ = fs::canonical(path, error);
  }

  bool is_there() const { return !canonical_.empty(); }

  /// Files below the folder in the order of their names; hidden ones and links that lead out are left out.
  std::vector<fs::path> files() const {
    std::vector<std::string> found;
    std::error_code error;
    fs::recursive_directory_iterator walk(shown_, fs::directory_options::skip_permission_denied, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      const fs::path& path = walk->path();
      std::error_code entry_error;
      const bool hidden = path.filename().string().starts_with('.');
      if (hidden && walk->is_directory(entry_error)) walk.disable_recursion_pending();
      if (hidden || path.extension() != ".guide" || !walk->is_regular_file(entry_error)) continue;
      const fs::path canonical = fs::canonical(path, entry_error);
      if (!entry_error && lies_below(canonical, canonical_)) found.push_back(path.lexically_normal().string());
    }
    std::sort(found.begin(), found.end());
    return {found.begin(), found.end()};
  }

  std::optional<guide::api::Module> read(const fs::path& path) const {
    std::error_code error;
    const fs::path canonical = fs::canonical(path, error);
    if (error || !lies_below(canonical, canonical_) || !fs::is_regular_file(canonical, error)) return std::nullopt;
    std::ifstream in(canonical, std::ios::binary);
    std::string text;
    char buffer[1 << 14];
    while (text.size() <= most_ && (in.read(buffer, sizeof buffer) || in.gcount() > 0)) {
      text.append(buffer, static_cast<std::size_t>(in.gcount()));
    }
    if (!in.is_open() || in.bad()) return std::nullopt;
    return guide::api::Module{module_of(canonical), path.string(), std::move(text)};
  }

  std::optional<guide::api::Module> find(std::string_view module) const {
    if (!is_module_path(module)) return std::nullopt;
    std::string relative(module);
    std::replace(relative.begin(), relative.end(), '.', '/');
    return read((shown_ / (relative + ".guide")).lexically_normal());
  }

 private:
  std::string module_of(const fs::path& canonical) const {
    std::string module = canonical.lexically_relative(canonical_).replace_extension().generic_string();
    std::replace(module.begin(), module.end(), '/', '.');
    return is_module_path(module) ? module : std::string();
  }

  fs::path shown_;
  fs::path canonical_;
  std::size_t most_;
};

guide_status cannot_read(const std::string& path, guide_error** error) {
  return report("cannot-read", "`" + path + "` cannot be read", "name a folder of `.guide` files, or one such file",
                GUIDE_CANNOT_READ, error);
}

guide_status load_folder(const std::string& path, const guide_load_options& options, guide_library** library,
                         guide_error** error) {
  std::error_code problem;
  const bool is_folder = fs::is_directory(path, problem);
  const fs::path above = fs::path(path).parent_path();
  const Folder folder(is_folder ? fs::path(path) : above.empty() ? fs::path(".") : above, limits_of(options).text_bytes);
  if (!folder.is_there()) return cannot_read(path, error);
  std::vector<guide::api::Module> modules;
  for (const fs::path& file : is_folder ? folder.files() : std::vector<fs::path>{path}) {
    auto module = folder.read(file);
    if (!module) return cannot_read(file.string(), error);
    modules.push_back(std::move(*module));
  }
  if (modules.empty()) return cannot_read(path, error);
  const guide::api::Loader host = loader_of(options);
  const guide::api::Loader loader = [&](std::string_view module) {
    auto found = host ? host(module) : std::nullopt;
    return found ? found : folder.find(module);
  };
  return load(std::move(modules), loader, options, library, error);
}

}  // namespace
}  // namespace guide::c

using namespace guide::c;

guide_status guide_load_folder(const char* path, size_t path_size, const guide_load_options* options,
                               guide_library** library, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (library == nullptr || path == nullptr) return GUIDE_BAD_ARGUMENT;
  *library = nullptr;
  return guarded([&] { return load_folder(std::string(path, path_size), known(options), library, error); });
}
