#pragma once
// Lists that grow and shrink from decision to decision without giving their items' memory back.

#include <cstddef>
#include <utility>
#include <vector>

namespace guide {

/// Resizes a list. What is cut off is kept in `spare`, and comes back in the same places first.
template <typename Item>
void resize_keeping(std::vector<Item>& list, std::size_t size, std::vector<Item>& spare) {
  while (list.size() > size) {
    spare.push_back(std::move(list.back()));
    list.pop_back();
  }
  while (list.size() < size) {
    if (spare.empty()) {
      list.emplace_back();
      continue;
    }
    list.push_back(std::move(spare.back()));
    spare.pop_back();
  }
}

}  // namespace guide
