// The reference evaluator against the sentences of the semantics, section by section.

#include <catch2/catch.hpp>

#include "tests/properties/texts.hpp"

namespace guide::properties {
namespace {

const std::string vocabulary = R"(
source paper: 2010 "Paper"
codes covered: icd10 M60.8*, M79.18
service injection "Injection"
service therapy "Therapy"
fact p: finding "p"
fact q: finding "q"
fact r: finding "r"
fact assumed: finding absent unless documented "assumed"
fact newest: finding latest report counts "newest"
fact c: one of red, green, blue "c"
fact d: like c "d"
fact x: number from 0 to 10 "x"
fact y: number "y"
fact n: count "n"
fact length: duration "length"
fact onset: date "onset"
fact codes_told: code in icd10 "codes"
record visit none unless documented "visit":
  date: date
  relief: percent from 0 to 100
  better: finding
record dose "dose":
  amount: number in mg/day from 0
)";

/// The state of `condition` as the only rule of a guideline, and the guideline's conclusion.
struct Told {
  std::string state;
  std::string conclusion;
};

Told tell(const std::string& condition, const std::string& reports, const std::string& more = "") {
  ReferenceProgram program(vocabulary + more + "guideline g.one \"G\":\n  recommended when " + condition + "\n");
  INFO(program.errors());
  REQUIRE(program.errors().empty());
  auto answer = program.answer("case one as of 2014-04-03:\n  document old: 2014-02-20\n  document new: 2014-02-24\n" + reports);
  REQUIRE(answer);
  const reference::GuidelineAnswer& one = answer->items.at(0).guidelines.at(0);
  return {to_text(one.outcomes.at("recommended")), to_text(one.conclusion)};
}

std::string state(const std::string& condition, const std::string& reports, const std::string& more = "") {
  return tell(condition, reports, more).state;
}

std::string conclusion(const std::string& body, const std::string& reports) {
  ReferenceProgram program(vocabulary + "guideline g.one \"G\":\n" + body);
  INFO(program.errors());
  REQUIRE(program.errors().empty());
  auto answer = program.answer("case one as of 2014-04-03:\n" + reports);
  REQUIRE(answer);
  return to_text(answer->items.at(0).guidelines.at(0).conclusion);
}

}  // namespace

TEST_CASE("section 1: reports, ranges and defaults") {
  CHECK(state("p", "  p: present\n") == "present");
  CHECK(state("p", "  p: undocumented in old\n") == "undocumented");
  CHECK(state("p", "  p:\n    present in old\n    absent in new\n") == "conflicting");
  CHECK(state("newest", "  newest:\n    present in old\n    absent in new\n") == "absent");
  CHECK(state("not assumed", "") == "present");
  CHECK(state("not assumed", "  assumed: present\n") == "absent");
  CHECK(state("length >= 6 weeks", "  length: 6 to 8 weeks\n") == "present");
  CHECK(state("length > 6 weeks", "  length: 6 to 8 weeks\n") == "undocumented");
  CHECK(state("length > 6 weeks", "  length: more than 6 weeks\n") == "present");
  CHECK(state("n >= 4", "  n: more than 3\n") == "present");
  CHECK(state("x <= 10", "") == "present");
  CHECK(state("length > 3 months", "  length: 83 months\n") == "present");
  CHECK(state("onset <= 2014-02-28", "  onset: 2014-02\n") == "present");
  CHECK(state("onset >= 2014-02-02", "  onset: 2014-02\n") == "undocumented");
  CHECK(state("onset < 2015-03-10", "  onset: 2015-03-09 or earlier\n") == "present");
}

TEST_CASE("section 2: settlements") {
  // 1 to 5, 2 to 3 and 7 are three settlements: a report that contains another stands all the same.
  const std::string reports = "  x:\n    1 to 5\n    2 to 3\n    7\n";
  CHECK(state("x >= 2", reports) == "conflicting");
  CHECK(state("x >= 1", reports) == "present");
  CHECK(state("x <= 3", reports) == "conflicting");
  // In one four-valued lane this would be absent; here a lane is open and another absent.
  CHECK(state("all: p, q", "  p:\n    present\n    absent\n") == "conflicting");
  CHECK(state("any: p, q", "  p:\n    present\n    absent\n  q: present\n") == "present");
}

TEST_CASE("section 3: groups") {
  const std::string reports = "  p: present\n  q: absent\n";
  CHECK(state("all: p, r", reports) == "undocumented");
  CHECK(state("all: q, r", reports) == "absent");
  CHECK(state("none: q, r", reports) == "undocumented");
  CHECK(state("at least 2 of: p, q, r", reports) == "undocumented");
  CHECK(state("at least 1 of: p, q, r", reports) == "present");
  CHECK(state("at most 1 of: p, q, r", reports) == "undocumented");
  CHECK(state("exactly 3 of: p, q, r", reports) == "absent");
  CHECK(state("p is documented", reports) == "present");
  CHECK(state("r is documented", reports) == "absent");
  CHECK(state("visit is documented", "") == "absent");
}

