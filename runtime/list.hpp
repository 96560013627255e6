#pragma once
// A list that lies in a Program's room. It is handed round as what it is: a place and a length.

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace guide {

template <typename Item>
class List {
 public:
  using value_type = Item;

  constexpr List() = default;
  /// The items stay where they are for as long as the list is used.
  constexpr List(const Item* first, std::size_t size) : first_(first), size_(static_cast<std::uint32_t>(size)) {}

  const Item* begin() const { return first_; }
  const Item* end() const { return first_ + size_; }
  const Item* data() const { return first_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Item& operator[](std::size_t index) const { return first_[index]; }
  const Item& front() const { return first_[0]; }
  const Item& back() const { return first_[size_ - 1]; }

  friend bool operator==(const List& a, const List& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

 private:
  const Item* first_ = nullptr;
  std::uint32_t size_ = 0;
};

}  // namespace guide
