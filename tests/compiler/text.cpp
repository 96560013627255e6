#include "tests/compiler/text.hpp"

#include <algorithm>

namespace guide::test {

std::vector<std::filesystem::path> guide_files() {
  std::vector<std::filesystem::path> found;
  for (const char* folder : {"guidelines", "stdlib", "tests"}) {
    const std::filesystem::path root = std::filesystem::path(GUIDE_SOURCE_FOLDER) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".guide") found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace guide::test
