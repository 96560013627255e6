#include "runtime/value.hpp"

#include <algorithm>

namespace guide {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Only for texts short enough to fit.
Scaled digits_value(std::string_view digits) {
  Scaled value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string padded(Scaled value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}
int month_length(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : lengths[month - 1];
}
Date last_of_month(int year, int month) {
  return {year, month, month_length(year, month)};
}

bool starts_month(Date date) {
  return date.day == 1;
}
bool ends_month(Date date) {
  return date.day == month_length(date.year, date.month);
}

std::string month_text(Date date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2);
}

}  // namespace

std::optional<Scaled> parse_number(std::string_view text, NumberError* error) {
  const auto refuse = [error](NumberError why) {
    if (error != nullptr) *error = why;
    return std::nullopt;
  };
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (!all_digits(whole)) return refuse(NumberError::malformed);
  if (point != std::string_view::npos && !all_digits(fraction)) return refuse(NumberError::malformed);
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (whole.size() > 9) return refuse(NumberError::too_many_digits);
  if (fraction.size() > 6) return refuse(NumberError::too_many_decimals);
  Scaled value = digits_value(fraction);
  for (std::size_t i = fraction.size(); i < 6; ++i) value *= 10;
  return digits_value(whole) * micros + value;
}

std::string number_text(Scaled value, Scaled scale) {
  const bool negative = value < 0;
  const auto bits = static_cast<std::uint64_t>(value);
  const std::uint64_t magnitude = negative ? 0 - bits : bits;
  const auto unit = static_cast<std::uint64_t>(scale);
  std::string text = (negative ? "-" : "") + std::to_string(magnitude / unit);
  std::uint64_t rest = magnitude % unit;
  if (rest != 0) text += '.';
  for (std::uint64_t step = unit / 10; rest != 0; rest %= step, step /= 10) {
    text += static_cast<char>('0' + rest / step);
  }
  return text;
}

// Both conversions count in eras of 400 years that begin on March 1st, so that leap days come last.
Scaled days_of(Date date) {
  const Scaled year = Scaled{date.year} - (date.month <= 2 ? 1 : 0);
  const Scaled era = (year >= 0 ? year : year - 399) / 400;
  const Scaled year_of_era = year - era * 400;
  const Scaled day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const Scaled day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date date_of(Scaled days) {
  constexpr Scaled furthest = 100'000'000;  // beyond every year that can be written; keeps the year in an int
  const Scaled shifted = std::clamp(days, -furthest, furthest) + 719468;
  const Scaled era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const Scaled day_of_era = shifted - era * 146097;
  const Scaled year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const Scaled day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const Scaled shifted_month = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  const Scaled year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), month, static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

std::string date_text(Scaled days) {
  const Date date = date_of(days);
  return month_text(date) + "-" + padded(date.day, 2);
}

std::optional<Range> parse_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if (text.size() > 4 && text[4] != '-') return std::nullopt;
  if (text.size() > 7 && text[7] != '-') return std::nullopt;
  if (!all_digits(text.substr(0, 4))) return std::nullopt;
  const int year = static_cast<int>(digits_value(text.substr(0, 4)));
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return Range{days_of({year, 1, 1}), days_of({year, 12, 31})};
  if (!all_digits(text.substr(5, 2))) return std::nullopt;
  const int month = static_cast<int>(digits_value(text.substr(5, 2)));
  if (month < 1 || month > 12) return std::nullopt;
  if (text.size() == 7) return Range{days_of({year, month, 1}), days_of(last_of_month(year, month))};
  if (!all_digits(text.substr(8))) return std::nullopt;
  const int day = static_cast<int>(digits_value(text.substr(8)));
  if (day < 1 || day > month_length(year, month)) return std::nullopt;
  const Scaled days = days_of({year, month, day});
  return Range{days, days};
}

std::string day_range_text(Range days) {
  if (days.low == unbounded_below && days.high == unbounded_above) return "any day";
  if (days.low == unbounded_below) return date_text(days.high) + " or earlier";
  if (days.high == unbounded_above) return date_text(days.low) + " or later";
  if (days.exact()) return date_text(days.low);
  const Date first = date_of(days.low);
  const Date last = date_of(days.high);
  if (first.year == last.year && starts_month(first) && ends_month(last)) {
    if (first.month == last.month) return month_text(first);
    if (first.month == 1 && last.month == 12) return padded(first.year, 4);
  }
  return date_text(days.low) + " to " + date_text(days.high);
}

Scaled add_months(Scaled days, std::int64_t months) {
  if (days == unbounded_below || days == unbounded_above) return days;
  constexpr std::int64_t furthest = 1'200'000;  // a hundred thousand years
  const Date date = date_of(days);
  const std::int64_t from_year_0 =
      std::int64_t{date.year} * 12 + date.month - 1 + std::clamp(months, -furthest, furthest);
  const std::int64_t year = from_year_0 >= 0 ? from_year_0 / 12 : (from_year_0 - 11) / 12;
  const int month = static_cast<int>(from_year_0 - year * 12) + 1;
  const Date last = last_of_month(static_cast<int>(year), month);
  return days_of({last.year, last.month, std::min(date.day, last.day)});
}

}  // namespace guide
