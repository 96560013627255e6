#pragma once
// Where the many small texts and lists of a Program lie: in few pieces of memory, which go all at once.

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "runtime/list.hpp"
#include "runtime/text.hpp"

namespace guide {

/// What is kept stays where it is for as long as this, or a copy of this, lives.
class Room {
 public:
  Room() = default;
  /// A copy has what was kept, and keeps more in pieces of its own.
  Room(const Room& other) : pieces_(other.pieces_) {}
  Room(Room&& other) noexcept
      : pieces_(std::move(other.pieces_)), free_(std::exchange(other.free_, nullptr)), left_(std::exchange(other.left_, 0)) {}
  Room& operator=(Room other) noexcept {
    pieces_ = std::move(other.pieces_);
    free_ = other.free_;
    left_ = other.left_;
    return *this;
  }
  ~Room() = default;

  Text keep(std::string_view text);
  template <typename Item>
  List<Item> keep(std::span<const Item> items) {
    return filled<Item>(items.size(), [&](Item* item, std::size_t index) { *item = items[index]; });
  }
  template <typename Item>
  List<Item> keep(const std::vector<Item>& items) {
    return keep(std::span<const Item>(items));
  }
  /// A list of so many items, each set by `set(item, index)`.
  template <typename Item, typename Set>
  List<Item> filled(std::size_t size, Set set) {
    static_assert(std::is_trivially_copyable_v<Item> && std::is_trivially_destructible_v<Item>, "nobody destroys it");
    static_assert(alignof(Item) <= alignment);
    if (size == 0) return {};
    auto* const first = static_cast<Item*>(take_aligned(size * sizeof(Item)));
    for (std::size_t index = 0; index < size; ++index) set(new (first + index) Item(), index);
    return {first, size};
  }
  /// Memory of somebody else that what is kept points into.
  void hold(std::shared_ptr<const void> memory) { pieces_.push_back(std::move(memory)); }

 private:
  static constexpr std::size_t alignment = alignof(void*);

  char* take(std::size_t size);
  void* take_aligned(std::size_t size);

  std::vector<std::shared_ptr<const void>> pieces_;
  char* free_ = nullptr;  // of the piece that is being filled
  std::size_t left_ = 0;
};

}  // namespace guide
