#pragma once
// Text that lies in a Program's room, or in the program code itself: never a view of what may be gone before.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace guide {

class Text : public std::string_view {
 public:
  constexpr Text() = default;
  template <std::size_t size>
  constexpr Text(const char (&literal)[size]) : std::string_view(literal, size - 1) {}
  /// Whoever says this has seen to it that the characters stay.
  explicit constexpr Text(std::string_view staying) : std::string_view(staying) {}

  operator std::string() const { return std::string(data(), size()); }

  friend std::string operator+(Text left, std::string_view right) { return std::string(left).append(right); }
  friend std::string operator+(Text left, char right) { return std::string(left) + right; }
  friend std::string operator+(const char* left, Text right) { return std::string(left).append(right); }
  friend std::string operator+(char left, Text right) { return std::string(1, left).append(right); }
  template <std::same_as<std::string> String>
  friend std::string operator+(String left, Text right) {
    return std::move(left.append(right));
  }
};

}  // namespace guide
