#include "tools/guide/watch.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "tools/guide/files.hpp"

namespace guide::tool {

namespace fs = std::filesystem;

Watch::Marks Watch::look() const {
  Marks marks;
  for (const std::string& path : paths_) {
    std::error_code error;
    const auto files = fs::is_directory(path, error) ? guide_files_below(path) : std::vector<std::string>{path};
    for (const std::string& file : files) {
      Mark mark{fs::last_write_time(file, error), 0};
      if (error) continue;
      mark.size = fs::file_size(file, error);
      marks.emplace(file, mark);
    }
  }
  return marks;
}

std::string Watch::wait() {
  for (;;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    Marks now = look();
    if (now == seen_) continue;
    std::string changed;
    for (const auto& [file, mark] : now) {
      const auto before = seen_.find(file);
      if (changed.empty() && (before == seen_.end() || !(before->second == mark))) changed = file;
    }
    for (const auto& [file, mark] : seen_) {
      if (changed.empty() && !now.contains(file)) changed = file;
    }
    seen_ = std::move(now);
    return changed;
  }
}

}  // namespace guide::tool
