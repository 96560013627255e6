#pragma once
// Codes compare without dots and case; an entry of a set that ends in `*` stands for all that begin like it.

#include <string>
#include <string_view>

#include "runtime/program.hpp"

namespace guide {

/// Letters, digits and dots, at least one of them not a dot.
inline bool is_code(std::string_view text) {
  bool solid = false;
  for (char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!plain && c != '.') return false;
    solid = solid || plain;
  }
  return solid;
}

/// `m54.16` as `M5416`.
inline std::string normal_code(std::string_view text) {
  std::string normal;
  for (char c : text) {
    if (c != '.') normal += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return normal;
}

enum class CodeMatch : std::uint8_t { no, less_specific, yes };
/// How a documented code stands to one entry of a set, both normal.
inline CodeMatch match_code(std::string_view code, std::string_view entry) {
  const bool wildcard = !entry.empty() && entry.back() == '*';
  if (wildcard) entry.remove_suffix(1);
  if (wildcard ? code.substr(0, entry.size()) == entry : code == entry) return CodeMatch::yes;
  return code.size() < entry.size() && entry.substr(0, code.size()) == code ? CodeMatch::less_specific : CodeMatch::no;
}

}  // namespace guide
