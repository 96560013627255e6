// Files that are written: drafted beside their place and renamed, so that whatever fails leaves the old one whole.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "tools/guide/files.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;

/// A file while it is written.
class Written {
 public:
  Written(const fs::path& path, int how, Kept kept)
      : file_(::open(path.c_str(), how | O_CLOEXEC, 0666)), opened_(file_ >= 0), kept_(kept) {}
  ~Written() {
    if (file_ >= 0) ::close(file_);
  }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;

  bool opened() const { return opened_; }
  /// Writes all of it and closes the file; false, and errno, where that fails.
  bool finish(std::string_view text) {
    while (opened_ && !text.empty()) {
      const ssize_t size = ::write(file_, text.data(), text.size());
      if (size < 0 && errno != EINTR) return false;
      text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    }
    if (!opened_ || (kept_ == Kept::on_disk && !reach_disk())) return false;
    return ::close(std::exchange(file_, -1)) == 0;
  }

 private:
  bool reach_disk() { return ::fsync(file_) == 0 || errno == EINVAL || errno == EROFS; }

  int file_;
  bool opened_;
  Kept kept_;
};

bool fail_to_write(const std::string& path, std::string& problem) {
  problem = "`" + path + "` cannot be written: " + std::strerror(errno);
  return false;
}

}  // namespace

bool write_file(const std::string& path, const std::string& text, std::string& problem, Kept kept) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {  // a device or a pipe has no content to keep
    Written written(path, O_WRONLY, kept);
    return written.finish(text) || fail_to_write(path, problem);
  }
  const fs::path target = fs::exists(status) ? fs::canonical(path, error) : fs::path(path);  // a link stays a link
  const fs::path draft = target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()));
  Written written(draft, O_WRONLY | O_CREAT | O_EXCL, kept);
  bool done = written.finish(text);
  if (done && fs::exists(status)) done = ::chmod(draft.c_str(), static_cast<mode_t>(status.permissions())) == 0;
  if (done && ::rename(draft.c_str(), target.c_str()) == 0) return true;
  fail_to_write(path, problem);
  if (written.opened()) ::unlink(draft.c_str());
  return false;
}

}  // namespace guide::tool
