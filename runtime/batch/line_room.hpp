#pragma once
// Memory in lines of a cache, one behind the other, given back all at once: what is asked for together lies together.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace guide::batch {

struct alignas(64) CacheLine {
  std::byte bytes[64];
};

class LineRoom {
 public:
  /// At least so many bytes; they stay where they are as long as the room.
  void* take(std::size_t bytes) {
    const std::size_t lines = (bytes + sizeof(CacheLine) - 1) / sizeof(CacheLine);
    if (lines > left_) {
      left_ = std::max(lines, std::size_t{16} << std::min<std::size_t>(chunks_.size(), 8));
      chunks_.push_back(std::make_unique<CacheLine[]>(left_));
      next_ = chunks_.back().get();
    }
    void* taken = next_;
    next_ += lines;
    left_ -= lines;
    return taken;
  }

 private:
  std::vector<std::unique_ptr<CacheLine[]>> chunks_;
  CacheLine* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace guide::batch
