#include <catch2/catch.hpp>

#include "runtime/decide.hpp"
#include "tests/runtime/program_builder.hpp"

using namespace guide;
using guide::test::CaseText;
using guide::test::ProgramBuilder;
using Kind = Answer::Kind;

namespace {

constexpr Possible recommended{ConclusionKind::determined, 0};
constexpr Possible not_recommended{ConclusionKind::determined, 1};
constexpr Possible contradictory{ConclusionKind::contradictory, none};
constexpr Possible silent{ConclusionKind::silent, none};
constexpr Possible undetermined{ConclusionKind::undetermined, none};

Conclusion conclude(const ProgramBuilder& build, const Case& the_case) {
  return decide(build.program, the_case).requests.front().guidelines.front().conclusion;
}
bool is(const Conclusion& conclusion, Possible wanted) {
  return Possible{conclusion.kind, conclusion.outcome} == wanted;
}

/// A guideline that requires p and q, for those with a.
struct Requires {
  ProgramBuilder build;
  std::uint32_t guideline;

  explicit Requires(bool exact) {
    const std::uint32_t a = build.finding("a");
    const std::uint32_t p = build.finding("p");
    const std::uint32_t q = build.finding("q");
    const Literal test_a = build.test(a);
    const Literal test_p = build.test(p);
    const Literal test_q = build.test(q);
    const Literal all = build.all({test_p, test_q});
    const Literal yes = build.all({test_a, all});
    const Literal no = build.all({test_a, !all});
    guideline = build.guideline("g", build.body({a, p, q}), test_a, {yes, no});
    GuidelineInfo& info = build.program.guidelines[guideline];
    info.requires_only = true;
    Application application = info.applications[0];
    application.three_values_exact = exact;
    info.applications = build.list({application});
    const auto clause = [&](Literal literal, std::uint32_t end) {
      Clause made;
      made.kind = ClauseKind::require;
      made.literal = literal;
      made.end = end;
      return made;
    };
    info.clauses = build.list({clause(test_p, 1), clause(test_q, 2)});
  }
  CaseText text() const { return CaseText(build.program); }
};

}  // namespace

TEST_CASE("a guideline of requirements concludes") {
  for (const bool exact : {true, false}) {
    const Requires made(exact);
    CHECK(is(conclude(made.build, made.text().present("a").present("p").present("q").done()), recommended));
    CHECK(is(conclude(made.build, made.text().present("a").absent("p").done()), not_recommended));
    CHECK(is(conclude(made.build, made.text().absent("a").done()), silent));
    const Conclusion open = conclude(made.build, made.text().present("a").present("p").done());
    CHECK(is(open, undetermined));
    CHECK(open.possible == std::vector<Possible>{recommended, not_recommended});
    const Conclusion unknown = conclude(made.build, made.text().done());
    CHECK(unknown.possible == std::vector<Possible>{recommended, not_recommended, silent});
    const Conclusion perhaps = conclude(made.build, made.text().absent("p").done());
    CHECK(perhaps.possible == std::vector<Possible>{not_recommended, silent});
  }
}

TEST_CASE("settlements that differ are contradictory by the records") {
  const Requires made(true);
  const Conclusion conclusion = conclude(made.build, made.text().present("a").disputed("p").present("q").done());
  CHECK(is(conclusion, contradictory));
  CHECK(conclusion.by_records);
  CHECK(conclusion.possible == std::vector<Possible>{recommended, not_recommended});
  CHECK(conclusion.by_lane == std::vector<Possible>{recommended, not_recommended});
  const Conclusion either = conclude(made.build, made.text().present("a").disputed("p").absent("q").done());
  CHECK(is(either, not_recommended));
  CHECK(either.whichever_report);
}

TEST_CASE("a case split is mended by completions") {
  ProgramBuilder build;
  const std::uint32_t p = build.finding("p");
  const std::uint32_t q = build.finding("q");
  const Literal test_p = build.test(p);
  const Literal test_q = build.test(q);
  const Literal split = build.any({build.all({test_p, test_q}), build.all({test_p, !test_q})});
  const std::uint32_t body = build.body({p, q});
  build.guideline("g", body, split, {split, !split});
  const Conclusion conclusion = conclude(build, CaseText(build.program).present("p").done());
  CHECK(is(conclusion, recommended));
  CHECK(conclusion.in_any_case);
  CHECK(conclude(build, CaseText(build.program).done()).possible ==
        std::vector<Possible>{recommended, not_recommended});
}

TEST_CASE("thresholds on one quantity move together, through the regions between them") {
  ProgramBuilder build;
  const std::uint32_t x = build.fact("x", Type::count);
  const Literal from_3 = build.reaches(x, 3);
  const Literal from_5 = build.reaches(x, 5);
  const Literal never = build.all({from_5, !from_3});
  const Literal yes = build.any({from_5, !from_3});
  const std::uint32_t body = build.body({x});
  build.guideline("g", body, yes, {yes, never});
  CHECK(conclude(build, CaseText(build.program).done()).possible == std::vector<Possible>{recommended, silent});
  const Case some = CaseText(build.program).tell("x", {.kind = Kind::between, .value = "3", .second = "5"}).done();
  CHECK(conclude(build, some).possible == std::vector<Possible>{recommended, silent});
  const Case few = CaseText(build.program).tell("x", {.kind = Kind::between, .value = "3", .second = "4"}).done();
  CHECK(is(conclude(build, few), silent));
}

