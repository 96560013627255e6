#pragma once
// The names by which cases speak of what is declared: plain where one module alone declares it, and always `module.name`.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/text.hpp"

namespace guide {

inline constexpr std::uint32_t none = 0xFFFFFFFFu;

class Names {
 public:
  /// What a plain name stands for that several modules declare.
  static constexpr std::uint32_t ambiguous = none - 1;

  struct Name {
    Text module;  // empty: plain
    Text name;
    std::uint32_t index = none;

    std::string text() const { return module.empty() ? std::string(name) : module + "." + name; }
  };

  /// The index of what is so named; `none`, or `ambiguous`.
  std::uint32_t find(std::string_view name) const;
  /// The same, where only what is clear counts.
  std::uint32_t find_clear(std::string_view name) const {
    const std::uint32_t found = find(name);
    return found == ambiguous ? none : found;
  }
  /// How a case is to name what is so declared: plain where that is clear.
  template <typename Info>
  std::string for_case(const Info& info) const {
    return info.module.empty() || find_clear(info.name) != none ? info.name : info.module + "." + info.name;
  }
  bool has(std::string_view name) const { return find(name) != none; }

  /// Room for so many declarations.
  void reserve(std::size_t declarations);
  void add(Text module, Text name, std::uint32_t index);
  const std::vector<Name>& list() const { return list_; }

 private:
  std::uint32_t& slot_of(std::string_view module, std::string_view name);

  std::vector<Name> list_;
  std::vector<std::uint32_t> slots_;  // open addressing, a power of two: place in the list + 1, 0 where free
};

}  // namespace guide
