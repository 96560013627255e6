#include "runtime/units.hpp"

#include <numeric>
#include <unordered_map>

namespace guide {
namespace {

struct Row {
  std::string_view written, name, dimension;
  std::int64_t numerator, denominator;
};
constexpr Row rows[] = {
#define GUIDE_UNIT(written, name, dimension, numerator, denominator) {written, name, dimension, numerator, denominator},
#include "stdlib/units.def"
#undef GUIDE_UNIT
};

const Row* find_row(std::string_view written) {
  static const std::unordered_map<std::string_view, const Row*> by_name = [] {
    std::unordered_map<std::string_view, const Row*> map;
    for (const Row& row : rows) map.emplace(row.written, &row);
    return map;
  }();
  const auto found = by_name.find(written);
  return found == by_name.end() ? nullptr : found->second;
}

/// `{tbl}`: something counted, that converts to nothing else.
bool is_annotation(std::string_view text) {
  if (text.size() < 3 || text.front() != '{' || text.back() != '}') return false;
  for (char c : text.substr(1, text.size() - 2)) {
    if (c < '!' || c > '~' || c == '{' || c == '}') return false;
  }
  return true;
}

std::optional<UnitInfo> find_atom(std::string_view text) {
  if (const Row* row = find_row(text)) {
    return UnitInfo{std::string(row->name), std::string(row->dimension), row->numerator, row->denominator};
  }
  if (is_annotation(text)) return UnitInfo{std::string(text), std::string(text), 1, 1};
  return std::nullopt;
}

constexpr std::string_view powers_of_ten = "number";

bool measures_time(const UnitInfo& unit) {
  return unit.dimension == "duration" || unit.dimension == "time by the clock";
}

bool multiply(std::int64_t a, std::int64_t b, std::int64_t& product) {  // of numbers above 0
  if (a > std::numeric_limits<std::int64_t>::max() / b) return false;
  product = a * b;
  return true;
}

/// `an/ad * bn/bd` in lowest terms, if both factors are and the result fits.
bool multiply(std::int64_t an, std::int64_t ad, std::int64_t bn, std::int64_t bd, std::int64_t& n, std::int64_t& d) {
  const std::int64_t across = std::gcd(an, bd);
  const std::int64_t back = std::gcd(bn, ad);
  return multiply(an / across, bn / back, n) && multiply(ad / back, bd / across, d);
}

/// Divides `unit` by the unit written after a `/`.
bool divide(UnitInfo& unit, std::string_view text) {
  const std::optional<UnitInfo> by = find_atom(text);
  if (!by) return false;
  if (unit.dimension == powers_of_ten) unit.dimension.clear();  // so many per volume are things per volume
  unit.name += "/" + by->name;
  unit.dimension += (unit.dimension.empty() ? "per " : " per ") + (measures_time(*by) ? by->name : by->dimension);
  if (measures_time(*by)) return true;
  return multiply(unit.numerator, unit.denominator, by->denominator, by->numerator, unit.numerator, unit.denominator);
}

}  // namespace

std::optional<UnitInfo> find_unit(std::string_view text) {
  constexpr std::size_t longest = 64;
  if (text.empty() || text.size() > longest) return std::nullopt;
  std::size_t slash = text.find('/');
  std::optional<UnitInfo> unit = slash == 0 ? UnitInfo{} : find_atom(text.substr(0, slash));
  while (unit && slash != std::string_view::npos) {
    const std::size_t next = text.find('/', slash + 1);
    if (!divide(*unit, text.substr(slash + 1, next - slash - 1))) return std::nullopt;
    slash = next;
  }
  return unit;
}

std::optional<Scaled> convert(Scaled value, const UnitInfo& from, const UnitInfo& to) {
  if (from.dimension != to.dimension) return std::nullopt;
  if (value == unbounded_below || value == unbounded_above) return value;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  if (!multiply(from.numerator, from.denominator, to.denominator, to.numerator, numerator, denominator)) {
    return std::nullopt;
  }
  if (value % denominator != 0) return std::nullopt;
  const Scaled parts = value / denominator;
  const Scaled most = unbounded_above / numerator;
  if (parts > most || parts < -most) return std::nullopt;
  return parts * numerator;
}

std::string_view unit_meant(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> meant = {
      {"percent", "%"},     {"pct", "%"},          {"gram", "g"},         {"grams", "g"},     {"milligram", "mg"},
      {"milligrams", "mg"}, {"microgram", "mcg"},  {"micrograms", "mcg"}, {"kilogram", "kg"}, {"kilograms", "kg"},
      {"milliliter", "mL"}, {"milliliters", "mL"}, {"cc", "mL"},          {"pound", "lb"},    {"pounds", "lb"},
      {"inch", "[in_i]"},   {"inches", "[in_i]"},  {"wks", "weeks"},      {"mos", "months"},  {"mths", "months"},
      {"yr", "years"},      {"yrs", "years"},      {"hr", "hours"},       {"hrs", "hours"},   {"mins", "minutes"},
      {"sec", "seconds"},   {"tab", "tablets"},    {"tabs", "tablets"},   {"mEq", "meq"},     {"MED", "mg/day"},
      {"mg/d", "mg/day"},   {"mg/wk", "mg/week"},
  };
  const auto found = meant.find(word);
  return found == meant.end() ? std::string_view{} : found->second;
}

const std::vector<std::string_view>& unit_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Row& row : rows) list.push_back(row.written);
    return list;
  }();
  return names;
}

}  // namespace guide
