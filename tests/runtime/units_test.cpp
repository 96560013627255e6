#include "runtime/units.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace guide;

namespace {

/// `value` as written in `from`, in `to`: `-` where it does not convert.
std::string converted(const char* value, const char* from, const char* to) {
  const auto result = convert(parse_number(value).value(), find_unit(from).value(), find_unit(to).value());
  return result ? number_text(*result, micros) : "-";
}

struct Conversion {
  const char* value;
  const char* from;
  const char* to;
  const char* expected;
};

}  // namespace

TEST_CASE("units convert by UCUM's factors, exactly") {
  const Conversion conversions[] = {
      {"83", "months", "days", "2526.3125"},
      {"1", "year", "months", "12"},
      {"1", "year", "days", "365.25"},
      {"1", "month", "day", "30.4375"},
      {"6", "weeks", "days", "42"},
      {"2", "wk", "d", "14"},
      {"1", "a", "mo", "12"},
      {"30.4375", "days", "months", "1"},
      {"100", "mg/dL", "g/L", "1"},
      {"120", "mg/day", "g/day", "0.12"},
      {"120", "mg/d", "mg/day", "120"},
      {"90", "min", "h", "1.5"},
      {"1", "kg", "g", "1000"},
      {"1", "[lb_av]", "g", "453.59237"},
      {"16", "[oz_av]", "[lb_av]", "1"},
      {"12", "[in_i]", "[ft_i]", "1"},
      {"1", "[in_i]", "cm", "2.54"},
      {"120", "mm[Hg]", "kPa", "15.99864"},
      {"1", "kcal", "kJ", "4.184"},
      {"5", "10*3/uL", "10*9/L", "5"},
      {"1", "k[iU]/L", "[iU]/mL", "1"},
      {"2", "{tbl}/day", "tablets/day", "2"},
      {"1000", "cm/s", "m/s", "10"},
      {"70", "/min", "/min", "70"},
      {"5", "ug/kg/h", "mcg/kg/h", "5"},
      {"50", "%", "%", "50"},
  };
  for (const Conversion& c : conversions) {
    CAPTURE(c.value, c.from, c.to);
    CHECK(converted(c.value, c.from, c.to) == c.expected);
  }
}

TEST_CASE("what has no exact result does not convert") {
  const Conversion conversions[] = {
      {"100", "mg/day", "mg/week", "-"},
      {"1", "mg", "mL", "-"},
      {"1", "day", "h", "-"},
      {"1", "day", "%", "-"},
      {"37", "Cel", "[degF]", "-"},
      {"1", "day", "week", "-"},
      {"0.000001", "mg", "g", "-"},
      {"1", "{visit}", "{tbl}", "-"},
      {"20", "min", "h", "-"},
      {"999999999", "10*9/uL", "/L", "-"},
      {"1", "mg/mL", "mg/day", "-"},
  };
  for (const Conversion& c : conversions) {
    CAPTURE(c.value, c.from, c.to);
    CHECK(converted(c.value, c.from, c.to) == c.expected);
  }
}

TEST_CASE("units have one name") {
  CHECK(find_unit("weeks")->name == "week");
  CHECK(find_unit("mcg/days")->name == "ug/day");
  CHECK(find_unit("mmHg")->name == "mm[Hg]");
  CHECK(find_unit("{visits}")->name == "{visits}");
  CHECK(find_unit("mg/day")->dimension == "mass per day");
  CHECK(find_unit("mg/dL")->dimension == find_unit("kg/L")->dimension);
  CHECK(find_unit("%")->dimension == "percent");
}

TEST_CASE("what is no unit is not found") {
  for (const char* text : {"", "/", "mg/", "mg//day", "foo", "Mg", "mg/foo", "mEq/L", "{}", "{a{b}", "{a b}", "mg day",
                           " mg", "day/", "mg/day/"}) {
    CAPTURE(text);
    CHECK_FALSE(find_unit(text).has_value());
  }
  CHECK_FALSE(find_unit("{" + std::string(100, 'x') + "}").has_value());
  CHECK_FALSE(find_unit("10*9/ng/ng/ng/ng").has_value());  // its factor does not fit
}

TEST_CASE("every unit of the table is found, converts to itself and stands in lowest terms") {
  CHECK(unit_names().size() > 80);
  for (std::string_view name : unit_names()) {
    CAPTURE(name);
    const auto unit = find_unit(name);
    REQUIRE(unit.has_value());
    CHECK(std::gcd(unit->numerator, unit->denominator) == 1);
    CHECK(find_unit(unit->name)->name == unit->name);
    CHECK(convert(1'234'567, *unit, *unit) == 1'234'567);
  }
}

TEST_CASE("conversion there and back gives the same value") {
  for (std::string_view from : unit_names()) {
    for (std::string_view to : unit_names()) {
      const auto there = convert(15'000'000, *find_unit(from), *find_unit(to));
      if (there) CHECK(convert(*there, *find_unit(to), *find_unit(from)) == 15'000'000);
    }
  }
}

TEST_CASE("what everyday words stand for is a unit, and they are none themselves") {
  for (const char* word : {"percent", "milligrams", "wks", "yrs", "hrs", "cc", "inches", "tabs", "mEq"}) {
    CAPTURE(word);
    CHECK_FALSE(find_unit(word).has_value());
    CHECK(find_unit(unit_meant(word)).has_value());
  }
  CHECK(unit_meant("weeks").empty());
}
