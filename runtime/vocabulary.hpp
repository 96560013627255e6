#pragma once
// What a case can speak of: facts, records with their fields, services, as declared. Part of the Program; immutable.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/list.hpp"
#include "runtime/names.hpp"
#include "runtime/text.hpp"
#include "runtime/units.hpp"
#include "runtime/value.hpp"

namespace guide {

/// A place in a guideline text, resolved (the runtime has no texts).
struct Place {
  std::uint32_t file = none;  // index into `Program::files`
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Options are told apart by the bits of a word, and so is that a table has no output.
inline constexpr std::size_t most_options = 64;
inline constexpr std::size_t most_output_options = most_options - 1;

/// A fact, or a field of a record.
struct FactInfo {
  Text name;
  Text module;  // `clinical.pain`; empty for the file named on the command line
  Text label;
  Type type = Type::finding;
  UnitInfo unit;                     // quantities, percent (`%`) and durations (`day`)
  Range bounds;                      // the whole type: options 0..n-1, findings 0..1, `from`..`to`
  List<Text> options;                // choices
  Text code_system;                  // codes
  bool assumed_absent = false;       // `absent unless documented`
  bool latest_report_counts = false;
  std::uint32_t record = none;  // fields: the record they belong to
  Place place;
};

struct RecordInfo {
  Text name;
  Text module;
  Text label;
  bool assumed_none = false;        // `none unless documented`
  std::uint32_t first_field = 0;    // into `Vocabulary::fields`
  std::uint32_t field_count = 0;
  std::uint32_t date_field = none;  // index within the record of the field `date`
  Place place;
};

struct ServiceInfo {
  Text name;
  Text module;
  Text label;
  Text code_system;
  List<Text> codes;
  Place place;
};

struct Vocabulary {
  std::vector<FactInfo> facts;
  std::vector<FactInfo> fields;
  std::vector<RecordInfo> records;
  std::vector<ServiceInfo> services;

  // Names as a case writes them.
  static constexpr std::uint32_t ambiguous = Names::ambiguous;
  Names fact_names;
  Names record_names;
  Names service_names;
};

}  // namespace guide
