// Our factors against a published implementation of UCUM: tests/data/ucum.tsv says whose, and how the table was made.

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "runtime/units.hpp"

using namespace guide;

namespace {

struct Row {
  std::string from, to, factor;
};

std::vector<Row> read_table() {
  std::ifstream in(GUIDE_SOURCE_FOLDER "/tests/data/ucum.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    Row& row = rows.emplace_back();
    std::getline(cells, row.from, '\t');
    std::getline(cells, row.to, '\t');
    std::getline(cells, row.factor);
  }
  return rows;
}

UnitInfo known(const std::string& unit) {
  INFO("unit " << unit);
  const auto found = find_unit(unit);
  REQUIRE(found);
  return *found;
}

long double factor_of(const UnitInfo& unit) {
  return static_cast<long double>(unit.numerator) / static_cast<long double>(unit.denominator);
}

/// UCUM converts these, and Guide does not: a day is not always 24 hours by the calendar, and what is ordered by the day
/// or the week is not ordered by the hour; degrees of temperature convert with an offset, hertz are not rates of events.
bool is_kept_apart(const Row& row) {
  static const std::set<std::pair<std::string, std::string>> pairs = {
      {"h", "d"}, {"min", "d"}, {"Cel", "[degF]"}, {"Hz", "/min"}};
  if (pairs.count({row.from, row.to}) != 0) return true;
  const auto period = [](const std::string& unit) {
    const std::size_t slash = unit.rfind('/');
    return slash == std::string::npos ? "" : unit.substr(slash);
  };
  static const std::set<std::string> periods = {"/min", "/h", "/d", "/wk"};
  return period(row.from) != period(row.to) && periods.count(period(row.from)) != 0 &&
         periods.count(period(row.to)) != 0;
}

/// Guide converts these, and this implementation does not: UCUM calls international units arbitrary, for one such unit
/// says nothing of another substance's; a thousandth of a unit is one of the same kind all the same.
bool is_arbitrary(const Row& row) {
  return row.from.find("[iU]") != std::string::npos && row.to.find("[iU]") != std::string::npos;
}

}  // namespace

TEST_CASE("units convert as UCUM says") {
  const std::vector<Row> rows = read_table();
  REQUIRE(rows.size() > 300);
  for (const Row& row : rows) {
    INFO(row.from << " in " << row.to);
    const UnitInfo from = known(row.from);
    const UnitInfo to = known(row.to);
    const bool converts = from.dimension == to.dimension;
    if (row.factor == "-") {
      CHECK(converts == is_arbitrary(row));
    } else if (is_kept_apart(row)) {
      CHECK_FALSE(converts);
    } else {
      CHECK(converts);
      const long double theirs = std::strtold(row.factor.c_str(), nullptr);
      const long double ours = factor_of(from) / factor_of(to);
      CHECK(std::abs(ours / theirs - 1) < 1e-12L);
    }
  }
}

TEST_CASE("every unit is compared with UCUM, and other spellings are the same unit") {
  std::set<std::string> compared;
  for (const Row& row : read_table()) compared.insert({known(row.from).name, known(row.to).name});
  for (const std::string_view written : unit_names()) {
    INFO(written);
    const UnitInfo unit = known(std::string(written));
    CHECK(compared.count(unit.name) == 1);
    const UnitInfo same = known(unit.name);
    CHECK(unit.dimension == same.dimension);
    CHECK(unit.numerator * same.denominator == same.numerator * unit.denominator);
  }
}

TEST_CASE("the reference of the language lists every unit") {
  std::ifstream in(GUIDE_SOURCE_FOLDER "/docs/language.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string units = text.substr(text.find("\n## 11. Units"));
  for (const std::string_view unit : unit_names()) {
    INFO(unit);
    CHECK(units.find("`" + std::string(unit) + "`") != std::string::npos);
  }
}
