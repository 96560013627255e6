#pragma once
// A Program's long lists: they grow while it is compiled, or lie in an image.

#include <vector>

#include "runtime/list.hpp"

namespace guide {

/// A list that can grow.
template <typename Item>
class Table : public List<Item> {
 public:
  Table() = default;
  /// What lies elsewhere and stays there. Growing copies it first.
  explicit Table(List<Item> elsewhere) : List<Item>(elsewhere) {}
  Table(const Table& other) : List<Item>(other), own_(other.own_) {
    if (other.is_own()) see_own();
  }
  Table(Table&&) noexcept = default;
  Table& operator=(Table other) noexcept {
    own_.swap(other.own_);
    see(other);
    return *this;
  }
  ~Table() = default;

  void push_back(const Item& item) {
    make_own();
    own_.push_back(item);
    see_own();
  }
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    make_own();
    own_.insert(own_.end(), first, last);
    see_own();
  }

 private:
  bool is_own() const { return this->data() == own_.data(); }
  void make_own() {
    if (!is_own()) own_.assign(this->begin(), this->end());
  }
  void see(List<Item> list) { static_cast<List<Item>&>(*this) = list; }
  void see_own() { see({own_.data(), own_.size()}); }

  std::vector<Item> own_;
};

}  // namespace guide
