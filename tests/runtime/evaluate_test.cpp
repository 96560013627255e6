#include <catch2/catch.hpp>

#include "runtime/elapsed.hpp"
#include "runtime/evaluate.hpp"
#include "tests/runtime/program_builder.hpp"

using namespace guide;
using guide::test::CaseText;
using guide::test::ProgramBuilder;
using Kind = Answer::Kind;

namespace {

/// Evaluates one body; its trace.
struct Evaluated {
  Evaluated(const ProgramBuilder& build, std::uint32_t body, const Case& the_case) {
    Evaluation evaluation(build.program);
    const std::uint32_t bodies[] = {body};
    evaluation.begin(the_case, none, bodies, trace);
    base = evaluation.run(body);
  }
  State operator[](Literal literal) const { return trace.state(base, literal); }

  Trace trace;
  std::uint32_t base = 0;
};

Answer exactly(const char* value, const char* unit = "") {
  return {.kind = Kind::exactly, .value = value, .unit = unit};
}

}  // namespace

TEST_CASE("groups are present, absent or open by their counts") {
  ProgramBuilder build;
  std::vector<Literal> tests;
  std::vector<std::uint32_t> facts;
  for (const char* name : {"p", "q", "r", "s", "t"}) {
    facts.push_back(build.finding(name));
    tests.push_back(build.test(facts.back()));
  }
  std::vector<Literal> groups;
  for (std::uint32_t k = 1; k <= 5; ++k) groups.push_back(build.at_least(k, tests));
  const Literal mixed = build.all({tests[0], !tests[1]});
  const std::uint32_t body = build.body(facts);
  const Evaluated run(build, body, CaseText(build.program).present("p").present("r").absent("q").done());
  CHECK(run[groups[0]] == State::present);
  CHECK(run[groups[1]] == State::present);
  CHECK(run[groups[2]] == State::undocumented);
  CHECK(run[groups[3]] == State::undocumented);
  CHECK(run[groups[4]] == State::absent);
  CHECK(run[!groups[4]] == State::present);
  CHECK(run[mixed] == State::present);
  CHECK(run[tests[3]] == State::undocumented);
}

TEST_CASE("disputed facts are settled in lanes") {
  ProgramBuilder build;
  const std::uint32_t p = build.finding("p");
  const std::uint32_t q = build.finding("q");
  const std::uint32_t r = build.finding("r");
  const Literal test_p = build.test(p);
  const Literal test_q = build.test(q);
  const Literal either = build.any({test_p, !test_p});
  const Literal both = build.all({test_p, test_q});
  const Literal open = build.all({test_q, build.test(r)});
  const std::uint32_t body = build.body({p, q, r});
  const Evaluated run(build, body, CaseText(build.program).disputed("p").disputed("q").done());
  CHECK(run.trace.lanes == 4);
  CHECK(run[test_p] == State::conflicting);
  CHECK(run[either] == State::present);
  CHECK(run[both] == State::conflicting);
  CHECK(run[open] == State::conflicting);  // open or absent
  CHECK(run.trace.state(run.base, test_p, 0) == State::present);
  CHECK(run.trace.state(run.base, test_p, 1) == State::absent);
  CHECK(run.trace.state(run.base, both, 0) == State::present);
  CHECK(run.trace.state(run.base, open, 0) == State::undocumented);
}

TEST_CASE("a dispute that nothing reads makes no lanes") {
  ProgramBuilder build;
  const std::uint32_t p = build.finding("p");
  build.finding("q");
  const Literal test_p = build.test(p);
  const std::uint32_t body = build.body({p});
  const Evaluated run(build, body, CaseText(build.program).disputed("q").present("p").done());
  CHECK(run.trace.lanes == 1);
  CHECK(run[test_p] == State::present);
}

