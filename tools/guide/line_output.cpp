#include "tools/guide/line_output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <string>
#include <utility>

#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

using Clock = std::chrono::steady_clock;

/// A write to a file may stop between two pages when its process is killed. Cuts off the piece of a line that is left.
void cut_to_whole_lines(int file) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return;
  char piece[4096];
  for (off_t end = status.st_size; end > 0;) {
    const off_t begin = end > static_cast<off_t>(sizeof piece) ? end - static_cast<off_t>(sizeof piece) : 0;
    const ssize_t got = ::pread(file, piece, static_cast<std::size_t>(end - begin), begin);
    if (got != end - begin) return;
    const std::size_t last = std::string_view(piece, static_cast<std::size_t>(got)).rfind('\n');
    if (last != std::string_view::npos || begin == 0) {
      const off_t whole = last == std::string_view::npos ? 0 : begin + static_cast<off_t>(last) + 1;
      if (whole != status.st_size && ::ftruncate(file, whole) != 0) return;
      return;
    }
    end = begin;
  }
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace

LineOutput::LineOutput() : begun_(Clock::now()), shown_(begun_) {
  struct stat status {};
  const bool known = ::fstat(STDOUT_FILENO, &status) == 0;
  is_pipe_ = known && S_ISFIFO(status.st_mode);
  shows_progress_ = ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0;
  if (known && S_ISREG(status.st_mode)) start_guard();
}

LineOutput::~LineOutput() {
  if (guard_ >= 0) ::close(guard_);
}

/// A process of its own that only waits. If this one ends without a word, it sees to the file's last line.
void LineOutput::start_guard() {
  int ends[2];
  if (::pipe(ends) != 0) return;
  const pid_t guard = ::fork();
  if (guard < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    return;
  }
  if (guard > 0) {
    ::close(ends[0]);
    guard_ = ends[1];
    guard_process_ = guard;
    return;
  }
  ::setsid();  // what is sent to the terminal's group is not for the guard
  ::close(ends[1]);
  ::close(STDIN_FILENO);
  ::close(STDERR_FILENO);
  char word = 0;
  ssize_t got = 0;
  do got = ::read(ends[0], &word, 1);
  while (got < 0 && errno == EINTR);
  // A shell opens the file for writing alone; to see where its last line begins it must be read.
  const int file = got == 0 ? ::open("/proc/self/fd/1", O_RDWR | O_CLOEXEC) : -1;
  if (file >= 0) cut_to_whole_lines(file);
  ::_exit(0);
}

void LineOutput::add(std::uint64_t block, batch::TextRoom& text, std::uint64_t lines, std::uint64_t bad) {
  std::unique_lock lock(mutex_);
  lines_ += lines;
  bad_ += bad;
  turn_.wait(lock, [&] { return failed_ || block < next_ + furthest_ahead; });
  if (block != next_) {
    early_.emplace(block, std::move(text));
    text = batch::TextRoom();
    return;
  }
  // It is this block's turn, and perhaps that of some which came before theirs. Nobody else writes meanwhile, since
  // every other block is early until `next_` goes on.
  batch::TextRoom now = std::move(text);
  for (;;) {
    lock.unlock();
    write(now.view());
    lock.lock();
    ++next_;
    show_progress(false);
    turn_.notify_all();
    const auto following = early_.find(next_);
    if (following == early_.end()) break;
    now = std::move(following->second);
    early_.erase(following);
  }
  now.clear();
  text = std::move(now);
}

/// To a pipe only as much at once as arrives whole or not at all, where lines are not longer than that.
void LineOutput::write(std::string_view text) {
  while (!failed_ && !text.empty()) {
    std::size_t size = text.size();
    if (is_pipe_ && size > PIPE_BUF) {
      size = text.substr(0, PIPE_BUF).rfind('\n') + 1;
      if (size == 0) size = text.find('\n') + 1;
    }
    if (!write_whole(text.substr(0, size))) failed_ = true;
    text.remove_prefix(size);
  }
}

bool LineOutput::write_whole(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      problem_ = errno;
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void LineOutput::show_progress(bool last) {
  if (!shows_progress_) return;
  const auto now = Clock::now();
  if (!last && now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(lines_) / (seconds > 0 ? seconds : 1));
  print_error("\r" + grouped(lines_) + " cases, " + grouped(rate) + " a second\x1b[K" + (last ? "\n" : ""));
}

void LineOutput::finish() {
  show_progress(true);
  if (guard_ < 0) return;
  // A disk that is full leaves a piece of a line as well: then the guard is not told that all is well.
  if (!failed_ && ::write(guard_, "!", 1) != 1) return;
  ::close(std::exchange(guard_, -1));
  ::waitpid(guard_process_, nullptr, 0);
}

}  // namespace guide::tool
