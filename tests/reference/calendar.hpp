#pragma once
// The calendar: days numbered from 1970-01-01, dates that name a day, a month or a year, periods counted by the calendar.

#include <string_view>

#include "tests/reference/number.hpp"

namespace guide::reference {

using Day = long;

struct Days {
  Day first = 0;
  Day last = 0;
};

/// A length of time as a guideline writes it: whole months and whole days.
struct Period {
  int months = 0;
  int days = 0;
  friend bool operator==(const Period&, const Period&) = default;
};

int days_in_month(int year, int month);
Day day_number(int year, int month, int day);
/// From the first to the last day that `2014-02-20`, `2014-02` or `2014` names.
Days named_days(std::string_view text);
/// Adds the months, then goes back to the month's last day if the day does not exist, then adds the days.
Day later(Day day, Period period);
/// `3 months`, `2 weeks`: only whole numbers.
Period period(std::string_view number, std::string_view unit);

/// A day as a number in a comparison: millionths of a day.
inline Number as_number(Day day) { return Number{day} * million; }
inline Interval as_interval(Days days) { return {as_number(days.first), as_number(days.last)}; }

}  // namespace guide::reference