TEST_CASE("section 4: leaf tests") {
  CHECK(state("c is any of: red, green", "  c: green\n") == "present");
  CHECK(state("c is not blue", "  c: green\n") == "present");
  CHECK(state("c = d", "  c: green\n  d: green\n") == "present");
  CHECK(state("c = d", "  c: green\n") == "undocumented");
  CHECK(state("c = d", "  c: green\n  d: red\n") == "absent");
  CHECK(state("x + y > 5", "  x: 1 to 2\n  y: 4\n") == "undocumented");
  CHECK(state("x - y >= 5", "  x: 9 to 10\n  y: 3 to 4\n") == "present");
  CHECK(state("x = 3", "  x: 3\n") == "present");
  CHECK(state("codes_told in covered", "  codes_told: M60.81\n") == "present");
  CHECK(state("codes_told in covered", "  codes_told: M60\n") == "undocumented");
  CHECK(state("codes_told in covered", "  codes_told: M61\n") == "absent");
  CHECK(state("codes_told in covered", "") == "undocumented");
  CHECK(state("time since onset >= 2 months", "  onset: 2014-02-03\n") == "present");
  CHECK(state("time since onset > 2 months", "  onset: 2014-02-03\n") == "absent");
  CHECK(state("time since onset >= 2 months", "  onset: 2014-02\n") == "undocumented");
  CHECK(state("time since onset >= 1 year", "  onset: 2013\n") == "undocumented");
}

TEST_CASE("section 5: records") {
  const std::string none = "  visit: none\n";
  const std::string two = R"(  visit:
    | date       | relief | better  |
    | 2014-01-10 | 60 %   | absent  |
    | 2014-03    | -      | present |
)";
  CHECK(state("no visit", "") == "present");
  CHECK(state("some dose", "") == "undocumented");
  CHECK(state("count of visit >= 2", two) == "present");
  CHECK(state("count of visit within 3 months < 2", two) == "absent");
  CHECK(state("count of visit within 2 months = 1", two) == "present");
  CHECK(state("count of visit within 1 month = 1", two) == "undocumented");
  CHECK(state("latest visit has better", two) == "present");
  CHECK(state("latest visit has relief >= 50 %", two) == "undocumented");
  CHECK(state("latest visit has better", none) == "absent");
  CHECK(state("latest visit has not better", none) == "absent");
  CHECK(state("time since latest visit >= 1 week", two) == "undocumented");
  CHECK(state("time since latest visit < 6 months", two) == "present");
  CHECK(state("sum of relief of visit >= 60 %", two) == "present");
  CHECK(state("sum of relief of visit <= 160 %", two) == "present");
  CHECK(state("sum of amount of dose <= 120 mg/day", "  dose incomplete:\n    | amount |\n    | 20 mg/day |\n") == "undocumented");
  CHECK(state("count of good = 1", two, "define good as visit where better\n") == "present");
  // Of a tie every entry must have it.
  const std::string tie = R"(  visit:
    | date       | relief | better  |
    | 2014-01-10 | 60 %   | absent  |
    | 2014-01-10 | 60 %   | present |
)";
  CHECK(state("latest visit has better", tie) == "absent");
}

TEST_CASE("section 6: rules") {
  CHECK(conclusion("  require p\n  require q\n", "  p: present\n  q: present\n") == "recommended");
  CHECK(conclusion("  require p\n  require q\n", "  p: absent\n") == "not_recommended");
  CHECK(conclusion("  require p\n    unless q\n", "  p: absent\n  q: present\n") == "recommended");
  CHECK(conclusion("  require p\n    unless q\n      unless r\n", "  p: absent\n  q: present\n  r: present\n") == "not_recommended");
  CHECK(conclusion("  when p: require q\n", "  p: absent\n") == "recommended");
  CHECK(conclusion("  not_recommended when p\n    unless q\n", "  p: present\n  q: present\n") == "silent");
  CHECK(conclusion("  not_recommended when p\n    unless q\n", "  p: present\n  q: absent\n") == "not_recommended");
  CHECK(conclusion("  recommended when p\n  otherwise not_recommended\n", "  p: absent\n") == "not_recommended");
  CHECK(conclusion("  recommended when p\n  not_recommended when q\n", "  p: present\n  q: present\n") ==
        "contradictory by the rules");
  CHECK(conclusion("  for injection when p\n  require q\n", "  p: absent\n  q: present\n") == "silent");
  CHECK(conclusion("  effective 2009 to 2014-03\n  require p\n", "  p: present\n") == "silent");
  CHECK(conclusion("  effective 2009 to 2014-04\n  require p\n", "  p: present\n") == "recommended");
}

