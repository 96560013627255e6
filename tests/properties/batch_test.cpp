// The second layout of a Program gives the answers of the first: every state, conclusion and result, for random
// programs and cases and for the library's.

#include <catch2/catch.hpp>
#include <map>

#include "runtime/batch/service_decider.hpp"
#include "runtime/decide.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

std::string words(const Conclusion& one) {
  std::string text = std::to_string(static_cast<int>(one.kind)) + ":" + std::to_string(static_cast<int>(one.outcome));
  text += one.in_any_case ? " in any case" : "";
  text += one.beyond_bound ? " beyond the bound" : "";
  for (const Possible& possible : one.possible) {
    text += " " + std::to_string(static_cast<int>(possible.kind)) + ":" +
            std::to_string(static_cast<int>(possible.outcome));
  }
  return text;
}

bool same(const Conclusion& a, const Conclusion& b) {
  return a.kind == b.kind && a.outcome == b.outcome && a.in_any_case == b.in_any_case && a.by_records == b.by_records &&
         a.whichever_report == b.whichever_report && a.beyond_bound == b.beyond_bound && a.possible == b.possible &&
         a.by_lane == b.by_lane;
}

/// What the deciders of one program's services, used again and again, say otherwise than the ordinary way.
class Comparison {
 public:
  explicit Comparison(const guide::Program& program) : program_(program) {}

  std::string difference(const guide::Case& the_case) {
    const Decision expected = decide(program_, the_case);
    for (std::size_t i = 0; i < expected.requests.size(); ++i) {
      const auto request = the_case.requests.empty() ? none : static_cast<std::uint32_t>(i);
      const std::uint32_t service = request == none ? none : the_case.requests[i].service;
      One& one = one_for(service);
      const batch::Answer& answer = one.decider.decide(the_case, request);
      ++decided;
      quickly += one.decider.ordinary() == nullptr ? 1 : 0;
      std::string found = difference(expected.requests[i], one.decider, answer);
      if (!found.empty()) return found;
    }
    return {};
  }

  int decided = 0;
  int quickly = 0;

 private:
  struct One {
    One(const guide::Program& program, std::uint32_t service)
        : plan(batch::make_plan(program, service)), decider(plan) {}
    batch::Plan plan;
    batch::ServiceDecider decider;
  };
  One& one_for(std::uint32_t service) {
    auto& one = ones_[service];
    if (!one) one = std::make_unique<One>(program_, service);
    return *one;
  }

  std::string difference(const RequestDecision& expected, const batch::ServiceDecider& decider,
                         const batch::Answer& answer) const {
    for (std::uint32_t i = 0; i < expected.guidelines.size(); ++i) {
      const GuidelineDecision& guideline = expected.guidelines[i];
      const GuidelineInfo& info = program_.guidelines[guideline.guideline];
      const auto check = [&](Literal literal) {
        return decider.state(i, literal) == expected.trace.state(guideline.base, literal);
      };
      const Application& application = info.applications[guideline.application];
      if (!check(application.applies)) return info.name + ": whether it applies";
      for (Literal outcome : application.outcomes) {
        if (!check(outcome)) return info.name + ": an outcome";
      }
      const std::vector<guide::Clause>& clauses = info.clauses;
      for (std::uint32_t c = 0; c < clauses.size();
           c = clauses[c].kind == ClauseKind::latest ? clauses[c].end : c + 1) {
        if (!check(clauses[c].literal)) return info.name + ": the clause `" + clauses[c].text + "`";
      }
      if (!same(guideline.conclusion, *answer.guidelines[i])) {
        return info.name + ": its conclusion " + words(*answer.guidelines[i]) + ", not " + words(guideline.conclusion);
      }
    }
    for (std::size_t i = 0; i < expected.determinations.size(); ++i) {
      const DeterminationDecision& one = expected.determinations[i];
      const batch::Determined& found = *answer.determinations[i];
      const bool equal = same(one.conclusion, found.conclusion) && one.result == found.result &&
                         one.by_undetermined == found.by_undetermined &&
                         one.by_contradictory == found.by_contradictory && one.by_silent == found.by_silent;
      if (!equal) return program_.determinations[one.determination].name + ": the determination";
    }
    return {};
  }

  const guide::Program& program_;
  std::map<std::uint32_t, std::unique_ptr<One>> ones_;
};

std::string generate_text(std::uint64_t seed) {
  Random random(seed);
  Shape shape;
  shape.wide = seed % 40 == 7;
  shape.disputes = seed % 3 == 0;
  shape.records = seed % 2 == 0;
  Program program = generate_program(random, shape);
  std::string text = print(program);
  for (int i = 0; i < 12; ++i) {
    shape.exact = i % 2 == 0;
    std::string one = print(generate_case(random, program, shape));
    text += "case case_" + std::to_string(i) + one.substr(std::string("case generated").size());
  }
  return text;
}

}  // namespace

TEST_CASE("plans give the ordinary answers for random programs") {
  int decided = 0;
  int quickly = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(300); ++seed) {
    const std::string text = generate_text(static_cast<std::uint64_t>(seed));
    Compared compared(text);
    if (!compared.accepted()) continue;
    Comparison comparison(compared.program());
    for (std::size_t i = 0; i < compared.cases(); ++i) {
      const std::string differs = comparison.difference(compared.the_case(i));
      INFO("seed " << seed << ", " << compared.case_name(i));
      CHECK(differs == "");
    }
    decided += comparison.decided;
    quickly += comparison.quickly;
  }
  WARN(decided << " requests, " << quickly << " of them without lanes");
  CHECK(quickly * 4 > decided);
}

TEST_CASE("plans give the ordinary answers for the library") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  Comparison comparison(*compilation->program);
  for (const guide::Case& the_case : compilation->cases) {
    INFO(the_case.name);
    CHECK(comparison.difference(the_case) == "");
  }
  WARN(comparison.decided << " requests, " << comparison.quickly << " of them without lanes");
}

}  // namespace guide::properties
