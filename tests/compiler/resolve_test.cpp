#include "compiler/resolve/library.hpp"

#include <catch2/catch.hpp>

#include "compiler/syntax/parse.hpp"

using namespace guide;

namespace {

struct Text {
  std::string module;
  std::string text;
};

/// Files resolved together; addresses are stable, since a library points into what it was made of.
struct Resolved {
  explicit Resolved(const std::vector<Text>& texts) : library(bound(texts)) {}
  explicit Resolved(const std::string& text) : Resolved(std::vector<Text>{{"", text}}) {}

  /// Codes and messages of all errors, in order.
  std::string messages() const {
    std::string text;
    for (const Diagnostic& each : diagnostics.sorted())
      text += std::string(code_text(each.code)) + ": " + each.message + "\n";
    return text;
  }
  const FactInfo& fact(const std::string& name) const {
    return library.vocabulary.facts.at(library.vocabulary.fact_names.find(name));
  }

  SourceMap sources;
  std::vector<ast::File> files;
  std::vector<std::string> modules;
  Diagnostics diagnostics;
  resolve::Library library;

 private:
  resolve::Library bound(const std::vector<Text>& texts) {
    for (const Text& text : texts) {
      const std::uint32_t file = sources.add(text.module + ".guide", text.text);
      files.push_back(syntax::parse(sources, file, diagnostics));
      modules.push_back(text.module);
    }
    return resolve::resolve(sources, files, modules, diagnostics);
  }
};

Scaled day(const char* text) { return parse_day(text).value().low; }

std::vector<std::string> strings(List<guide::Text> list) { return {list.begin(), list.end()}; }

}  // namespace

