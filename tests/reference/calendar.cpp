#include "tests/reference/calendar.hpp"

#include <cstdlib>
#include <string>

namespace guide::reference {
namespace {

struct Date {
  int year;
  int month;
  int day;
};

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days from the first day of year 0 to the first day of `year`.
long days_before_year(long year) {
  if (year <= 0) return year * 366;  // never reached by dates of four digits but by sums below year 0
  long full = year - 1;
  return 366 + full * 365 + full / 4 - full / 100 + full / 400;
}

const long epoch = days_before_year(1970);

Date date_of(Day day) {
  long count = day + epoch;
  long year = count / 366;
  while (days_before_year(year + 1) <= count) ++year;
  long rest = count - days_before_year(year);
  int month = 1;
  while (rest >= days_in_month(static_cast<int>(year), month)) rest -= days_in_month(static_cast<int>(year), month++);
  return {static_cast<int>(year), month, static_cast<int>(rest) + 1};
}

int number_at(std::string_view text, std::size_t from, std::size_t length) {
  return std::atoi(std::string(text.substr(from, length)).c_str());
}

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Day day_number(int year, int month, int day) {
  long result = days_before_year(year) - epoch + day - 1;
  for (int earlier = 1; earlier < month; ++earlier) result += days_in_month(year, earlier);
  return result;
}

Days named_days(std::string_view text) {
  int year = number_at(text, 0, 4);
  if (text.size() < 7) return {day_number(year, 1, 1), day_number(year, 12, 31)};
  int month = number_at(text, 5, 2);
  if (text.size() < 10) return {day_number(year, month, 1), day_number(year, month, days_in_month(year, month))};
  Day day = day_number(year, month, number_at(text, 8, 2));
  return {day, day};
}

Day later(Day day, Period period) {
  Date date = date_of(day);
  int months = date.year * 12 + date.month - 1 + period.months;
  int year = months / 12;
  int month = months % 12 + 1;
  return day_number(year, month, std::min(date.day, days_in_month(year, month))) + period.days;
}

Period period(std::string_view number, std::string_view unit) {
  int count = std::atoi(std::string(number).c_str());
  switch (unit.front()) {
    case 'd': return {0, count};
    case 'w': return {0, 7 * count};
    case 'm': return {count, 0};
    default: return {12 * count, 0};
  }
}

}  // namespace guide::reference
