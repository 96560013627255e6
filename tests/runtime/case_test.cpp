#include <catch2/catch.hpp>

#include "tests/runtime/program_builder.hpp"

using namespace guide;
using guide::test::CaseText;
using guide::test::ProgramBuilder;
using Kind = Answer::Kind;

namespace {

ProgramBuilder vocabulary() {
  ProgramBuilder build;
  build.finding("twitch");
  build.fact("duration", Type::duration, {0, unbounded_above});
  build.fact("relief", Type::percent, {0, 100 * micros});
  build.fact("sessions", Type::count, {0, 12});
  build.fact("onset", Type::date);
  build.choice("region", {"lumbar", "cervical", "thoracic"});
  build.fact("diagnoses", Type::codes);
  build.record("injection", {{"date", Type::date}, {"relief", Type::percent}});
  build.service("trigger_point_injection");
  return build;
}

Range range_of(const std::string& fact, const Answer& answer) {
  const ProgramBuilder build = vocabulary();
  const auto index = build.program.vocabulary.fact_names.find(fact);
  const auto read = read_answer(build.program.vocabulary.facts[index], answer);
  if (const auto* error = std::get_if<CaseError>(&read)) FAIL(error->message);
  return std::get<Report>(read).range;
}
CaseError refusal(const std::string& fact, const Answer& answer) {
  const ProgramBuilder build = vocabulary();
  const auto index = build.program.vocabulary.fact_names.find(fact);
  const auto read = read_answer(build.program.vocabulary.facts[index], answer);
  REQUIRE(std::holds_alternative<CaseError>(read));
  return std::get<CaseError>(read);
}
Scaled day(const char* text) { return parse_day(text)->low; }

}  // namespace

TEST_CASE("an answer names the values it leaves possible") {
  CHECK(range_of("twitch", {.kind = Kind::present}) == Range{1, 1});
  CHECK(range_of("twitch", {.kind = Kind::absent}) == Range{0, 0});
  CHECK(range_of("region", {.kind = Kind::option, .value = "cervical"}) == Range{1, 1});
  CHECK(range_of("duration", {.kind = Kind::exactly, .value = "3", .unit = "months"}) == Range{91312500, 91312500});
  CHECK(range_of("duration", {.kind = Kind::between, .value = "6", .second = "8", .second_unit = "weeks"}) ==
        Range{42 * micros, 56 * micros});
  CHECK(range_of("relief", {.kind = Kind::more_than, .value = "50", .unit = "%"}) ==
        Range{50 * micros + 1, 100 * micros});
  CHECK(range_of("relief", {.kind = Kind::or_less, .value = "50", .unit = "%"}) == Range{0, 50 * micros});
  CHECK(range_of("sessions", {.kind = Kind::less_than, .value = "5"}) == Range{0, 4});
  CHECK(range_of("sessions", {.kind = Kind::or_more, .value = "5"}) == Range{5, 12});
}

TEST_CASE("dates are days, months or years") {
  CHECK(range_of("onset", {.kind = Kind::exactly, .value = "2014-02"}) == Range{day("2014-02-01"), day("2014-02-28")});
  CHECK(range_of("onset", {.kind = Kind::or_earlier, .value = "2014-02"}) == Range{unbounded_below, day("2014-02-28")});
  CHECK(range_of("onset", {.kind = Kind::less_than, .value = "2014-02"}) == Range{unbounded_below, day("2014-01-31")});
  CHECK(range_of("onset", {.kind = Kind::more_than, .value = "2014"}) == Range{day("2015-01-01"), unbounded_above});
  CHECK(range_of("onset", {.kind = Kind::between, .value = "2013", .second = "2014-02"}) ==
        Range{day("2013-01-01"), day("2014-02-28")});
}

TEST_CASE("what does not fit is refused with what was seen") {
  const auto message = [](const std::string& fact, const Answer& answer) { return refusal(fact, answer).message; };
  CHECK(message("twitch", {.kind = Kind::exactly, .value = "3"}) == "`twitch` is a finding, and `3` is told of it");
  CHECK(message("region", {.kind = Kind::option, .value = "lumbr"}) == "`region` has no option `lumbr`");
  CHECK(refusal("region", {.kind = Kind::option, .value = "lumbr"}).help == "did you mean `lumbar`?");
  CHECK(message("duration", {.kind = Kind::exactly, .value = "83"}) ==
        "`83` has no unit, and `duration` is a duration");
  CHECK(refusal("duration", {.kind = Kind::exactly, .value = "8", .unit = "weks"}).help == "did you mean `weeks`?");
  CHECK(message("relief", {.kind = Kind::exactly, .value = "120", .unit = "%"}) ==
        "`120 %` lies outside: `relief` goes up to 100 %");
  CHECK(message("sessions", {.kind = Kind::exactly, .value = "4.5"}) ==
        "`sessions` is a count, and `4.5` is not whole");
  CHECK(message("sessions", {.kind = Kind::exactly, .value = "1234567890"}) ==
        "`1234567890` has more than 9 digits before the point");
  CHECK(message("onset", {.kind = Kind::exactly, .value = "2014-02-30"}) ==
        "`2014-02-30` is no day, month or year of the calendar");
  CHECK(message("duration", {.kind = Kind::between, .value = "8", .second = "6", .second_unit = "weeks"}) ==
        "`8 to 6 weeks` runs backwards");
  CHECK(refusal("onset", {.kind = Kind::or_more, .value = "2014"}).problem == CaseProblem::wrong_type);
  CHECK(refusal("diagnoses", {.kind = Kind::codes, .codes = {"M54 16"}}).message == "`M54 16` is no code");
}