TEST_CASE("facts get their types, units and bounds") {
  const Resolved resolved(R"(fact finding_1: finding "a finding"
fact choice_1: one of low, high "a choice"
fact number_1: number from 1 to 2.5 "a number"
fact count_1: count to 6 "a count"
fact percent_1: percent "a percentage"
fact percent_2: number in % to 50 "a percentage too"
fact duration_1: duration from 0 to 2 weeks "a duration"
fact duration_2: number in months to 1 "a duration too"
fact dose: number in mg/day from 0 to 1 g/day "a quantity"
fact date_1: date from 2014-02 to 2015 "a date"
fact diagnoses: code in icd10 "codes"
fact like_1: like dose "like another"
fact spasm: finding latest report counts "spasm"
fact guidance: finding absent unless documented "guidance"
)");
  REQUIRE(resolved.messages().empty());
  CHECK(resolved.fact("finding_1").bounds == Range{0, 1});
  CHECK(strings(resolved.fact("choice_1").options) == std::vector<std::string>{"low", "high"});
  CHECK(resolved.fact("choice_1").bounds == Range{0, 1});
  CHECK(resolved.fact("number_1").bounds == Range{1'000'000, 2'500'000});
  CHECK(resolved.fact("count_1").bounds == Range{0, 6});
  CHECK(resolved.fact("percent_1").bounds == Range{});
  CHECK(resolved.fact("percent_2").type == Type::percent);
  CHECK(resolved.fact("percent_2").bounds == Range{unbounded_below, 50'000'000});
  CHECK(resolved.fact("duration_1").bounds == Range{0, 14'000'000});
  CHECK(resolved.fact("duration_2").type == Type::duration);
  CHECK(resolved.fact("duration_2").unit.name == "day");
  CHECK(resolved.fact("duration_2").bounds.high == 30'437'500);
  CHECK(resolved.fact("dose").type == Type::quantity);
  CHECK(resolved.fact("dose").bounds == Range{0, 1'000'000'000});
  CHECK(resolved.fact("date_1").bounds == Range{day("2014-02-01"), day("2015-12-31")});
  CHECK(resolved.fact("diagnoses").code_system == "icd10");
  CHECK(resolved.fact("like_1").unit.name == "mg/day");
  CHECK(resolved.fact("like_1").label == "like another");
  CHECK(resolved.fact("spasm").latest_report_counts);
  CHECK(resolved.fact("guidance").assumed_absent);
  CHECK(resolved.fact("finding_1").place.line == 1);
}

TEST_CASE("like is followed through chains of any length and order") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "fact f" + std::to_string(i) + ": like f" + std::to_string(i + 1) + "\n";
  const Resolved resolved(text + "fact f20000: number in mg to 7 \"the end\"\n");
  REQUIRE(resolved.messages().empty());
  CHECK(resolved.fact("f0").bounds.high == 7'000'000);
  const Resolved circle(text + "fact f20000: like f0\n");
  CHECK(circle.diagnostics.list().size() == 1);
}

TEST_CASE("records have their fields, and know the one that is their date") {
  const Resolved resolved(R"(fact region: one of neck, back "region"
record visit none unless documented "a visit":
  relief: percent from 0 to 100
  date: date
  place: like region
record other "another":
  relief_2: finding
)");
  REQUIRE(resolved.messages().empty());
  const Vocabulary& vocabulary = resolved.library.vocabulary;
  REQUIRE(vocabulary.records.size() == 2);
  CHECK(vocabulary.records[0].assumed_none);
  CHECK(vocabulary.records[0].date_field == 1);
  CHECK(vocabulary.records[1].date_field == none);
  CHECK(vocabulary.records[1].first_field == 3);
  CHECK(resolve::field_of(vocabulary, 0, "place") == 2u);
  CHECK_FALSE(resolve::field_of(vocabulary, 1, "place").has_value());
  CHECK(vocabulary.fields[2].options.size() == 2);
  CHECK(vocabulary.fields[3].record == 1);
}

TEST_CASE("codes are kept without dots and in upper case") {
  const Resolved resolved("codes covered: icd10 M51.1*, M54.16 \"covered\"\nservice s: cpt 20552, 20553 \"s\"\n");
  REQUIRE(resolved.messages().empty());
  CHECK(strings(resolved.library.codes[0].entries) == std::vector<std::string>{"M511*", "M5416"});
  CHECK(strings(resolved.library.vocabulary.services[0].codes) == std::vector<std::string>{"20552", "20553"});
}

TEST_CASE("sources know their rank on the scale that names it") {
  const Resolved resolved(
      "source a: 2014-02 \"A\" evidence weak\nsource b: 2014 \"B\"\nevidence scale: strong, weak\n");
  REQUIRE(resolved.messages().empty());
  CHECK(resolved.library.source_documents[0].rank == 1);
  CHECK(resolved.library.source_documents[0].date == "2014-02");
  CHECK(resolved.library.source_documents[1].rank == none);
}

TEST_CASE("selections know the record at the bottom of their chain") {
  const Resolved resolved(R"(define recent_good as good where p
define good as visit where relief >= 50 %
fact p: finding "p"
record visit "a visit":
  relief: percent
)");
  REQUIRE(resolved.messages().empty());
  const auto& selections = resolved.library.selections;
  CHECK(selections[0].base == 1);
  CHECK(selections[0].record == 0);
  CHECK(selections[1].base == none);
}

TEST_CASE("outputs of tables get their types from the cells") {
  const Resolved resolved(R"(fact pain: number from 0 to 10 "pain"
table limit, period, kind, until by pain "limits":
  | pain      | limit | period  | kind  | until      |
  | 0 to 3    | 12    | 8 weeks | small | 2014-01-01 |
  | otherwise | 3.5   | -       | large | 2013-05-01 |
)");
  REQUIRE(resolved.messages().empty());
  const auto& outputs = resolved.library.table_outputs;
  REQUIRE(outputs.size() == 4);
  CHECK(outputs[0].info.type == Type::number);
  CHECK(outputs[0].info.bounds == Range{3'500'000, 12'000'000});
  CHECK(outputs[1].info.type == Type::duration);
  CHECK(outputs[1].info.bounds == Range{56'000'000, 56'000'000});
  CHECK(strings(outputs[2].info.options) == std::vector<std::string>{"small", "large"});
  CHECK(outputs[3].info.type == Type::date);
  CHECK(resolved.library.tables[0].inputs == std::vector<std::uint32_t>{0});
}

TEST_CASE("a file sees what it imports, and what that imports") {
  const Resolved resolved({{"", "import a\n"},
                           {"a", "import b\nfact in_a: finding\n"},
                           {"b", "fact in_b: finding\n"},
                           {"c", "fact in_c: finding\n"}});
  const resolve::Library& library = resolved.library;
  CHECK(library.scopes[0].visible == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(resolve::look_up(library, 0, "in_b").has_value());
  CHECK(resolve::look_up(library, 0, "b.in_b").has_value());
  CHECK_FALSE(resolve::look_up(library, 0, "a.in_b").has_value());
  CHECK_FALSE(resolve::look_up(library, 0, "in_c").has_value());
  CHECK_FALSE(resolve::look_up(library, 0, "c.in_c").has_value());
  CHECK_FALSE(resolve::look_up(library, 2, "in_a").has_value());
}

TEST_CASE("a case writes names plain where that is clear, and with the module always") {
  const Resolved resolved({{"a", "fact both: finding\nfact once: finding\n"}, {"b", "fact both: finding\n"}});
  const Names& names = resolved.library.vocabulary.fact_names;
  CHECK(names.find("both") == Vocabulary::ambiguous);
  CHECK(names.find("a.both") == 0);
  CHECK(names.find("b.both") == 2);
  CHECK(names.find("once") == names.find("a.once"));
}

TEST_CASE("imports in a circle are seen whole from everywhere") {
  const Resolved resolved({{"a", "import b\nfact in_a: finding\n"}, {"b", "import a\nfact in_b: finding\n"}});
  CHECK(resolve::look_up(resolved.library, 0, "in_b").has_value());
  CHECK(resolve::look_up(resolved.library, 1, "in_a").has_value());
}

TEST_CASE("names of broken lines and missing modules are not reported again") {
  CHECK(Resolved("import nowhere\ndefine a when b\nfact c: like d\n").diagnostics.list().empty());
  const Resolved broken("fact twitch finding\nfact other: like twitch\n");
  CHECK(broken.diagnostics.list().size() == 1);
}

TEST_CASE("a cycle of definitions is told once, however it is used") {
  const Resolved resolved(R"(define a when b
define b when a
define c when all: a, b
define d when c
)");
  CHECK(resolved.messages() == "definition-cycle: `a` uses `b` uses `a`, and a definition cannot rest on itself\n");
  CHECK_FALSE(resolve::look_up(resolved.library, 0, "a").has_value());
  CHECK(resolve::look_up(resolved.library, 0, "d").has_value());
}

TEST_CASE("versions of a guideline follow one another") {
  const auto versions = [](const std::string& first, const std::string& second) {
    return Resolved("fact p: finding\nguideline g:\n  effective " + first +
                    "\n  require p\nguideline g:\n  effective " + second + "\n  require p\n")
        .messages();
  };
  CHECK(versions("2010 to 2011", "2012 to 2013").empty());
  CHECK(versions("2012 to 2013", "2010 to 2011-12-31").empty());
  CHECK(versions("2010 to 2012-01", "2012-01-31 to 2013") ==
        "overlapping-versions: two versions of `g` are in force together: 2012-01-31\n");
  CHECK(versions("2010 to 2014", "2011 to 2012") ==
        "overlapping-versions: two versions of `g` are in force together: 2011-01-01 to 2012-12-31\n");
}