TEST_CASE("section 7: conclusions and completions") {
  CHECK(conclusion("  require p\n", "") == "undetermined of not_recommended, recommended");
  CHECK(conclusion("  require any:\n    p\n    not p\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x >= 3, x < 3\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x + 1 >= 4, x < 3\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x + y >= 4, x + y < 4\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: y + x >= 4, 4 > x + y\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: n > 3, n < 4\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x > 3, x < 3.5\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x < 3, x > 3.5\n", "") == "undetermined of not_recommended, recommended");
  CHECK(conclusion("  require any: x < y, x >= y\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: x < y, y <= x\n", "") == "recommended in any case");
  CHECK(conclusion("  require none: c is red, c is green, c is blue\n", "") == "not_recommended in any case");
  CHECK(conclusion("  require any: some dose, count of dose < 1\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: time since onset >= 2 months, time since onset < 3 months\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: time since onset > 2 months, onset >= 2014-02-03\n", "") == "recommended in any case");
  CHECK(conclusion("  require any: time since onset > 2 months, onset > 2014-02-03\n", "") ==
        "undetermined of not_recommended, recommended");
  CHECK(conclusion("  require p\n", "  p:\n    present\n    absent\n") ==
        "contradictory by the records of not_recommended, recommended");
  CHECK(conclusion("  for injection when p\n  require q\n", "") == "undetermined of not_recommended, recommended, silent");
}

TEST_CASE("section 8: tables") {
  const std::string table = R"(table most, level by c:
  | c     | most | level |
  | red   | 2    | low   |
  | green | 4    | high  |
  | blue  | -    | -     |
)";
  CHECK(state("n <= most", "  n: 2\n  c: red\n", table) == "present");
  CHECK(state("n <= most", "  n: 3\n  c: red\n", table) == "absent");
  CHECK(state("n <= most", "  n: 1\n", table) == "undocumented");
  CHECK(state("n <= most", "  n: 9\n  c: blue\n", table) == "undocumented");
  CHECK(state("level is high", "  c: green\n", table) == "present");
  CHECK(state("level is high", "  c: blue\n", table) == "absent");
  CHECK(tell("any: level is high, level is low", "", table).conclusion == "undetermined of recommended, silent");
}

TEST_CASE("section 9: determinations") {
  const std::string text = vocabulary + R"(
guideline a.one "One":
  for injection
  require all: p, q
  require r
guideline b.two "Two":
  for injection
  not_recommended when c is red
determination ca.necessity "Necessity":
  outcomes: needed, not_needed
  consult in order:
    a.*
    b.*
  needed when recommended
  not_needed when not_recommended
  not_needed when undetermined
  refer when contradictory
  refer when silent
  not_needed upholds denied
  needed overturns denied
)";
  ReferenceProgram program(text);
  REQUIRE(program.errors().empty());
  auto decide = [&](const std::string& reports) {
    auto answer = program.answer("case one as of 2014-04-03:\n" + reports + "  request injection, denied on 2014-04-01\n");
    REQUIRE(answer);
    return *answer;
  };
  reference::Answer missing = decide("  c: red\n  p: present\n");
  const reference::DeterminationAnswer& one = missing.items.at(0).determinations.at(0);
  CHECK(one.result == "not_needed");
  CHECK(one.acted == std::set<std::string>{"undetermined"});
  CHECK(one.effect == reference::Effect::upholds);
  CHECK(missing.overall.at("ca.necessity") == reference::Overall::upheld);
  std::set<std::string> grounds;
  for (const reference::Ground& ground : one.grounds) {
    bool whole = ground.clause == reference::Place{};
    grounds.insert(ground.guideline + (whole ? "" : " " + words_at(program.sources(), ground.clause)));
  }
  CHECK(grounds == std::set<std::string>{"a.one", "a.one require all: p, q", "a.one require r", "b.two",
                                         "b.two not_recommended when c is red"});
  // A dispute that makes no difference does not stop a decision.
  reference::Answer disputed = decide("  c: blue\n  p:\n    present\n    absent\n");
  CHECK(disputed.items.at(0).determinations.at(0).result == "not_needed");
  CHECK(disputed.items.at(0).determinations.at(0).conclusion.kind == reference::ConclusionKind::contradictory_by_records);
  CHECK(decide("  p: present\n  q: present\n  r: present\n  c: red\n").items.at(0).determinations.at(0).result == "needed");
}

}  // namespace guide::properties
