#include <catch2/catch.hpp>

#include "tests/runtime/program_builder.hpp"

using namespace guide;
using guide::test::ProgramBuilder;

namespace {

ProgramBuilder vocabulary() {
  ProgramBuilder build;
  build.finding("twitch");
  build.fact("duration", Type::duration, {0, unbounded_above});
  build.fact("relief", Type::percent, {0, 100 * micros});
  build.fact("sessions", Type::count);
  build.fact("onset", Type::date);
  build.choice("region", {"lumbar", "cervical"});
  build.fact("diagnoses", Type::codes);
  build.record("injection", {{"date", Type::date}, {"relief", Type::percent}});
  build.service("injection_service");
  return build;
}

/// A case with these facts.
std::string with_facts(const std::string& facts) {
  return R"({"schema": "guide.case/1", "as_of": "2014-04-03", "documents": {"pr": {"date": "2014-02-20"}}, "facts": )" +
         facts + "}";
}

Case read(const std::string& text) {
  static const ProgramBuilder build = vocabulary();
  auto result = read_case_json(build.program, text);
  if (const auto* errors = std::get_if<std::vector<JsonError>>(&result)) {
    FAIL(errors->front().message << " at " << errors->front().line << ":" << errors->front().column);
  }
  return std::get<Case>(std::move(result));
}

/// `line:column message (help)` of every error.
std::vector<std::string> errors_of(const std::string& text) {
  static const ProgramBuilder build = vocabulary();
  const auto result = read_case_json(build.program, text);
  std::vector<std::string> list;
  if (std::holds_alternative<Case>(result)) return list;
  for (const JsonError& error : std::get<std::vector<JsonError>>(result)) {
    list.push_back(std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message +
                   (error.help.empty() ? "" : " (" + error.help + ")"));
  }
  return list;
}
std::string error_of(const std::string& text) {
  const std::vector<std::string> errors = errors_of(text);
  REQUIRE(errors.size() == 1);
  return errors.front();
}

Range range_of(const std::string& told, std::uint32_t fact) {
  static const ProgramBuilder build = vocabulary();
  const Case the_case = read(with_facts("{\"" + build.program.vocabulary.facts[fact].name + "\": " + told + "}"));
  return find_fact(the_case, none, fact)->range;
}

}  // namespace

TEST_CASE("plain values are one report each") {
  CHECK(range_of("\"present\"", 0) == Range{1, 1});
  CHECK(range_of("true", 0) == Range{1, 1});
  CHECK(range_of("false", 0) == Range{0, 0});
  CHECK(range_of("\"6 to 8 weeks\"", 1) == Range{42 * micros, 56 * micros});
  CHECK(range_of("\"6 weeks to 2 months\"", 1) == Range{42 * micros, 60875000});
  CHECK(range_of("\"more than 50 %\"", 2) == Range{50 * micros + 1, 100 * micros});
  CHECK(range_of("\"50%\"", 2) == Range{50 * micros, 50 * micros});
  CHECK(range_of("4", 3) == Range{4, 4});
  CHECK(range_of("\"3 or more\"", 3) == Range{3, unbounded_above});
  CHECK(range_of("\"2015-03-09 or earlier\"", 4) == Range{unbounded_below, parse_day("2015-03-09")->low});
  CHECK(range_of("\"2014-02\"", 4) == *parse_day("2014-02"));
  CHECK(range_of("\"2013 to 2014-02\"", 4) == Range{parse_day("2013")->low, parse_day("2014-02")->high});
  CHECK(range_of("\"cervical\"", 5) == Range{1, 1});
  CHECK(read(with_facts(R"({"twitch": null})")).statements.facts.empty());
}

TEST_CASE("reports carry their documents and quotes") {
  const Case the_case = read(with_facts(
      R"({"twitch": [{"is": "present", "in": "pr", "quote": "a \"twitch\"\u00e9"}, {"quote": "none", "is": "absent"}, {"is": null, "in": "pr"}]})"));
  const FactState& twitch = *find_fact(the_case, none, 0);
  REQUIRE(twitch.reports.size() == 3);
  CHECK(twitch.disputed());
  CHECK(twitch.reports[0].document == 0);
  CHECK(twitch.reports[0].quote == "a \"twitch\"\xC3\xA9");
  CHECK(twitch.reports[1].document == none);
  CHECK(twitch.reports[2].mention);
}

