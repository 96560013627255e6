#pragma once
// Rows of truth values, all of one width, in memory that is used again. In: a row at a time. Out: the distinct rows.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace guide {

class TruthRows {
 public:
  /// Forgets the rows; those to come have `width` values.
  void begin(std::size_t width);
  /// A further row, of zeros. It stands until the next is added.
  char* add();
  std::size_t size() const { return size_; }
  bool at(std::size_t row, std::size_t column) const { return cells_[row * width_ + column] != 0; }
  /// Sorts the rows and leaves out those that repeat another.
  void sort();

 private:
  std::size_t width_ = 0;
  std::size_t size_ = 0;
  std::vector<char> cells_;
  std::vector<char> sorted_;
  std::vector<std::uint32_t> order_;
};

}  // namespace guide
