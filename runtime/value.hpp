#pragma once
// Values as the runtime keeps them: scaled whole numbers and closed ranges.
// In: texts of numbers and dates. Out: `Range`. Not here: units (units.hpp), what a document says (case.hpp).

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace guide {

/// A value in the smallest step of its type: findings 0 or 1, choices the option's index, counts the number itself,
/// dates days since 1970-01-01, durations millionths of a day, all other quantities millionths of the declared unit.
using Scaled = std::int64_t;
inline constexpr Scaled unbounded_below = std::numeric_limits<Scaled>::min();
inline constexpr Scaled unbounded_above = std::numeric_limits<Scaled>::max();
inline constexpr Scaled micros = 1'000'000;

enum class Type : std::uint8_t { finding, choice, number, count, percent, duration, quantity, date, codes };

/// Steps per whole unit: 1 for findings, choices, counts and dates, `micros` for the rest.
constexpr Scaled scale_of(Type type) {
  return type == Type::finding || type == Type::choice || type == Type::count || type == Type::date ||
                 type == Type::codes
             ? 1
             : micros;
}

/// A closed interval; the ends may be unbounded. Empty when `low > high`.
struct Range {
  Scaled low = unbounded_below;
  Scaled high = unbounded_above;
  bool empty() const { return low > high; }
  bool exact() const { return low == high; }
  friend bool operator==(const Range&, const Range&) = default;
};
constexpr Range intersect(Range a, Range b) {
  return {a.low > b.low ? a.low : b.low, a.high < b.high ? a.high : b.high};
}

/// Sums in which an unbounded end absorbs; finite sums must fit (the compiler bounds them).
constexpr Scaled add_low(Scaled a, Scaled b) {
  return a == unbounded_below || b == unbounded_below ? unbounded_below : a + b;
}
constexpr Scaled add_high(Scaled a, Scaled b) {
  return a == unbounded_above || b == unbounded_above ? unbounded_above : a + b;
}

/// Quotients rounded towards the one end or the other, whatever the signs.
constexpr Scaled floor_divide(Scaled value, Scaled by) {
  return value / by - (value % by != 0 && (value < 0) != (by < 0) ? 1 : 0);
}
constexpr Scaled ceil_divide(Scaled value, Scaled by) {
  return value / by + (value % by != 0 && (value < 0) == (by < 0) ? 1 : 0);
}

/// Why a number's text was refused.
enum class NumberError : std::uint8_t { malformed, too_many_digits, too_many_decimals };
/// Reads `[0-9]+(\.[0-9]+)?` exactly, in millionths: at most 9 digits before the point and 6 after (trailing zeros of the
/// fraction and leading zeros do not count).
std::optional<Scaled> parse_number(std::string_view text, NumberError* error = nullptr);
/// `12`, `0.5`: the shortest decimal of `value / scale`.
std::string number_text(Scaled value, Scaled scale);

// ---- Calendar (proleptic Gregorian; years 0001 to 9999) ------------------------------------------------------------

struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
};
Scaled days_of(Date date);
Date date_of(Scaled days);
/// `YYYY-MM-DD`.
std::string date_text(Scaled days);
/// The days from the first to the last that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` names; nothing if no such day exists.
std::optional<Range> parse_day(std::string_view text);
/// `2014-02-20`, `2014-02`, `2014` where the range is exactly a day, month or year, else `2014-02-03 to 2014-03-01`.
std::string day_range_text(Range days);
/// Adds whole months; a day that does not exist becomes the month's last.
Scaled add_months(Scaled days, std::int64_t months);

}  // namespace guide