TEST_CASE("an option is one of those left") {
  ProgramBuilder build;
  const std::uint32_t c = build.choice("c", {"a", "b", "c"});
  const Literal is_any = build.any({build.option(c, 0), build.option(c, 1), build.option(c, 2)});
  const Literal two = build.all({build.option(c, 0), build.option(c, 1)});
  const std::uint32_t body = build.body({c});
  build.guideline("g", body, is_any, {is_any, two});
  const Conclusion conclusion = conclude(build, CaseText(build.program).done());
  CHECK(is(conclusion, recommended));
  CHECK(conclusion.in_any_case);
}

TEST_CASE("beyond 4,096 combinations every combination of the open outcomes counts") {
  ProgramBuilder build;
  std::vector<std::uint32_t> facts;
  std::vector<Literal> tests;
  for (int i = 0; i < 13; ++i) {
    facts.push_back(build.finding("f" + std::to_string(i)));
    tests.push_back(build.test(facts.back()));
  }
  const Literal all = build.all(tests);
  const std::uint32_t body = build.body(facts);
  build.guideline("g", body, all, {all, !all});
  const Conclusion beyond = conclude(build, CaseText(build.program).done());
  CHECK(beyond.beyond_bound);
  CHECK(beyond.possible == std::vector<Possible>{recommended, not_recommended, contradictory, silent});
  const Conclusion within = conclude(build, CaseText(build.program).present("f0").done());
  CHECK_FALSE(within.beyond_bound);
  CHECK(within.possible == std::vector<Possible>{recommended, not_recommended});
}

namespace {

/// A determination over one tier with the guideline of `Requires`.
struct Determined {
  Requires guideline{true};

  Determined() {
    ProgramBuilder& build = guideline.build;
    const Literal yes = build.node(Op::outcome, 0, 0);
    const Literal no = build.node(Op::outcome, 0, 1);
    Consultation consultation;
    consultation.body = build.body({});
    consultation.outcomes = build.list({yes, no});
    consultation.consulted = build.list({Consulted{0, 0, 0, build.list({0u, 1u})}});
    DeterminationInfo info;
    info.name = "d";
    info.outcomes = build.list<Text>({"necessary", "not_necessary"});
    info.undetermined.result = {ResultKind::outcome, 1};
    info.contradictory.result = {ResultKind::refer, none};
    info.silent.result = {ResultKind::request_information, none};
    info.reviewers.push_back({1, "physician"});
    info.consultations.push_back(consultation);
    build.program.determinations.push_back(info);
    build.program.without_request.determinations = build.list({ServiceSlices::Use{0, 0}});
  }
  DeterminationDecision decide(CaseText& text) const {
    return guide::decide(guideline.build.program, text.done()).requests.front().determinations.front();
  }
};

}  // namespace

TEST_CASE("a determination's clauses turn conclusions into results") {
  const Determined made;
  CaseText open = made.guideline.text();
  const DeterminationDecision by_silence = made.decide(open.present("a").present("p"));
  CHECK(by_silence.result == Result{ResultKind::outcome, 1});
  CHECK(by_silence.by_undetermined);
  CHECK(by_silence.reviewers == std::vector<std::uint32_t>{0});
  // the guideline, and q alone; p alone would be met
  CHECK(by_silence.grounds == std::vector<Ground>{{0, none}, {0, 1}});

  CaseText absent = made.guideline.text();
  const DeterminationDecision outside = made.decide(absent.absent("a"));
  CHECK(outside.result == Result{ResultKind::request_information, none});
  CHECK(outside.by_silent);
  CHECK(outside.grounds.empty());
}

TEST_CASE("a dispute that makes no difference does not stop a determination") {
  const Determined made;
  CaseText text = made.guideline.text();
  const DeterminationDecision decided = made.decide(text.present("a").disputed("p"));
  CHECK(decided.result == Result{ResultKind::outcome, 1});  // undetermined in one settlement, unmet in the other
  CHECK(decided.conclusion.by_records);
  CHECK(decided.by_undetermined);
  CHECK_FALSE(decided.by_contradictory);

  CaseText other = made.guideline.text();
  const DeterminationDecision refer = made.decide(other.present("a").disputed("p").present("q"));
  CHECK(refer.result == Result{ResultKind::refer, none});
  CHECK(refer.by_contradictory);
  CHECK_FALSE(refer.by_undetermined);
}

TEST_CASE("a workspace decides one case after the other") {
  const Determined made;
  const Program& program = made.guideline.build.program;
  Decider decider(program);
  Decision reused;
  for (int i = 0; i < 3; ++i) {
    CaseText text = made.guideline.text();
    text.present("a").disputed("p");
    if (i == 1) text.present("q");
    const Case the_case = text.done();
    decider.decide(the_case, reused);
    const Decision fresh = decide(program, the_case);
    CHECK(reused.requests[0].determinations[0].result == fresh.requests[0].determinations[0].result);
    CHECK(reused.requests[0].guidelines[0].conclusion.by_lane == fresh.requests[0].guidelines[0].conclusion.by_lane);
    CHECK(reused.requests[0].trace.bits.size() == fresh.requests[0].trace.bits.size());
  }
}
