#pragma once
// What an image holds byte for byte, so that it is used where it lies: items without padding, least significant bytes first,
// all items of a type one behind the other.

#include <bit>
#include <cstddef>
#include <tuple>
#include <type_traits>

#include "runtime/program.hpp"

namespace guide::image {

/// In the order in which their items lie.
using FlatTypes = std::tuple<Node, Literal, std::uint32_t, ServiceSlices::Use, Clause>;
inline constexpr std::size_t flat_types = std::tuple_size_v<FlatTypes>;

template <typename T, std::size_t index = 0>
constexpr std::size_t flat_index() {
  if constexpr (index == flat_types) {
    return index;
  } else if constexpr (std::is_same_v<T, std::tuple_element_t<index, FlatTypes>>) {
    return index;
  } else {
    return flat_index<T, index + 1>();
  }
}
template <typename T>
inline constexpr bool is_flat = flat_index<T>() < flat_types;

template <typename... Items>
constexpr bool lie_without_padding(std::tuple<Items...>*) {
  return ((std::has_unique_object_representations_v<Items> && std::is_trivially_copyable_v<Items> && alignof(Items) <= 4) && ...);
}
static_assert(lie_without_padding(static_cast<FlatTypes*>(nullptr)));

}  // namespace guide::image
