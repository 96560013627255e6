#pragma once
// Waiting for files to change. In: files and folders. Out: the name of a file that changed, came or went.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace guide::tool {

class Watch {
 public:
  /// Folders stand for the `.guide` files below them.
  explicit Watch(std::vector<std::string> paths) : paths_(std::move(paths)), seen_(look()) {}
  /// Looks again and again until something is not as it was.
  std::string wait();

 private:
  struct Mark {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  using Marks = std::map<std::string, Mark>;
  Marks look() const;

  std::vector<std::string> paths_;
  Marks seen_;
};

}  // namespace guide::tool
