#pragma once
// Lines from several threads to standard output, in the order of their blocks, always whole lines: what is killed
// half-way leaves no piece of one. Tells on a terminal how far it is.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>

#include "runtime/batch/text_room.hpp"

namespace guide::tool {

class LineOutput {
 public:
  LineOutput();
  ~LineOutput();
  LineOutput(const LineOutput&) = delete;
  LineOutput& operator=(const LineOutput&) = delete;

  /// Takes the text of a block, of `lines` lines of which `bad` could not be read; writes it when it is its turn. What
  /// comes long before its turn waits. The text is handed back empty.
  void add(std::uint64_t block, batch::TextRoom& text, std::uint64_t lines, std::uint64_t bad);
  /// Once all threads are done.
  void finish();

  bool failed() const { return failed_; }
  /// The `errno` of the write that failed.
  int problem() const { return problem_; }
  std::uint64_t lines() const { return lines_; }
  std::uint64_t bad() const { return bad_; }

 private:
  void write(std::string_view text);
  bool write_whole(std::string_view text);
  void show_progress(bool last);
  void start_guard();

  static constexpr std::uint64_t furthest_ahead = 16;  // blocks

  std::mutex mutex_;
  std::condition_variable turn_;
  std::map<std::uint64_t, batch::TextRoom> early_;
  std::uint64_t next_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t bad_ = 0;
  std::atomic<bool> failed_ = false;
  int problem_ = 0;
  bool is_pipe_ = false;
  bool shows_progress_ = false;
  int guard_ = -1;  // the end of a pipe at whose other end the guard waits
  int guard_process_ = -1;
  std::chrono::steady_clock::time_point begun_, shown_;
};

}  // namespace guide::tool