TEST_CASE("beyond 4,096 settlements the least read disputes are left unread") {
  ProgramBuilder build;
  std::vector<std::uint32_t> facts;
  std::vector<Literal> tests;
  for (int i = 0; i < 14; ++i) {
    facts.push_back(build.finding("f" + std::to_string(i)));
    tests.push_back(build.test(facts.back()));
  }
  const Literal documented = build.node(Op::documented, Slot::fact(13).bits);
  const Literal counted = build.at_least(7, tests);
  const std::uint32_t body = build.body(facts);
  build.program.bodies[body].fact_tests = build.program.room.filled<std::uint32_t>(
      14, [](std::uint32_t* read, std::size_t fact) { *read = fact == 13 ? 2 : 1; });
  CaseText text(build.program);
  for (int i = 0; i < 14; ++i) text.disputed("f" + std::to_string(i));
  const Evaluated run(build, body, text.done());
  CHECK(run.trace.lanes == 4096);
  REQUIRE(run.trace.unread.size() == 2);
  CHECK(run.trace.unread[0].fact == 11);
  CHECK(run.trace.unread[1].fact == 12);
  CHECK(run[tests[12]] == State::undocumented);
  CHECK(run[tests[13]] == State::conflicting);
  CHECK(run[documented] == State::present);
  CHECK(run[counted] == State::conflicting);
  // lane 0 reads every fact as present, lane 4095 as absent
  CHECK(run.trace.state(run.base, counted, 0) == State::present);
  CHECK(run.trace.state(run.base, counted, 4095) == State::absent);
}

TEST_CASE("comparisons of intervals") {
  ProgramBuilder build;
  const std::uint32_t x = build.fact("x", Type::count);
  const std::uint32_t y = build.fact("y", Type::count);
  const Literal reaches_3 = build.reaches(x, 3);
  const Literal is_4 = build.compare(Op::equals_value, build.quantity(x), 4);
  const std::uint32_t sum =
      build.quantity({Term{TermKind::slot, Slot::fact(x).bits, 0, 1}, Term{TermKind::slot, Slot::fact(y).bits, 0, 1}});
  const std::uint32_t difference =
      build.quantity({Term{TermKind::slot, Slot::fact(x).bits, 0, 1}, Term{TermKind::slot, Slot::fact(y).bits, 0, -1}});
  const Literal sum_9 = build.compare(Op::at_least_value, sum, 9);
  const Literal x_above_y = build.compare(Op::at_least_value, difference, 1, true);
  const std::uint32_t body = build.body({x, y});
  const auto run = [&](const Answer& of_x, const Answer& of_y) {
    return Evaluated(build, body, CaseText(build.program).tell("x", of_x).tell("y", of_y).done());
  };
  const Answer some{.kind = Kind::between, .value = "3", .second = "5"};
  CHECK(run(some, exactly("2"))[reaches_3] == State::present);
  CHECK(run(some, exactly("2"))[is_4] == State::undocumented);
  CHECK(run(exactly("4"), exactly("2"))[is_4] == State::present);
  CHECK(run(exactly("5"), exactly("2"))[is_4] == State::absent);
  CHECK(run(some, exactly("2"))[sum_9] == State::absent);
  CHECK(run(some, exactly("6"))[sum_9] == State::present);
  CHECK(run(some, exactly("5"))[sum_9] == State::undocumented);
  CHECK(run(some, {.kind = Kind::or_more, .value = "7"})[sum_9] == State::present);
  CHECK(run(some, {.kind = Kind::undocumented})[sum_9] == State::undocumented);
  CHECK(run(some, exactly("2"))[x_above_y] == State::present);
  CHECK(run(some, exactly("5"))[x_above_y] == State::absent);
  CHECK(run(some, exactly("4"))[x_above_y] == State::undocumented);
}

