#include "runtime/truth_rows.hpp"

#include <algorithm>
#include <cstring>

namespace guide {

void TruthRows::begin(std::size_t width) {
  width_ = width;
  size_ = 0;
  cells_.clear();
}

char* TruthRows::add() {
  cells_.resize(++size_ * width_, 0);
  return cells_.data() + (size_ - 1) * width_;
}

void TruthRows::sort() {
  const auto row = [this](std::uint32_t index) { return cells_.data() + index * width_; };
  order_.clear();
  for (std::uint32_t i = 0; i < size_; ++i) order_.push_back(i);
  std::sort(order_.begin(), order_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return std::memcmp(row(a), row(b), width_) < 0; });
  const auto same = [&](std::uint32_t a, std::uint32_t b) { return std::memcmp(row(a), row(b), width_) == 0; };
  order_.erase(std::unique(order_.begin(), order_.end(), same), order_.end());
  sorted_.clear();
  for (const std::uint32_t index : order_) sorted_.insert(sorted_.end(), row(index), row(index) + width_);
  cells_.assign(sorted_.begin(), sorted_.end());  // not swapped: each keeps the room it needs
  size_ = order_.size();
}

}  // namespace guide