TEST_CASE("codes are a string, a list, or several lists") {
  const auto codes = [](const std::string& told) {
    return find_fact(read(with_facts("{\"diagnoses\": " + told + "}")), none, 6)->codes;
  };
  CHECK(codes(R"("M54.16, M51.1")") == std::vector<std::string>{"M511", "M5416"});
  CHECK(codes(R"(["M54.16", "m51.1"])") == std::vector<std::string>{"M511", "M5416"});
  CHECK(codes(R"([{"is": ["M54.16"], "in": "pr"}, {"is": "M51.1"}])") == std::vector<std::string>{"M511", "M5416"});
  CHECK(codes("[]").empty());
}

TEST_CASE("records are lists of entries") {
  const Case plain = read(with_facts(R"({"injection": [{"date": "2014-01", "relief": ["60 %", "70 %"]}, {}]})"));
  const RecordState& list = *find_record(plain, none, 0);
  CHECK(list.complete);
  REQUIRE(list.entries.size() == 2);
  CHECK(list.entries[0].fields[1].disputed());
  CHECK_FALSE(list.entries[1].fields[0].documented);
  const Case marked =
      read(with_facts(R"({"injection": {"entries": [{"relief": "60 %"}], "incomplete": true, "in": "pr"}})"));
  const RecordState& incomplete = *find_record(marked, none, 0);
  CHECK_FALSE(incomplete.complete);
  CHECK(incomplete.entries[0].fields[1].reports[0].document == 0);
  CHECK(find_record(read(with_facts(R"({"injection": "none"})")), none, 0)->complete);
  CHECK(find_record(read(with_facts(R"({"injection": null})")), none, 0) == nullptr);
}

TEST_CASE("keys may come in any order") {
  const Case the_case = read(
      R"({"requests": [{"facts": {"region": "lumbar"}, "label": "Item 1", "service": "injection_service",
                        "prior": {"on": "2014-04-03", "decision": "denied"}}],
          "facts": {"twitch": {"in": "pr", "is": "present"}}, "documents": {"pr": {"title": "Report", "date": "2014-02"}},
          "as_of": "2014-04-03", "schema": "guide.case/1"})");
  CHECK(find_fact(the_case, 0, 5)->range == Range{0, 0});
  CHECK(find_fact(the_case, 0, 0)->reports[0].document == 0);
  CHECK(the_case.requests[0].label == "Item 1");
  CHECK(the_case.requests[0].prior == "denied");
}

TEST_CASE("what is wrong with a case is said with its place") {
  CHECK(error_of(with_facts("{\n \"twich\": true}")) == "2:2 no fact or record named `twich` (did you mean `twitch`?)");
  CHECK(error_of(with_facts("{\n \"twitch\": 3}")) ==
        "2:12 `twitch` is a finding, and `3` is told of it (say `present`, `absent` or `undocumented`)");
  CHECK(error_of(with_facts("{\n \"twitch\": true,\n \"twitch\": true}")) ==
        "3:2 `twitch` stands twice (several reports of one fact are an array)");
  CHECK(error_of(with_facts("{\n \"twitch\": null,\n \"twitch\": true}")).substr(0, 25) == "3:2 `twitch` stands twice");
  CHECK(error_of(with_facts("{\n \"twitch\": {\"is\": true, \"In\": \"pr\"}}")) ==
        "2:25 unknown key `In` (did you mean `in`?)");
  CHECK(error_of(with_facts("{\n \"twitch\": {\"is\": true, \"in\": \"pt\"}}")) ==
        "2:31 the case has no document named `pt` (did you mean `pr`?)");
  CHECK(error_of(with_facts("{\n \"twitch\": {\"in\": \"pr\"}}")) ==
        "2:12 the report does not say what `twitch` is (add `\"is\"`)");
  CHECK(error_of(with_facts("{\n \"duration\": 83}")).substr(0, 61) ==
        "2:14 `83` has no unit, and `duration` is a duration (say a le");
  CHECK(error_of(with_facts("{\n \"relief\": \"120 %\"}")) == "2:12 `120 %` lies outside: `relief` goes up to 100 %");
  CHECK(error_of(with_facts("{\n \"sessions\": -1}")).substr(0, 54) ==
        "2:14 `-1` is below 0: values have no sign (say a numbe");
  CHECK(error_of(with_facts("{\n \"injection\": [{\"datum\": \"2014\"}]}")) ==
        "2:17 `injection` has no field named `datum` (did you mean `date`?)");
  CHECK(error_of(R"({"schema": "guide.case/2", "as_of": "2014-04-03"})") ==
        "1:12 the schema is `guide.case/2`, and this reads `guide.case/1`");
  CHECK(error_of(R"({"schema": "guide.case/1", "as_of": "2014-04-03", "fact": {}})") ==
        "1:51 unknown key `fact` (did you mean `facts`?)");
  CHECK(error_of(R"([])") == "1:1 a case is an object, and this is an array");
}