TEST_CASE("time since a day goes by the calendar") {
  const Scaled as_of = parse_day("2014-04-30")->low;
  const auto last = [&](Elapsed elapsed) { return date_text(last_day(elapsed, as_of)); };
  CHECK(last({2, true, false}) == "2014-02-28");
  CHECK(last({2, true, true}) == "2014-02-28");  // it reaches April 28, which is before April 30
  CHECK(last({60, false, false}) == "2014-03-01");
  CHECK(last({60, false, true}) == "2014-02-28");
  CHECK(last({12, true, false}) == "2013-04-30");
}

namespace {

/// A record of dated entries with a finding, and `latest r has f`, `some r` and the count of those with f.
struct Entries {
  ProgramBuilder build;
  std::uint32_t record, every, with_f, body;
  Literal latest, some, two_with_f;

  Entries() {
    record = build.record("r", {{"date", Type::date}, {"f", Type::finding}});
    const Literal always = build.node(Op::always);
    const Literal f = build.field_test(1);
    const std::uint32_t entry_body = build.body({}, {}, record);
    every = build.selection(record, entry_body, always);
    with_f = build.selection(record, entry_body, f);
    latest = build.node(Op::latest_has, every, f.bits);
    some = build.compare(Op::at_least_value, build.quantity({Term{TermKind::count, every, 0, 1}}), 1);
    two_with_f = build.compare(Op::at_least_value, build.quantity({Term{TermKind::count, with_f, 0, 1}}), 2);
    body = build.body({}, {every, with_f});
  }
  Evaluated run(CaseText& text) const { return Evaluated(build, body, text.done()); }
};

Answer finding(int value) {
  return {.kind = value > 0 ? Kind::present : value == 0 ? Kind::absent : Kind::undocumented};
}

State latest_of(const std::vector<std::pair<const char*, int>>& entries, bool incomplete = false) {
  const Entries made;
  CaseText text(made.build.program);
  text.list("r", incomplete);
  for (const auto& [date, value] : entries) text.entry().field("date", exactly(date)).field("f", finding(value));
  return made.run(text)[made.latest];
}

}  // namespace

TEST_CASE("the latest entry is found through vague dates and ties") {
  CHECK(latest_of({}) == State::absent);
  CHECK(latest_of({}, true) == State::undocumented);
  CHECK(latest_of({{"2014-01-01", 1}}) == State::present);
  CHECK(latest_of({{"2014-01-01", 1}, {"2013-01-01", 0}}) == State::present);
  CHECK(latest_of({{"2014-01-01", 0}, {"2013-01-01", 1}}) == State::absent);
  CHECK(latest_of({{"2014-01", 1}, {"2014-01-15", 0}}) == State::undocumented);
  CHECK(latest_of({{"2014-01", 1}, {"2014-01-31", 0}}) == State::absent);  // none can be later
  CHECK(latest_of({{"2014-01", 1}, {"2014-01-15", 1}}) == State::present);
  CHECK(latest_of({{"2014-01-01", 1}, {"2014-01-01", 0}}) == State::absent);
  CHECK(latest_of({{"2014-01-01", -1}, {"2013-01-01", 1}}) == State::undocumented);
  CHECK(latest_of({{"2014-01-01", 1}}, true) == State::undocumented);
}

TEST_CASE("entries are counted, disputed ones lane by lane") {
  const Entries made;
  CaseText none_told(made.build.program);
  CHECK(made.run(none_told)[made.some] == State::undocumented);
  CaseText empty(made.build.program);
  empty.list("r");
  CHECK(made.run(empty)[made.some] == State::absent);

  CaseText text(made.build.program);
  text.list("r").entry().field("f", finding(1)).entry().field("f", finding(1)).field("f", finding(0));
  text.entry().field("f", finding(0));
  const Evaluated run = made.run(text);
  CHECK(run.trace.lanes == 2);
  CHECK(run[made.two_with_f] == State::conflicting);
  CHECK(run[made.some] == State::present);
  CHECK(run.trace.state(run.base, made.two_with_f, 0) == State::present);

  CaseText incomplete(made.build.program);
  incomplete.list("r", true).entry().field("f", finding(1));
  CHECK(made.run(incomplete)[made.two_with_f] == State::undocumented);
}

