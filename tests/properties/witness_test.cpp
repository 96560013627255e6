// The cases that the checker names are real: no row matches a case named as a gap, two rows match one named as an overlap,
// and rules said to clash act together on the case that shows it.

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/texts.hpp"

namespace guide::properties {
namespace {

struct Named {
  std::string fact, answer;
};

/// What stands in backticks after `begin`, as statements of a case; nothing if something else is named there.
std::optional<std::vector<Named>> witness_in(const std::string& message, const std::string& begin) {
  std::vector<Named> witness;
  std::size_t at = message.find(begin);
  if (at == std::string::npos) return {};
  while ((at = message.find('`', at)) != std::string::npos) {
    const std::size_t end = message.find('`', at + 1);
    const std::string words = message.substr(at + 1, end - at - 1);
    const std::size_t colon = words.find(": ");
    if (!words.starts_with("fact_") || colon == std::string::npos || words.find(' ') != colon + 1) return {};
    witness.push_back({words.substr(0, colon), words.substr(colon + 2)});
    at = end + 1;
  }
  return witness;
}

std::string case_of(const std::vector<Named>& witness) {
  std::string text = "case witness as of 2024-01-01:\n";
  for (const Named& told : witness) text += "  " + told.fact + ": " + told.answer + "\n";
  return text;
}

std::vector<Diagnostic> findings(const std::string& text, Code code) {
  const auto compilation = compile({{"", "program.guide", text}}, [](std::string_view) { return std::nullopt; });
  std::vector<Diagnostic> found = compilation->diagnostics.sorted();
  std::erase_if(found, [code](const Diagnostic& one) { return one.code != code; });
  return found;
}

// ---- Tables --------------------------------------------------------------------------------------------------------

/// A random cell, with no care for gaps and overlaps.
std::string cell(Random& random, const Fact& fact) {
  if (random.percent(15)) return "-";
  if (fact.kind == Kind::finding) return random.percent(50) ? "present" : "absent";
  if (fact.kind == Kind::choice) {
    std::vector<std::string> options = fact.options;
    random.shuffle(options);
    options.resize(static_cast<std::size_t>(random.between(1, static_cast<int>(options.size()))));
    std::string words;
    for (const std::string& option : options) words += (words.empty() ? "" : ", ") + option;
    return words;
  }
  static const std::vector<std::string> relations{">= ", "> ", "<= ", "< "};
  const int low = random.between(fact.low, 4);
  if (random.percent(50)) return random.pick(relations) + value_text(random, fact.kind, fact.low);
  if (fact.kind == Kind::date) return random.percent(50) ? "2013-08-01 to 2014-01-15" : "2014-01-15 to 2014-03-01";
  if (fact.kind == Kind::duration) return std::to_string(low) + " weeks to " + std::to_string(low + 2) + " weeks";
  return number_text(random, fact.kind, low) + " to " + number_text(random, fact.kind, low + random.below(3));
}

/// A table of random rows over one or two facts, as text; its rows alone, each as a table that says whether it matches.
struct RandomTable {
  std::string vocabulary, table, rows_alone;
  std::size_t rows = 0;
};
std::string line(const std::vector<std::string>& cells, const std::string& last) {
  std::string text = "  |";
  for (const std::string& one : cells) text += " " + one + " |";
  return text + " " + last + " |\n";
}
std::optional<RandomTable> random_table(Random& random) {
  Program program;
  add_vocabulary(random, {}, program);
  std::vector<Fact> inputs;
  for (const Fact& fact : program.facts) {
    if (inputs.size() < 2 && fact.kind != Kind::codes && !fact.latest_report_counts) inputs.push_back(fact);
  }
  if (inputs.empty()) return {};
  program.records.clear();
  RandomTable result;
  result.vocabulary = print(program);
  std::vector<std::string> names, otherwise;
  for (const Fact& fact : inputs) {
    names.push_back(fact.name);
    otherwise.push_back(otherwise.empty() ? "otherwise" : "-");
  }
  std::string by;
  for (const std::string& name : names) by += (by.empty() ? "" : ", ") + name;
  result.rows = static_cast<std::size_t>(random.between(2, 5));
  result.table = "table out by " + by + ":\n" + line(names, "out");
  std::string requirements = "guideline mtus.rows \"Rows\":\n";
  for (std::size_t i = 0; i < result.rows; ++i) {
    std::vector<std::string> cells;
    for (const Fact& fact : inputs) cells.push_back(cell(random, fact));
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& one) { return one == "-"; })) return {};
    result.table += line(cells, std::to_string(i));
    const std::string name = "row_" + std::to_string(i);
    result.rows_alone += "table " + name + " by " + by + ":\n" + line(names, name) + line(cells, "matches") + line(otherwise, "differs");
    requirements += "  require " + name + " is matches\n";
  }
  result.rows_alone += requirements;
  return result;
}

