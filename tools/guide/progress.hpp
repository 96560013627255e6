#pragma once
// A bar on standard error for what takes more than a second, if that is a terminal. In: how much there is to do. Out:
// signs that vanish again; nothing in a file or pipe.

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace guide::tool {

class Progress {
 public:
  Progress(std::string what, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// One more is done. Threads may call it.
  void step();

 private:
  std::mutex mutex_;
  std::string what_;
  std::size_t total_;
  std::size_t done_ = 0;
  bool on_terminal_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace guide::tool