TEST_CASE("reports of one fact are intersected, and contradict when nothing is left") {
  const ProgramBuilder build = vocabulary();
  CaseText text(build.program);
  text.tell("sessions", {.kind = Kind::between, .value = "1", .second = "5"});
  text.tell("sessions", {.kind = Kind::between, .value = "3", .second = "8"});
  text.disputed("twitch").present("twitch");
  const Case the_case = text.done();
  CHECK(find_fact(the_case, none, 3)->range == Range{3, 5});
  CHECK_FALSE(find_fact(the_case, none, 3)->disputed());
  CHECK(find_fact(the_case, none, 0)->alternatives == std::vector<Range>{{1, 1}, {0, 0}});
  CHECK(find_fact(the_case, none, 1) == nullptr);
}

TEST_CASE("the latest report counts where the fact says so") {
  ProgramBuilder build = vocabulary();
  build.info_of(0).latest_report_counts = true;
  CaseText text(build.program);
  text.document("old", "2014-02-20").document("new", "2014-02-24").document("vague", "2014-02");
  const auto undated = text.builder.tell({}, "twitch", {.kind = Kind::present}, "", "");
  REQUIRE(undated);
  CHECK(undated->problem == CaseProblem::undated_report);
  text.tell("twitch", {.kind = Kind::present}, "old").tell("twitch", {.kind = Kind::absent}, "new");
  text.tell("twitch", {.kind = Kind::absent}, "vague");
  const Case the_case = text.done();
  const FactState& twitch = *find_fact(the_case, none, 0);
  CHECK(twitch.range == Range{0, 0});
  CHECK(twitch.reports[0].superseded);
  CHECK_FALSE(twitch.reports[2].superseded);  // not certainly earlier
}

TEST_CASE("an assumption acts only where there is no report") {
  ProgramBuilder build = vocabulary();
  build.info_of(0).assumed_absent = true;
  CHECK(unsaid(build.info_of(0)).range == Range{0, 0});
  CHECK(unsaid(build.info_of(0)).assumed);
  const Case mentioned = CaseText(build.program).tell("twitch", {.kind = Kind::undocumented}).done();
  CHECK(find_fact(mentioned, none, 0)->assumed);
  CHECK_FALSE(find_fact(mentioned, none, 0)->documented);
  const Case told = CaseText(build.program).present("twitch").done();
  CHECK_FALSE(find_fact(told, none, 0)->assumed);
  CHECK(find_fact(told, none, 0)->range == Range{1, 1});
}

TEST_CASE("codes of several reports are united without dots and case") {
  const ProgramBuilder build = vocabulary();
  CaseText text(build.program);
  text.tell("diagnoses", {.kind = Kind::codes, .codes = {"M54.16", "m51.1"}});
  text.tell("diagnoses", {.kind = Kind::codes, .codes = {"M5416"}});
  CHECK(find_fact(text.done(), none, 6)->codes == std::vector<std::string>{"M511", "M5416"});
}

TEST_CASE("a record's blocks list their entries together") {
  const ProgramBuilder build = vocabulary();
  CaseText text(build.program);
  text.list("injection").entry().field("date", {.kind = Kind::exactly, .value = "2014-01"});
  text.list("injection", true).entry().field("relief", {.kind = Kind::exactly, .value = "60", .unit = "%"});
  const Case the_case = text.done();
  const RecordState& record = *find_record(the_case, none, 0);
  CHECK(record.entries.size() == 2);
  CHECK(record.given);
  CHECK_FALSE(record.complete);
  CHECK(record.entries[1].fields[1].range == Range{60 * micros, 60 * micros});
  CHECK_FALSE(record.entries[1].fields[0].documented);
}

TEST_CASE("a list has at most 1,000 entries") {
  const ProgramBuilder build = vocabulary();
  CaseText text(build.program);
  text.list("injection");
  for (int i = 0; i < 1000; ++i) text.entry();
  const auto refused = text.builder.entry();
  REQUIRE(refused);
  CHECK(refused->problem == CaseProblem::too_many_entries);
}

TEST_CASE("what the whole case shows is refused with its reason") {
  const ProgramBuilder build = vocabulary();
  CaseText text(build.program);
  CHECK(text.builder.document("late", "2014-05", "")->message ==
        "document `late` is of 2014-05, and the case is decided as of 2014-04-03");
  CHECK_FALSE(text.builder.document("same_month", "2014-04", ""));
  CHECK(text.builder.tell({}, "twich", {.kind = Kind::present}, "", "")->message == "no fact named `twich`");
  CHECK(text.builder.tell({}, "twich", {.kind = Kind::present}, "", "")->help == "did you mean `twitch`?");
  CHECK(text.builder.tell({}, "twitch", {.kind = Kind::present}, "sam_month", "")->help ==
        "did you mean `same_month`?");
  std::uint32_t request = none;
  CHECK_FALSE(text.builder.request("trigger_point_injection", "", "denied", "2014-04-03", &request));
  text.present("twitch");
  CHECK(text.builder.tell({request}, "twitch", {.kind = Kind::absent}, "", "")->problem == CaseProblem::duplicate);
  CHECK(text.builder.as_of("2014-04")->message == "`2014-04` is not one exact day");

  CaseBuilder empty(build.program);
  Case result;
  CHECK(empty.finish(result).size() == 1);
}