/// For each row whether it matches the case; nothing if a row does not compile alone.
std::optional<std::vector<bool>> matching(const RandomTable& table, const std::string& case_text) {
  Compared compared(table.vocabulary + table.rows_alone + case_text);
  if (!compared.accepted() || compared.cases() != 1) return {};
  std::vector<bool> result;
  const reference::Answer answer = compared.real(0);
  for (const auto& [place, state] : answer.items.front().conditions) {
    if (state != reference::State::present && state != reference::State::absent) return {};
    result.push_back(state == reference::State::present);
  }
  return result.size() == table.rows ? std::optional(result) : std::nullopt;
}

/// The row of the table that begins on a line of the text.
std::size_t row_at(const RandomTable& table, const std::string& text, Span span) {
  const std::string before = text.substr(table.vocabulary.size(), span.begin - table.vocabulary.size());
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) - 2;
}

}  // namespace

TEST_CASE("tables' witnesses are real: no row matches a gap, two rows match an overlap") {
  int gaps = 0;
  int overlaps = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(600); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 10'007);
    const auto table = random_table(random);
    if (!table) continue;
    const std::string text = table->vocabulary + table->table;
    INFO("seed " << seed << "\n" << text);
    for (const Diagnostic& gap : findings(text, Code::table_gap)) {
      const auto witness = witness_in(gap.message, "a case with");
      REQUIRE(witness);
      INFO(gap.message);
      const auto matches = matching(*table, case_of(*witness));
      REQUIRE(matches);
      CHECK(std::count(matches->begin(), matches->end(), true) == 0);
      ++gaps;
    }
    for (const Diagnostic& overlap : findings(text, Code::table_overlap)) {
      const auto witness = witness_in(overlap.message, "the same case");
      REQUIRE(witness);
      REQUIRE(overlap.labels.size() == 1);
      INFO(overlap.message);
      const auto matches = matching(*table, case_of(*witness));
      REQUIRE(matches);
      CHECK(matches->at(row_at(*table, text, overlap.primary.span)));
      CHECK(matches->at(row_at(*table, text, overlap.labels.front().span)));
      ++overlaps;
    }
  }
  WARN(gaps << " gaps, " << overlaps << " overlaps");
  CHECK(gaps * 10 > seeds(600));
  CHECK(overlaps * 10 > seeds(600));
}

// ---- Rules ---------------------------------------------------------------------------------------------------------

namespace {

/// A documented case that tells what the witness tells; all else is told anyhow.
std::string documented_case(Random& random, const Program& program, const std::vector<Named>& witness) {
  Shape shape;
  shape.exact = shape.complete = true;
  shape.disputes = false;
  Case the_case = generate_case(random, program, shape);
  the_case.as_of = "2024-01-01";
  the_case.requests.clear();
  the_case.reports.clear();
  for (const Fact& fact : program.facts) {
    const auto named = std::find_if(witness.begin(), witness.end(), [&](const Named& told) { return told.fact == fact.name; });
    const std::string answer = named == witness.end() ? answer_text(random, fact, true) : named->answer;
    the_case.reports.push_back({fact.name, {{answer, fact.latest_report_counts ? "note_a" : ""}}});
  }
  return print(the_case);
}

}  // namespace

TEST_CASE("clashing rules act together on the case that shows it") {
  int clashes = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(1500); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 7907);
    Program program = generate_program(random);
    // The case is of a day in force, and of a request that the guideline speaks to.
    for (Guideline& guideline : program.guidelines) {
      guideline.effective.clear();
      guideline.for_lines.clear();
    }
    const std::string text = print(program);
    for (const Diagnostic& clash : findings(text, Code::rules_clash)) {
      const auto witness = clash.message.find("on every case") != std::string::npos
                               ? std::optional(std::vector<Named>{})
                               : witness_in(clash.message, "for instance with");
      if (!witness) continue;  // it names records or free conditions
      ReferenceProgram reference(text);
      REQUIRE(reference.errors().empty());
      const std::string case_text = documented_case(random, program, *witness);
      INFO("seed " << seed << "\n" << text << case_text << clash.message);
      const auto answer = reference.answer(case_text);
      REQUIRE(answer);
      const auto& clauses = answer->items.front().clauses;
      REQUIRE(clash.labels.size() == 1);
      for (const Span span : {clash.primary.span, clash.labels.front().span}) {
        const auto rule = clauses.find(reference::Place(span));
        REQUIRE(rule != clauses.end());
        CHECK(rule->second == reference::State::present);
      }
      ++clashes;
    }
  }
  WARN(clashes << " clashes");
  CHECK(clashes * 60 > seeds(1500));
}

}  // namespace guide::properties
