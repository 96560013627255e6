// Values as text: thresholds, and what a report says of a fact.

#include <cstdio>

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {
namespace {

std::string day_text(Random& random, bool partial) {
  int year = random.between(2013, 2014);
  int month = year == 2014 ? random.between(1, 4) : random.between(8, 12);
  int day = random.pick(std::vector<int>{1, 3, 15, 28, 30, 31});
  if (day > 28 && month == 2) day = 28;
  if (day > 30 && (month == 4 || month == 9 || month == 11)) day = 30;
  char text[16];
  if (partial && random.percent(15)) return std::to_string(year);
  if (partial && random.percent(40)) {
    std::snprintf(text, sizeof text, "%04d-%02d", year, month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  }
  return text;
}

}  // namespace

std::string number_text(Random& random, Kind kind, int number) {
  switch (kind) {
    case Kind::percent: return std::to_string(number * 10) + " %";
    case Kind::rate: return std::to_string(number * 20) + " mg/day";
    case Kind::duration: {
      if (random.percent(20)) return std::to_string(number * 7) + " days";
      return random.percent(20) ? std::to_string(number) + " months" : std::to_string(number * 2) + " weeks";
    }
    case Kind::number: return random.percent(15) ? std::to_string(number) + ".5" : std::to_string(number);
    default: return std::to_string(number);
  }
}

std::string value_text(Random& random, Kind kind, int low) {
  if (kind == Kind::date) return day_text(random, false);
  return number_text(random, kind, random.between(low, 6));
}

namespace {

std::string range_text(Random& random, const Fact& fact) {
  if (fact.kind == Kind::date) {
    std::string a = day_text(random, true);
    std::string b = day_text(random, true);
    return a.substr(0, 4) < b.substr(0, 4) ? a + " to " + b : "2013 to " + b;
  }
  // Weeks alone, so that the lower end stays below the upper.
  auto text = [&](int number) {
    return fact.kind == Kind::duration ? std::to_string(number * 2) + " weeks" : number_text(random, fact.kind, number);
  };
  int low = random.between(fact.low, 4);
  int high = random.between(low + 1, 7);
  return text(low) + " to " + text(high);
}

std::string edge_text(Random& random, const Fact& fact) {
  if (fact.kind == Kind::date) return day_text(random, true) + (random.percent(50) ? " or earlier" : " or later");
  std::string value = number_text(random, fact.kind, random.between(fact.low + 1, 6));
  switch (random.below(4)) {
    case 0: return "more than " + value;
    case 1: return "less than " + value;
    case 2: return value + " or more";
    default: return value + " or less";
  }
}

std::string codes_text(Random& random) {
  static const std::vector<std::string> codes{"M54.16", "M54.1", "M51.26", "M51", "G89.4", "M50.1", "M54", "Z00"};
  std::string first = random.pick(codes);
  std::string second = random.pick(codes);
  return random.percent(40) && second != first ? first + ", " + second : first;
}

}  // namespace

std::string answer_text(Random& random, const Fact& fact, bool exact) {
  switch (fact.kind) {
    case Kind::finding: return random.percent(50) ? "present" : "absent";
    case Kind::choice: return random.pick(fact.options);
    case Kind::codes: return codes_text(random);
    default: break;
  }
  if (!exact && random.percent(20)) return range_text(random, fact);
  if (!exact && random.percent(20)) return edge_text(random, fact);
  if (fact.kind == Kind::date) return day_text(random, !exact);
  return value_text(random, fact.kind, fact.low);
}

}  // namespace guide::properties