TEST_CASE("all errors of a case are told at once") {
  CHECK(errors_of(with_facts("{\n \"twich\": true,\n \"sessions\": \"many\",\n \"injection\": 4}")).size() == 3);
  CHECK(errors_of("{}").size() == 2);
}

TEST_CASE("malformed text ends the reading, with its place") {
  const auto mistake = [](const std::string& text) { return errors_of(text).back(); };
  CHECK(mistake("") == "1:1 the text ends where a value is expected");
  CHECK(mistake("{\"schema\" \"guide.case/1\"}") == "1:11 `:` is expected after a key");
  CHECK(mistake(with_facts("{\n \"twitch\": tru}")) == "2:12 a value is expected here: strings stand in double quotes");
  CHECK(mistake(with_facts("{\n \"twitch\": true,}")) == "2:17 a comma stands before the end");
  CHECK(mistake(with_facts("{\n \"twitch\": \"present}")) == "2:12 this string is not closed");
  CHECK(mistake(with_facts("{\n \"twitch\": \"\\x\"}")) == "2:13 no such escape in a string");
  CHECK(mistake(with_facts("{\n \"twitch\": \"\\ud800\"}")) == "2:13 half of a surrogate pair stands alone");
  CHECK(mistake(with_facts("{\n \"twitch\": \"\xC3\x28\"}")) == "2:13 the text is not UTF-8");
  CHECK(mistake(with_facts("{\n \"sessions\": 01}")) == "2:14 not a number of JSON");
  CHECK(mistake(with_facts("{}") + " {}") == "1:109 something follows after the end");
  CHECK(mistake(with_facts(std::string(100, '['))).find("nested deeper than 64 levels") != std::string::npos);
}

TEST_CASE("a case written is read back as the same case") {
  static const ProgramBuilder build = vocabulary();
  const Case first = read(
      R"({"schema": "guide.case/1", "name": "c", "as_of": "2014-04-03",
          "documents": {"pr": {"title": "Report", "date": "2014-02"}, "undated": {}},
          "facts": {"twitch": [{"is": "present", "in": "pr", "quote": "q"}, "absent"], "duration": "6 to 8 weeks",
                    "sessions": 4, "onset": "2014-02 or earlier", "diagnoses": ["M54.16", "M51.1"],
                    "injection": {"incomplete": true, "entries": [{"in": "pr", "date": "2014", "relief": "more than 5 %"}, {}]}},
          "requests": [{"service": "injection_service", "prior": {"decision": "denied"}, "facts": {"region": "lumbar"}}]})");
  const std::string written = write_case_json(build.program, first);
  const Case second = read(written);
  CHECK(write_case_json(build.program, second) == written);
  CHECK(find_fact(second, none, 1)->range == find_fact(first, none, 1)->range);
  CHECK(find_record(second, none, 0)->entries[0].document == 0);
  CHECK_FALSE(find_record(second, none, 0)->complete);
}

TEST_CASE("several lists of codes are written as several") {
  static const ProgramBuilder build = vocabulary();
  const Case first = read(with_facts(R"({"diagnoses": [{"is": ["M54.16", "M51.1"]}, {"is": "none"}, {"is": null}]})"));
  REQUIRE(find_fact(first, none, 6)->reports.size() == 3);
  const std::string written = write_case_json(build.program, first);
  const Case second = read(written);
  CHECK(find_fact(second, none, 6)->reports.size() == 3);
  CHECK(find_fact(second, none, 6)->codes == find_fact(first, none, 6)->codes);
  CHECK(write_case_json(build.program, second) == written);
}
