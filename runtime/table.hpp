#pragma once
// A Program's long lists: they grow while it is compiled, or lie in an image.

#include <cstddef>
#include <vector>

#include "runtime/list.hpp"

namespace guide {

template <typename Item>
class Table {
 public:
  using value_type = Item;

  Table() = default;
  /// What lies elsewhere and stays there. Growing copies it first.
  explicit Table(List<Item> elsewhere) : first_(elsewhere.data()), size_(elsewhere.size()) {}
  Table(const Table& other) : own_(other.own_), first_(other.first_), size_(other.size_) {
    if (other.first_ == other.own_.data()) first_ = own_.data();
  }
  Table(Table&&) noexcept = default;
  Table& operator=(Table other) noexcept {
    own_.swap(other.own_);
    first_ = other.first_;
    size_ = other.size_;
    return *this;
  }
  ~Table() = default;

  const Item* begin() const { return first_; }
  const Item* end() const { return first_ + size_; }
  const Item* data() const { return first_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Item& operator[](std::size_t index) const { return first_[index]; }

  void push_back(const Item& item) {
    own().push_back(item);
    see_own();
  }
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    own().insert(own_.end(), first, last);
    see_own();
  }
  /// For changing what is there.
  std::vector<Item>& own() {
    if (first_ != own_.data()) own_.assign(begin(), end());
    see_own();
    return own_;
  }

 private:
  void see_own() {
    first_ = own_.data();
    size_ = own_.size();
  }

  std::vector<Item> own_;
  const Item* first_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace guide
