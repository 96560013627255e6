#pragma once
// What the files declare: types, facts, records, codes, sources, by name. In: trees of files that passed the checker.
// Not here: conditions (formula.hpp), guidelines (program.hpp).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "tests/reference/calendar.hpp"

namespace guide::reference {

enum class Kind : std::uint8_t { finding, choice, quantity, date, codes };

/// A unit's dimension, and one of it in millionths of the dimension's base unit.
struct Unit {
  std::string dimension;
  Number one = million;
};

struct Type {
  Kind kind = Kind::finding;
  std::vector<std::string_view> options;  // of a choice
  Unit unit;                              // of a quantity, as declared
  bool whole = false;                     // `count`
  Number step = 1;                        // the smallest step between two values
  Interval bounds;
};

/// A fact, or a field of a record.
struct Fact {
  std::string_view name;
  Type type;
  ast::Assumption assumption{};
};

struct Record {
  std::string_view name;
  bool none_unless_documented = false;
  std::vector<Fact> fields;
  std::map<std::string_view, int> field_by_name;

  /// The index of a field, or -1.
  int field(std::string_view name) const;
};

/// What a name means after its module is left out: `clinical.pain.twitch` is `twitch`.
std::string_view plain(std::string_view name);

Unit unit(const std::optional<ast::Name>& written, const Unit& otherwise);
/// `12.5` as millionths.
Number millionths(std::string_view digits);
/// A measure in millionths of the base unit; without a unit of its own it is in `declared`.
Number measure(const ast::Measure& measure, const Unit& declared);

class Vocabulary {
 public:
  explicit Vocabulary(const std::vector<const ast::File*>& files);

  std::vector<Fact> facts;
  std::unordered_map<std::string_view, int> fact_by_name;
  std::vector<Record> records;
  std::unordered_map<std::string_view, int> record_by_name;
  std::unordered_map<std::string_view, std::vector<std::string>> codes;  // without dots, upper case; may end in `*`
  std::unordered_map<std::string_view, int> rank_of_source;              // by evidence: 0 is strongest

 private:
  void add(const ast::Record& record);
  Fact fact(const ast::Field& field);
  Type type(const ast::Type& type);

  std::unordered_map<std::string_view, const ast::Field*> declared_;
};

/// Codes compare without dots and case.
std::string bare_code(std::string_view code);

}  // namespace guide::reference
