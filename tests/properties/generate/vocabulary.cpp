// What a generated program declares.

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {
namespace {

const std::vector<std::string> option_names{"red", "green", "blue", "grey"};

Fact fact(Random& random, Kind kind, const std::string& name, const std::vector<Fact>& others) {
  Fact result{name, kind, {}, "", 0, false, false};
  switch (kind) {
    case Kind::finding: result.type = "finding"; break;
    case Kind::choice: {
      auto options = static_cast<std::size_t>(random.between(2, 4));
      result.options.assign(option_names.begin(), option_names.begin() + static_cast<std::ptrdiff_t>(options));
      result.type = "one of ";
      for (const std::string& option : result.options) result.type += (&option == &result.options[0] ? "" : ", ") + option;
      break;
    }
    case Kind::number: result.type = "number"; break;
    case Kind::count: result.type = "count"; break;
    case Kind::percent: result.type = "percent"; break;
    case Kind::duration: result.type = random.percent(20) ? "number in days" : "duration"; break;
    case Kind::rate: result.type = "number in mg/day"; break;
    case Kind::date: result.type = "date"; break;
    case Kind::codes: result.type = "code in icd10"; break;
  }
  bool bounded = random.percent(40);
  if (bounded && kind == Kind::number) result.type += random.percent(50) ? " from 0 to 10" : " from 0";
  if (bounded && kind == Kind::count) {
    result.low = random.below(2);
    result.type += " from " + std::to_string(result.low) + (random.percent(50) ? " to 8" : "");
  }
  if (bounded && kind == Kind::percent) result.type += " from 0 to 100";
  if (bounded && kind == Kind::rate) result.type += " from 0 to 200";
  if (bounded && kind == Kind::duration) result.type += " from 0";
  if (bounded && kind == Kind::date) result.type += " from 2010 to 2020";
  for (const Fact& other : others) {
    if (other.kind == kind && random.percent(35)) {
      result.type = "like " + other.name;
      result.options = other.options;
      result.low = other.low;
      break;
    }
  }
  return result;
}

Record record(Random& random, const Shape& shape, int number, const std::vector<Fact>& facts) {
  Record result;
  std::string prefix = "r" + std::to_string(number) + "_";
  result.name = "visit_" + std::to_string(number);
  result.none_unless_documented = shape.silences && random.percent(40);
  if (random.percent(85)) result.fields.push_back({"date", Kind::date, {}, "date", 0, false, false});
  auto sum_from_zero = [](Fact made) {
    if (made.type.find("from") == std::string::npos) made.type += " from 0";
    return made;
  };
  result.fields.push_back(sum_from_zero(fact(random, Kind::percent, prefix + "relief", {})));
  result.fields.push_back(fact(random, Kind::finding, prefix + "better", {}));
  result.fields.back().absent_unless_documented = shape.silences && random.percent(20);
  if (random.percent(40)) result.fields.push_back(sum_from_zero(fact(random, Kind::count, prefix + "doses", {})));
  if (random.percent(30)) result.fields.push_back(sum_from_zero(fact(random, Kind::duration, prefix + "length", {})));
  for (const Fact& other : facts) {
    if (other.kind == Kind::choice && random.percent(60)) {
      result.fields.push_back({prefix + "place", Kind::choice, other.options, "like " + other.name, 0, false, false});
      break;
    }
  }
  return result;
}

Kind any_kind(Random& random) {
  static const std::vector<Kind> kinds{Kind::finding, Kind::finding, Kind::finding, Kind::choice,   Kind::choice, Kind::number,
                                       Kind::count,   Kind::percent, Kind::date,    Kind::duration, Kind::rate,   Kind::codes};
  return random.pick(kinds);
}

}  // namespace

void add_vocabulary(Random& random, const Shape& shape, Program& program) {
  program.declarations = {
      "evidence grade: strong, moderate, weak",
      "source paper_a: 2009-07-18 \"Paper A\" evidence weak",
      "source paper_b: 2010 \"Paper B\" evidence strong",
      "source paper_c: 2011-02 \"Paper C\"",
      "codes back_codes: icd10 M54.1*, M51.26, G89",
      "codes neck_codes: icd10 M50.1, M54.2*",
      "service surgery: cpt 20552, 20553 \"Surgery\"",
      "service therapy \"Therapy\"",
  };
  int count = shape.wide ? random.between(13, 17) : random.between(2, 8);
  for (int i = 0; i < count; ++i) {
    Kind kind = shape.wide && random.percent(80) ? Kind::finding : any_kind(random);
    if (shape.logic && kind != Kind::choice) kind = Kind::finding;
    if (shape.two_valued && kind == Kind::codes) kind = Kind::finding;
    Fact made = fact(random, kind, "fact_" + std::to_string(i), program.facts);
    made.absent_unless_documented = shape.silences && kind == Kind::finding && random.percent(shape.wide ? 3 : 15);
    made.latest_report_counts = shape.silences && !made.absent_unless_documented && random.percent(12);
    program.facts.push_back(std::move(made));
  }
  int records = shape.records && !shape.logic ? random.below(3) : 0;
  for (int i = 0; i < records; ++i) {
    program.records.push_back(record(random, shape, i, program.facts));
    program.listings.push_back({program.records.back().name, static_cast<std::size_t>(i)});
  }
}

// ---- Tables --------------------------------------------------------------------------------------------------------

namespace {

/// Cells of one input that leave no gap and do not overlap.
std::vector<std::string> cells(Random& random, const Fact& fact) {
  switch (fact.kind) {
    case Kind::finding: return {"present", "absent"};
    case Kind::choice: {
      if (fact.options.size() < 3 || random.percent(40)) return fact.options;
      std::string rest;
      for (std::size_t i = 1; i < fact.options.size(); ++i) rest += (i > 1 ? ", " : "") + fact.options[i];
      return {fact.options[0], rest};
    }
    case Kind::count: return {"<= 2", "3 to 5", "> 5"};
    case Kind::date: return {"< 2014-01-01", ">= 2014-01-01"};
    case Kind::duration: return {"< 6 weeks", ">= 6 weeks"};
    case Kind::percent: return {"<= 50 %", "> 50 %"};
    case Kind::rate: return {"<= 60 mg/day", "> 60 mg/day"};
    case Kind::number: return {"< 2", "2 to 4", "> 4"};
    case Kind::codes: return {};
  }
  return {};
}

}  // namespace

void add_tables(Random& random, const Shape& shape, Program& program) {
  int tables = random.below(3);
  for (int number = 0; number < tables; ++number) {
    Table table;
    std::vector<std::vector<std::string>> rows{{}};
    for (const Fact& fact : program.facts) {
      std::vector<std::string> parts = cells(random, fact);
      if (parts.empty() || table.inputs.size() == 2 || random.percent(50)) continue;
      table.inputs.push_back(fact.name);
      std::vector<std::vector<std::string>> longer;
      for (const auto& row : rows) {
        for (const std::string& part : parts) {
          longer.push_back(row);
          longer.back().push_back(part);
        }
      }
      rows = std::move(longer);
    }
    if (table.inputs.empty()) continue;
    if (rows.size() > 2 && random.percent(30)) {
      rows.resize(rows.size() - static_cast<std::size_t>(random.between(1, 2)));
      rows.push_back(std::vector<std::string>(table.inputs.size(), "-"));
      rows.back()[0] = "otherwise";
    }
    std::string name = "out_" + std::to_string(number);
    Kind kind = random.pick(std::vector<Kind>{Kind::number, Kind::percent, Kind::duration});
    bool amount = random.percent(65);
    bool options = !amount || random.percent(35);
    if (amount) {
      table.outputs.push_back(name + "_amount");
      program.outputs.push_back({name + "_amount", kind, {}});
    }
    if (options) {
      table.outputs.push_back(name + "_level");
      program.outputs.push_back({name + "_level", Kind::choice, {"low", "high"}});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (amount) rows[i].push_back(!shape.two_valued && random.percent(12) && i > 0 ? "-" : value_text(random, kind));
      bool dash = !shape.two_valued && i > 1 && random.percent(15);
      bool low = i > 1 ? random.percent(50) : i == 0;
      if (options) rows[i].push_back(dash ? "-" : low ? "low" : "high");
    }
    table.rows = std::move(rows);
    program.tables.push_back(std::move(table));
  }
}

}  // namespace guide::properties
