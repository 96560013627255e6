#include <catch2/catch.hpp>
#include <map>

#include "compiler/compile.hpp"

using namespace guide;

namespace {

using Modules = std::map<std::string, std::string, std::less<>>;

std::unique_ptr<Compilation> compiled(const std::string& text, const Modules& modules = {}) {
  const ModuleLoader loader = [&](std::string_view module) -> std::optional<ModuleText> {
    const auto found = modules.find(module);
    if (found == modules.end()) return std::nullopt;
    return ModuleText{found->first, found->first + ".guide", found->second};
  };
  return compile({{"", "given.guide", text}}, loader);
}

std::string messages(const Compilation& compilation) {
  std::string text;
  for (const Diagnostic& each : compilation.diagnostics.sorted()) text += each.message + "\n";
  return text;
}

}  // namespace

TEST_CASE("imports are loaded once, the host's modules before the standard ones") {
  const auto result = compiled("import clinical.pain\nimport mine\nfact a: like of_mine\ndefine b when chronic_pain\n",
                               {{"clinical.pain", "fact chronic_pain: finding \"the host's own\"\n"},
                                {"mine", "import clinical.pain\nfact of_mine: finding\n"}});
  CHECK(messages(*result).empty());
  REQUIRE(result->program != nullptr);
  CHECK(result->modules == std::vector<std::string>{"", "clinical.pain", "mine"});
  CHECK(result->program->vocabulary.facts.size() == 3);
  CHECK(result->program->vocabulary.fact_names.has("mine.of_mine"));
}

TEST_CASE("the standard library is found without a loader") {
  const auto result = compile({{"", "given.guide", "import clinical.pain\ndefine a when chronic_pain\n"}}, nullptr);
  CHECK(messages(*result).empty());
  CHECK(result->program != nullptr);
}

TEST_CASE("imports that cannot be followed are errors of the file that has them") {
  CHECK(messages(*compiled("import clinical.pian\n")) == "no module named `clinical.pian`\n");
  CHECK(messages(*compiled("import a\n", {{"a", "import b\n"}, {"b", "import a\n"}})) ==
        "`a` imports `b` imports `a`, and imports cannot go in a circle\n");
  CHECK(messages(*compiled("import a\n", {{"a", "import a\n"}})) ==
        "`a` imports itself, and imports cannot go in a circle\n");
}

