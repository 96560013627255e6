#include "tests/properties/library.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace guide::properties {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

std::vector<ModuleText> library_texts() {
  const std::filesystem::path root = std::filesystem::path(GUIDE_SOURCE_FOLDER) / "guidelines";
  std::vector<ModuleText> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".guide") continue;
    std::string module = entry.path().lexically_relative(root).replace_extension().string();
    std::replace(module.begin(), module.end(), '/', '.');
    texts.push_back({module, entry.path().string(), read(entry.path())});
  }
  std::sort(texts.begin(), texts.end(), [](const ModuleText& a, const ModuleText& b) { return a.module < b.module; });
  return texts;
}

std::unique_ptr<Compilation> guideline_library() {
  return compile(library_texts(), [](std::string_view) { return std::nullopt; });
}

}  // namespace guide::properties