TEST_CASE("a sum goes from what is certain to what is possible") {
  ProgramBuilder build;
  const std::uint32_t record = build.record("r", {{"dose", Type::count}, {"f", Type::finding}});
  const Literal f = build.field_test(1);
  const std::uint32_t entry_body = build.body({}, {}, record);
  const std::uint32_t with_f = build.selection(record, entry_body, f);
  const std::uint32_t sum = build.quantity({Term{TermKind::sum, with_f, 0, 1}});
  const Literal reaches_5 = build.compare(Op::at_least_value, sum, 5);
  const Literal reaches_10 = build.compare(Op::at_least_value, sum, 10);
  const std::uint32_t body = build.body({}, {with_f});
  CaseText text(build.program);
  text.list("r").entry().field("f", finding(1)).field("dose", exactly("5"));
  text.entry().field("dose", exactly("4"));
  const Evaluated run(build, body, text.done());
  CHECK(run[reaches_5] == State::present);
  CHECK(run[reaches_10] == State::absent);
}

TEST_CASE("codes match whole, by their beginning, or not yet") {
  ProgramBuilder build;
  const std::uint32_t codes = build.fact("codes", Type::codes);
  build.program.code_sets.push_back({"set", "icd10", build.list<Text>({"M5416", "M511*"}), none});
  const Literal in = build.node(Op::in_codes, Slot::fact(codes).bits, 0);
  const std::uint32_t body = build.body({codes});
  const auto state = [&](const Answer& answer) {
    return Evaluated(build, body, CaseText(build.program).tell("codes", answer).done())[in];
  };
  CHECK(state({.kind = Kind::codes, .codes = {"M54.16"}}) == State::present);
  CHECK(state({.kind = Kind::codes, .codes = {"Z00", "m51.17"}}) == State::present);
  CHECK(state({.kind = Kind::codes, .codes = {"M54"}}) == State::undocumented);
  CHECK(state({.kind = Kind::codes, .codes = {"M54.161"}}) == State::absent);
  CHECK(state({.kind = Kind::none}) == State::absent);
  CHECK(state({.kind = Kind::undocumented}) == State::undocumented);
}

TEST_CASE("a table's output is what its rows leave possible") {
  ProgramBuilder build;
  const std::uint32_t p = build.finding("p");
  const std::uint32_t q = build.finding("q");
  const Literal test_p = build.test(p);
  const Literal test_q = build.test(q);
  const Literal first = build.all({test_p, test_q});
  const Literal second = build.all({test_p, !test_q});
  build.program.table_rows = {{first, false, 10}, {second, false, 20}, {!test_p, true, 0},
                              {first, false, 0},  {second, false, 1},  {!test_p, false, 0}};
  build.program.table_outputs = {{0, 3, 0}, {3, 3, 1}};
  const Literal dose = build.compare(Op::at_least_value, build.quantity({Term{TermKind::table, 0, 0, 1}}), 10);
  const Literal high = build.compare(Op::at_least_value, build.quantity({Term{TermKind::table, 0, 0, 1}}), 15);
  const Literal is_0 = build.node(Op::table_option, 1, 0);
  const std::uint32_t body = build.body({p, q});
  const Evaluated known_p(build, body, CaseText(build.program).present("p").done());
  CHECK(known_p[dose] == State::present);
  CHECK(known_p[high] == State::undocumented);
  CHECK(known_p[is_0] == State::undocumented);
  const Evaluated without_p(build, body, CaseText(build.program).absent("p").done());
  CHECK(without_p[dose] == State::undocumented);
  CHECK(without_p[is_0] == State::present);
  const Evaluated disputed(build, body, CaseText(build.program).present("p").disputed("q").done());
  CHECK(disputed[high] == State::conflicting);
  CHECK(disputed[is_0] == State::conflicting);
}
