#pragma once
// The commonest values of a case, read eight characters at a time. For little-endian machines; `plain_reader` sees to
// that. Each returns where the value ends, or null if it is none of the commonest: which says nothing against it.

#include <cstdint>
#include <cstring>

#include "runtime/value.hpp"

namespace guide::json {

inline std::uint64_t eight(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}
inline std::uint32_t four(const char* at) {
  std::uint32_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}
constexpr std::uint32_t four_of(const char (&text)[5]) {
  return static_cast<std::uint32_t>(text[0]) | static_cast<std::uint32_t>(text[1]) << 8 |
         static_cast<std::uint32_t>(text[2]) << 16 | static_cast<std::uint32_t>(text[3]) << 24;
}

/// The quote that ends a string of printable ASCII without escapes, looking no further than `end` and seven characters.
inline const char* plain_string_end(const char* at, const char* end) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  constexpr std::uint64_t highs = 0x8080808080808080u;
  for (; at < end; at += 8) {
    const std::uint64_t bytes = eight(at);
    const std::uint64_t quote = bytes ^ (ones * '"');
    const std::uint64_t backslash = bytes ^ (ones * '\\');
    const std::uint64_t special = (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) |
                                   (bytes - ones * 0x20) | (bytes + ones) | bytes) &
                                  highs;
    if (special == 0) continue;
    // The lowest mark is right; those above may be echoes of it.
    const char* found = at + __builtin_ctzll(special) / 8;
    return *found == '"' && found < end ? found : nullptr;
  }
  return nullptr;
}

/// A whole number of at most nine digits, as JSON writes it, with nothing after it that would go on with it.
inline const char* whole_number(const char* at, Scaled& value) {
  const auto digit = [&](int i) { return static_cast<unsigned>(static_cast<unsigned char>(at[i])) - '0'; };
  unsigned next = digit(0);
  if (next > 9) return nullptr;
  const bool zero = next == 0;
  Scaled result = 0;
  int count = 0;
  for (; next <= 9; next = digit(++count)) {
    if (count == 9) return nullptr;
    result = 10 * result + static_cast<Scaled>(next);
  }
  if (zero && count > 1) return nullptr;
  at += count;
  if (*at == '.' || *at == 'e' || *at == 'E') return nullptr;
  value = result;
  return at;
}

/// `2014-02-20`, a day of the calendar; 16 characters must be readable.
inline const char* exact_day(const char* at, Scaled& days) {
  const std::uint64_t head = eight(at);
  if ((head >> 32 & 0xFF) != '-' || head >> 56 != '-') return nullptr;
  const std::uint64_t tail = eight(at + 8) & 0xFFFF;
  std::uint64_t digits = (head & 0xFFFFFFFFu) | (head >> 8 & 0x0000FFFF00000000u) | tail << 48;
  constexpr std::uint64_t zeros = 0x3030303030303030u;
  if (((digits & 0xF0F0F0F0F0F0F0F0u) | ((digits + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u) >> 4) !=
      0x3333333333333333u) {
    return nullptr;
  }
  digits -= zeros;
  digits = digits * 10 + (digits >> 8);  // pairs of digits, in every second byte
  const auto pair = [digits](int i) { return static_cast<int>(digits >> 16 * i & 0xFF); };
  const int year = pair(0) * 100 + pair(1);
  const int month = pair(2);
  const int day = pair(3);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return nullptr;
  if (day > 28) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int length = month == 2 ? (leap ? 29 : 28) : 30 + ((month + month / 8) & 1);
    if (day > length) return nullptr;
  }
  // As `days_of`, for years from 1 on.
  const int from_march = month <= 2 ? year - 1 : year;
  const int era = from_march / 400;
  const int year_of_era = from_march - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  days = era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
  return at + 10;
}

}  // namespace guide::json
