#pragma once
// What an image holds byte for byte, so that it is used where it lies: items without padding, least significant bytes first,
// all items of a type one behind the other.

#include <bit>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "runtime/program.hpp"

namespace guide::image {

/// In the order in which their items lie.
using FlatTypes = std::tuple<Node, Literal, std::uint32_t, ServiceSlices::Use, Clause>;
inline constexpr std::size_t flat_types = std::tuple_size_v<FlatTypes>;

/// Which of them; `flat_types` if none.
template <typename T>
constexpr std::size_t flat_index() {
  return []<std::size_t... index>(std::index_sequence<index...>) {
    std::size_t found = flat_types;
    ((found = std::is_same_v<T, std::tuple_element_t<index, FlatTypes>> ? index : found), ...);
    return found;
  }(std::make_index_sequence<flat_types>{});
}
template <typename T>
inline constexpr bool is_flat = flat_index<T>() < flat_types;

template <typename... Items>
constexpr bool lie_without_padding(std::tuple<Items...>*) {
  return ((std::has_unique_object_representations_v<Items> && std::is_trivially_copyable_v<Items> && alignof(Items) <= 4) && ...);
}
static_assert(lie_without_padding(static_cast<FlatTypes*>(nullptr)));

}  // namespace guide::image
