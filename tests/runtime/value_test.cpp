#include "runtime/value.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace guide;

namespace {

Scaled day(const char* text) {
  return parse_day(text).value().low;
}

NumberError refusal(const char* text) {
  NumberError error{};
  REQUIRE_FALSE(parse_number(text, &error).has_value());
  return error;
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// The day after, by counting alone.
Date next(Date date) {
  const int lengths[] = {31, is_leap(date.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.day < lengths[date.month - 1]) return {date.year, date.month, date.day + 1};
  if (date.month < 12) return {date.year, date.month + 1, 1};
  return {date.year + 1, 1, 1};
}

}  // namespace

TEST_CASE("numbers are read exactly, in millionths") {
  CHECK(parse_number("0") == 0);
  CHECK(parse_number("12") == 12'000'000);
  CHECK(parse_number("0.5") == 500'000);
  CHECK(parse_number("999999999.999999") == 999'999'999'999'999);
  CHECK(parse_number("000000000012") == 12'000'000);
  CHECK(parse_number("1.50000000000") == 1'500'000);
  CHECK(parse_number("0.000001") == 1);
}

TEST_CASE("numbers beyond the limits are refused, never rounded") {
  CHECK(refusal("1000000000") == NumberError::too_many_digits);
  CHECK(refusal("99999999999999999999999999") == NumberError::too_many_digits);
  CHECK(refusal("0.0000001") == NumberError::too_many_decimals);
  for (const char* text : {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", " 1", "1 ", "1.2.3", "x"}) {
    CAPTURE(text);
    CHECK(refusal(text) == NumberError::malformed);
  }
}

TEST_CASE("numbers are written as the shortest decimal") {
  CHECK(number_text(12, 1) == "12");
  CHECK(number_text(0, micros) == "0");
  CHECK(number_text(500'000, micros) == "0.5");
  CHECK(number_text(30'437'500, micros) == "30.4375");
  CHECK(number_text(1, micros) == "0.000001");
  CHECK(number_text(1'010'000, micros) == "1.01");
  CHECK(number_text(-1'500'000, micros) == "-1.5");
  CHECK(number_text(unbounded_below, 1) == "-9223372036854775808");
}

TEST_CASE("the calendar agrees with counting day by day from year 1 to 9999") {
  Date date{1, 1, 1};
  Scaled days = days_of(date);
  REQUIRE(days == -719162);
  while (date.year < 10000) {
    const Date back = date_of(days);
    if (days_of(date) != days || back.year != date.year || back.month != date.month || back.day != date.day) {
      FAIL("at " << date.year << "-" << date.month << "-" << date.day);
    }
    date = next(date);
    ++days;
  }
  CHECK(date_text(0) == "1970-01-01");
  CHECK(date_text(days_of({813, 2, 3})) == "0813-02-03");
}

TEST_CASE("days, months and years name all their days") {
  CHECK(parse_day("2014-02-20") == Range{days_of({2014, 2, 20}), days_of({2014, 2, 20})});
  CHECK(parse_day("2014-02") == Range{days_of({2014, 2, 1}), days_of({2014, 2, 28})});
  CHECK(parse_day("2012-02") == Range{days_of({2012, 2, 1}), days_of({2012, 2, 29})});
  CHECK(parse_day("2014") == Range{days_of({2014, 1, 1}), days_of({2014, 12, 31})});
  CHECK(parse_day("2012-02-29").has_value());
  for (const char* text :
       {"", "14", "0000", "2014-00", "2014-13", "2014-02-29", "1900-02-29", "2014-04-31", "2014-04-00", "2014-4-1",
        "2014/04/01", "2014-04-1x", "20140401", "2014-04-01T00:00", "-014", "2014-"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
}

TEST_CASE("ranges of days are written as people write them") {
  const auto text = [](const char* day) { return day_range_text(parse_day(day).value()); };
  for (const char* written : {"2014-02-20", "2014-02", "2012-02", "2014", "2014-12", "0001", "9999"}) {
    CHECK(text(written) == written);
  }
  CHECK(day_range_text({day("2014-02-03"), day("2014-03-01")}) == "2014-02-03 to 2014-03-01");
  CHECK(day_range_text({day("2014-01-01"), day("2014-03-31")}) == "2014-01-01 to 2014-03-31");
  CHECK(day_range_text({day("2013-01-01"), day("2014-12-31")}) == "2013-01-01 to 2014-12-31");
  CHECK(day_range_text({unbounded_below, day("2014-03-31")}) == "2014-03-31 or earlier");
  CHECK(day_range_text({day("2014-03-31"), unbounded_above}) == "2014-03-31 or later");
  CHECK(day_range_text({}) == "any day");
}

TEST_CASE("adding months stops at the month's last day") {
  const auto added = [](const char* from, std::int64_t months) { return date_text(add_months(day(from), months)); };
  CHECK(added("2014-01-31", 1) == "2014-02-28");
  CHECK(added("2012-01-31", 1) == "2012-02-29");
  CHECK(added("2012-02-29", 12) == "2013-02-28");
  CHECK(added("2012-02-29", 48) == "2016-02-29");
  CHECK(added("2014-03-31", -1) == "2014-02-28");
  CHECK(added("2014-11-30", 3) == "2015-02-28");
  CHECK(added("2014-12-31", 0) == "2014-12-31");
  CHECK(added("2014-01-15", -13) == "2012-12-15");
}

TEST_CASE("adding months never goes backwards, and ends that are unbounded stay so") {
  for (Scaled from = day("2011-12-01"); from < day("2013-03-01"); ++from) {
    for (std::int64_t months = 0; months < 30; ++months) {
      REQUIRE(add_months(from, months) <= add_months(from + 1, months));
      REQUIRE(add_months(from, months) < add_months(from, months + 1));
      const Date a = date_of(from);
      const Date b = date_of(add_months(from, months));
      REQUIRE((b.year - a.year) * 12 + b.month - a.month == months);
      REQUIRE((b.day == a.day || (b.day < a.day && date_of(add_months(from, months) + 1).day == 1)));
    }
  }
  CHECK(add_months(unbounded_below, 5) == unbounded_below);
  CHECK(add_months(unbounded_above, 5) == unbounded_above);
  CHECK(add_months(0, std::numeric_limits<std::int64_t>::max()) > day("9999-12-31"));
}

TEST_CASE("sums absorb unbounded ends") {
  CHECK(add_low(unbounded_below, 5) == unbounded_below);
  CHECK(add_high(5, unbounded_above) == unbounded_above);
  CHECK(add_low(2, 3) == 5);
  CHECK(intersect({1, 5}, {6, 8}).empty());
  CHECK(intersect({1, 5}, {3, 8}) == Range{3, 5});
}
