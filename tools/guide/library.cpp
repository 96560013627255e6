#include "tools/guide/library.hpp"

#include <algorithm>

#include "tools/guide/files.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;

bool is_module_path(std::string_view module) {
  if (module.empty() || module.front() == '.' || module.back() == '.') return false;
  if (module.find("..") != std::string_view::npos) return false;
  return module.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

/// `clinical/pain.guide` for `clinical.pain`; nothing for what is no module's name.
std::optional<std::string> path_of(std::string_view module) {
  if (!is_module_path(module)) return std::nullopt;
  std::string path(module);
  std::replace(path.begin(), path.end(), '.', '/');
  return path + ".guide";
}

}  // namespace

Library::Library(const std::vector<std::string>& roots, const std::vector<std::string>& files) {
  for (const std::string& root : roots) add_root(root);
  if (!roots.empty()) return;
  for (const std::string& file : files) {
    std::error_code error;
    if (file != "-" && fs::exists(file, error)) add_root(file);
  }
}

void Library::add_root(const std::string& name) {
  std::error_code error;
  Root root{name, {}, {}};
  if (!fs::is_directory(name, error) && fs::exists(name, error)) {
    const fs::path folder = fs::path(name).parent_path();
    root = {folder.empty() ? "." : folder.string(), {}, name};
  }
  root.canonical = fs::canonical(root.name, error);
  if (error) root.canonical.clear();
  roots_.push_back(std::move(root));
}

std::optional<std::string> Library::missing_root() const {
  for (const Root& root : roots_) {
    if (root.canonical.empty()) return root.name;
  }
  return std::nullopt;
}

std::optional<ModuleText> Library::load(std::string_view module) const {
  const auto relative = path_of(module);
  if (!relative) return std::nullopt;
  for (const Root& root : roots_) {
    if (root.canonical.empty()) continue;
    std::error_code error;
    const fs::path canonical = fs::canonical(root.canonical / *relative, error);
    if (error || !lies_below(canonical, root.canonical) || !fs::is_regular_file(canonical, error)) continue;
    std::string problem;
    const fs::path shown = (fs::path(root.name) / *relative).lexically_normal();
    auto file = read_file(shown.string(), problem);
    if (file) return ModuleText{std::string(module), std::move(file->name), std::move(file->text)};
  }
  return std::nullopt;
}

std::optional<std::string> Library::folder_above_with(std::string_view module) const {
  const auto relative = path_of(module);
  if (!relative) return std::nullopt;
  for (const Root& root : roots_) {
    std::error_code error;
    for (fs::path folder = root.canonical; folder.has_relative_path();) {
      folder = folder.parent_path();
      if (fs::is_regular_file(folder / *relative, error)) return fs::proximate(folder, error).generic_string();
    }
  }
  return std::nullopt;
}

std::string Library::module_of(const std::string& file) const {
  std::error_code error;
  const fs::path canonical = fs::canonical(file, error);
  if (error || canonical.extension() != ".guide") return {};
  for (const Root& root : roots_) {
    if (root.canonical.empty() || !lies_below(canonical, root.canonical)) continue;
    fs::path relative = canonical.lexically_relative(root.canonical);
    std::string module = relative.replace_extension().generic_string();
    std::replace(module.begin(), module.end(), '/', '.');
    if (is_module_path(module)) return module;
  }
  return {};
}

std::vector<std::string> Library::files() const {
  std::vector<std::string> all;
  for (const Root& root : roots_) {
    if (!root.only_file.empty()) {
      all.push_back(root.only_file);
      continue;
    }
    const auto below = guide_files_below(root.name);
    all.insert(all.end(), below.begin(), below.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

ModuleLoader Library::loader() const {
  return [this](std::string_view module) { return load(module); };
}

}  // namespace guide::tool
