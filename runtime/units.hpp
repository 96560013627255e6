#pragma once
// Units: UCUM codes and everyday names, with exact factors. The table is `stdlib/units.def`.
// In: a unit as written. Out: what it measures and how it converts. Units never convert inexactly: then they do not
// convert.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/value.hpp"

namespace guide {

/// What a number is measured in: `%`, `days`, `mg/day`, `mm[Hg]`; empty for a bare number.
struct UnitInfo {
  std::string name;            // canonical, as shown: `mg/day`
  std::string dimension;       // equal dimensions convert: `mass per day`
  std::int64_t numerator = 1;  // one unit = numerator/denominator of the dimension's base
  std::int64_t denominator = 1;
};

/// Looks up `mg`, `mg/day`, `weeks`, `%`; compound units are split at `/`, and rates of different periods do not
/// convert.
std::optional<UnitInfo> find_unit(std::string_view text);
/// `value` millionths of `from` as millionths of `to`; nothing if dimensions differ or the result is not exact.
std::optional<Scaled> convert(Scaled value, const UnitInfo& from, const UnitInfo& to);
/// The unit that a word of everyday speech stands for (`percent`, `milligrams`, `hrs`), or nothing.
std::string_view unit_meant(std::string_view word);
/// Names of all units, for suggestions.
const std::vector<std::string_view>& unit_names();

}  // namespace guide
