#pragma once
// What a case can speak of: facts, records with their fields, services, as declared. Part of the Program; immutable.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/units.hpp"
#include "runtime/value.hpp"

namespace guide {

inline constexpr std::uint32_t none = 0xFFFFFFFFu;

/// A place in a guideline text, resolved (the runtime has no texts).
struct Place {
  std::uint32_t file = none;  // index into `Program::files`
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A fact, or a field of a record.
struct FactInfo {
  std::string name;
  std::string module;  // `clinical.pain`; empty for the file named on the command line
  std::string label;
  Type type = Type::finding;
  UnitInfo unit;                     // quantities, percent (`%`) and durations (`day`)
  Range bounds;                      // the whole type: options 0..n-1, findings 0..1, `from`..`to`
  std::vector<std::string> options;  // choices
  std::string code_system;           // codes
  bool assumed_absent = false;       // `absent unless documented`
  bool latest_report_counts = false;
  std::uint32_t record = none;  // fields: the record they belong to
  Place place;
};

struct RecordInfo {
  std::string name;
  std::string module;
  std::string label;
  bool assumed_none = false;        // `none unless documented`
  std::uint32_t first_field = 0;    // into `Vocabulary::fields`
  std::uint32_t field_count = 0;
  std::uint32_t date_field = none;  // index within the record of the field `date`
  Place place;
};

struct ServiceInfo {
  std::string name;
  std::string module;
  std::string label;
  std::string code_system;
  std::vector<std::string> codes;
  Place place;
};

struct Vocabulary {
  std::vector<FactInfo> facts;
  std::vector<FactInfo> fields;
  std::vector<RecordInfo> records;
  std::vector<ServiceInfo> services;

  // Names as a case writes them: plain where only one module declares it, and always `module.name`.
  // A plain name that several modules declare maps to `ambiguous`.
  static constexpr std::uint32_t ambiguous = none - 1;
  std::unordered_map<std::string, std::uint32_t> fact_by_name;
  std::unordered_map<std::string, std::uint32_t> record_by_name;
  std::unordered_map<std::string, std::uint32_t> service_by_name;
};

}  // namespace guide