TEST_CASE("long chains of imports are walked without recursion") {
  Modules modules;
  for (int i = 0; i < 2'000; ++i) modules["m" + std::to_string(i)] = "import m" + std::to_string(i + 1) + "\n";
  modules["m2000"] = "fact far: finding\n";
  const auto result = compiled("import m0\ndefine a when far\n", modules);
  CHECK(messages(*result).empty());
  CHECK(result->program != nullptr);
}

TEST_CASE("the digest is of all texts, whatever their order") {
  const Modules modules = {{"a", "fact in_a: finding\n"}, {"b", "fact in_b: finding\n"}};
  const auto one = compiled("import a\nimport b\n", modules);
  const auto same =
      compile({{"b", "1.guide", modules.at("b")}, {"a", "2.guide", modules.at("a")}, {"", "3", "import a\nimport b\n"}},
              nullptr);
  REQUIRE(one->program != nullptr);
  REQUIRE(same->program != nullptr);
  CHECK(one->program->digest == same->program->digest);
  CHECK(one->program->digest.substr(0, 7) == "sha256:");
  // A file that declares nothing decides nothing; another text of a module does.
  CHECK(one->program->digest == compiled("import a\nimport b\n\n", modules)->program->digest);
  const Modules changed = {{"a", "fact in_a: finding\n"}, {"b", "fact in_b: finding \"b\"\n"}};
  CHECK(one->program->digest != compiled("import a\nimport b\n", changed)->program->digest);
}

TEST_CASE("errors in case blocks leave the program usable") {
  const std::string guideline = "fact pain: finding\nguideline g:\n  require pain\n";
  const std::string good = "case good as of 2014-04-03:\n  pain: present\n";
  for (const char* bad :
       {"case bad as of 2014-04-03:\n  pian: present\n", "case bad as of 2014-04-03:\n  pain present\n"}) {
    CAPTURE(bad);
    const auto result = compiled(guideline + bad + good);
    CHECK(result->program != nullptr);
    CHECK(result->case_errors);
    REQUIRE(result->cases.size() == 1);
    CHECK(result->cases[0].name == "good");
  }
  const auto broken = compiled(guideline + "  require spain\n" + good);
  CHECK(broken->program == nullptr);
  CHECK_FALSE(broken->case_errors);
  CHECK(broken->cases.empty());
}

TEST_CASE("cases of imported modules are not compiled, nor any on request") {
  const std::string text =
      "fact pain: finding\nguideline g:\n  require pain\ncase c as of 2014-04-03:\n  pain: present\n";
  CHECK(compiled(text)->cases.size() == 1);
  CHECK(compiled("import a\n", {{"a", text}})->cases.empty());
  CHECK(compile({{"", "given.guide", text}}, nullptr, {.cases = CaseBlocks::unread})->cases.empty());
}

TEST_CASE("a case block says what the documents say") {
  const auto result = compiled(R"(fact pain: finding "pain"
fact since_when: date "onset"
fact dose: number in mg/day "dose"
fact region: one of neck, back "region"
fact codes_1: code in icd10 "diagnoses"
record visit "visit":
  date: date
  relief: percent
service injection "injection"
guideline g:
  require pain
case c as of 2014-04-03 "A case":
  document chart: 2014-02 "Chart"
  document letter: 2013 "Letter"
  pain:
    present in chart "hurts"
    absent in letter
  since_when: 2010 or later
  dose: 6 to 8 mg/day in chart
  codes_1: M54.16, M51
  visit incomplete in chart:
    | relief       | date    |
    | more than 50 % | 2013-08 |
    | -            | 2014    |
  request injection, denied on 2014 "An injection":
    region: back
  request injection:
    region: neck
  expect g recommended in any case because conflicting: pain, relief, visit
)");
  REQUIRE(messages(*result).empty());
  REQUIRE(result->cases.size() == 1);
  const Case& the_case = result->cases[0];
  CHECK(the_case.title == "A case");
  CHECK(the_case.as_of == parse_day("2014-04-03")->low);
  CHECK(the_case.documents.size() == 2);
  REQUIRE(the_case.statements.facts.size() == 4);
  const FactState& pain = the_case.statements.facts[0].second;
  CHECK(pain.disputed());
  CHECK(pain.reports[0].quote == "hurts");
  CHECK(pain.reports[1].document == 1);
  CHECK(the_case.statements.facts[1].second.range == Range{parse_day("2010")->low, unbounded_above});
  CHECK(the_case.statements.facts[2].second.range == Range{6'000'000, 8'000'000});
  REQUIRE(the_case.statements.records.size() == 1);
  const RecordState& visits = the_case.statements.records[0].second;
  CHECK_FALSE(visits.complete);
  REQUIRE(visits.entries.size() == 2);
  CHECK(visits.entries[0].fields[1].range.low == 50'000'001);
  CHECK_FALSE(visits.entries[1].fields[1].documented);
  REQUIRE(the_case.requests.size() == 2);
  CHECK(the_case.requests[0].prior == "denied");
  CHECK(the_case.requests[1].statements.facts[0].second.range.exact());
  REQUIRE(the_case.expectations.size() == 1);
  CHECK(the_case.expectations[0].because == std::vector<std::string>{"pain", "relief", "visit"});
  CHECK(the_case.expectations[0].in_any_case);
}

TEST_CASE("imports of imports are followed within bounds") {
  Modules modules;
  for (int i = 0; i < 4'600; ++i) modules["m" + std::to_string(i)] = "import m" + std::to_string(i + 1) + "\n";
  modules["m4600"] = "fact far: finding\n";
  const auto result = compiled("import m0\n", modules);
  REQUIRE(result->diagnostics.list().size() == 1);
  CHECK(result->diagnostics.list().front().code == Code::too_many_imports);
  CHECK(messages(*result) == "the modules import one another more than 10000000 times over\n");
  CHECK(result->program == nullptr);
}
