// The laws of the semantics (section 10), each as a property of the runtime over random programs and cases.

#include <catch2/catch.hpp>

#include "tests/properties/adapter.hpp"
#include "tests/properties/laws/changes.hpp"
#include "tests/properties/laws/rewrite.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/texts.hpp"

namespace guide::properties {
namespace {

using reference::Conclusion;
using reference::ConclusionKind;
using reference::State;

std::string text_of(const Program& program, const std::vector<Case>& cases) {
  std::string text = print(program);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    text += "case case_" + std::to_string(i) + print(cases[i]).substr(std::string("case generated").size());
  }
  return text;
}

/// The answers to all cases; none if the checker refuses the program or one of them.
std::vector<reference::Answer> decide_all(const Program& program, const std::vector<Case>& cases) {
  Compared compared(text_of(program, cases));
  std::vector<reference::Answer> result;
  if (!compared.accepted() || compared.cases() != cases.size()) return result;
  for (std::size_t i = 0; i < cases.size(); ++i) result.push_back(compared.real(i));
  return result;
}

std::optional<reference::Answer> decide_one(const Program& program, const Case& the_case) {
  auto answers = decide_all(program, {the_case});
  if (answers.empty()) return {};
  return answers[0];
}

/// A conclusion with its name and the states it comes from.
struct Concluded {
  std::string where;
  std::map<std::string, State> outcomes;
  Conclusion conclusion;
};

/// Of all guidelines and determinations, in the order of their names.
std::vector<Concluded> conclusions(const reference::Answer& answer, bool determinations = true) {
  std::map<std::string, Concluded> sorted;
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    std::string item = std::to_string(i) + " ";
    for (const auto& one : answer.items[i].guidelines) sorted[item + one.path] = {item + one.path, one.outcomes, one.conclusion};
    if (!determinations) continue;
    for (const auto& one : answer.items[i].determinations) sorted[item + one.path] = {item + one.path, one.outcomes, one.conclusion};
  }
  std::vector<Concluded> result;
  for (auto& [where, one] : sorted) result.push_back(one);
  return result;
}

bool bounded(const reference::Answer& answer) {
  for (const auto& item : answer.items) {
    if (item.settlements_bounded) return true;
  }
  return false;
}

bool same_kind(const Conclusion& a, const Conclusion& b) { return a.kind == b.kind && a.outcome == b.outcome; }

/// One seed of a law: a program, a case and a random source for changing them. `law` returns whether it could be tried.
template <typename Law>
void each_seed(const Shape& shape, int usual, Law law) {
  int tried = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(usual); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 7919);
    Program program = generate_program(random, shape);
    Case the_case = generate_case(random, program, shape);
    INFO("seed " << seed << "\n" << text_of(program, {the_case}));
    tried += law(random, program, the_case) ? 1 : 0;
  }
  CHECK(tried * 5 > seeds(usual));  // most seeds must have something to show
}

Shape stable_shape() {
  Shape shape;
  shape.silences = false;
  return shape;
}

void expect_same(const reference::Answer& one, const reference::Answer& other, bool states) {
  auto before = conclusions(one);
  auto after = conclusions(other);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    INFO(before[i].where);
    REQUIRE(before[i].where == after[i].where);
    if (states) CHECK(before[i].outcomes == after[i].outcomes);
    if (before[i].conclusion.beyond_bound || after[i].conclusion.beyond_bound) continue;
    INFO(to_text(before[i].conclusion) << ", then " << to_text(after[i].conclusion));
    CHECK(same_kind(before[i].conclusion, after[i].conclusion));
    CHECK(before[i].conclusion.possible == after[i].conclusion.possible);
    if (states) CHECK(before[i].conclusion.in_any_case == after[i].conclusion.in_any_case);
  }
}

}  // namespace

TEST_CASE("law 1: order never matters") {
  each_seed({}, 150, [](Random& random, const Program& program, const Case& the_case) {
    auto before = decide_one(program, the_case);
    Program other = reordered(random, program);
    Case other_case = reordered(random, the_case);
    auto after = decide_one(other, other_case);
    if (!before || bounded(*before)) return false;
    INFO(text_of(other, {other_case}));
    if (!after) {  // what is too much to settle in the one order may be settled in the other
      REQUIRE_FALSE(Compared(text_of(program, {the_case})).settled());
      return false;
    }
    expect_same(*before, *after, true);
    return true;
  });
}

TEST_CASE("law 1: equal phrasings give equal answers") {
  each_seed({}, 150, [](Random& random, const Program& program, const Case& the_case) {
    auto before = decide_one(program, the_case);
    Program other = rephrased(random, program);
    auto after = decide_one(other, the_case);
    if (!before || !after || bounded(*before) || bounded(*after)) return false;
    INFO(print(other));
    expect_same(*before, *after, true);
    return true;
  });
}

TEST_CASE("law 2: completions mend case splits") {
  each_seed({}, 150, [](Random& random, const Program& program, const Case& the_case) {
    auto before = decide_one(program, the_case);
    Program other = split(random, program);
    auto after = decide_one(other, the_case);
    // A split may read a dispute that nothing read before: then there are more settlements, and they may all agree.
    if (!before || !after || before->items[0].settlements != after->items[0].settlements) return false;
    INFO(print(other));
    expect_same(*before, *after, false);
    return true;
  });
}

TEST_CASE("law 3: more knowledge never changes a conclusion") {
  each_seed(stable_shape(), 300, [](Random& random, const Program& program, const Case& the_case) {
    std::optional<Case> more;
    switch (random.below(3)) {
      case 0: more = with_first_report(random, program, the_case); break;
      case 1: more = narrowed(random, the_case); break;
      default: more = with_report_withdrawn(random, program, the_case); break;
    }
    if (!more) return false;
    auto answers = decide_all(program, {the_case, *more});
    if (answers.size() < 2 || bounded(answers[0])) return false;
    INFO(print(*more));
    auto before = conclusions(answers[0]);
    auto after = conclusions(answers[1]);
    for (std::size_t i = 0; i < before.size(); ++i) {
      ConclusionKind kind = before[i].conclusion.kind;
      if (kind == ConclusionKind::undetermined || kind == ConclusionKind::contradictory_by_records) continue;
      INFO(before[i].where << ": " << to_text(before[i].conclusion) << ", then " << to_text(after[i].conclusion));
      CHECK(same_kind(before[i].conclusion, after[i].conclusion));
    }
    return true;
  });
}

TEST_CASE("law 4: one more report never flips a conclusion") {
  each_seed(stable_shape(), 300, [](Random& random, const Program& program, const Case& the_case) {
    auto more = with_another_report(random, program, the_case);
    if (!more) return false;
    auto answers = decide_all(program, {the_case, *more});
    if (answers.size() < 2 || bounded(answers[1])) return false;
    INFO(print(*more));
    auto before = conclusions(answers[0]);
    auto after = conclusions(answers[1]);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i].conclusion.kind != ConclusionKind::determined) continue;
      INFO(before[i].where << ": " << to_text(before[i].conclusion) << ", then " << to_text(after[i].conclusion));
      ConclusionKind kind = after[i].conclusion.kind;
      bool reopened = kind == ConclusionKind::undetermined || kind == ConclusionKind::contradictory_by_records;
      CHECK((reopened || same_kind(before[i].conclusion, after[i].conclusion)));
    }
    return true;
  });
}

TEST_CASE("laws 5 and 7: conflicting means that another report leads elsewhere") {
  Shape shape;
  shape.exact = true;
  shape.silences = false;
  each_seed(shape, 300, [](Random&, const Program& program, Case the_case) {
    // Lists of codes are united, and lengths may be equal in other units: neither is plainly disputed.
    for (const Fact& fact : program.facts) {
      if (fact.kind == Kind::codes || fact.kind == Kind::duration) {
        std::erase_if(the_case.reports, [&](const Report& report) { return report.fact == fact.name; });
      }
    }
    the_case.requests.clear();
    std::vector<Case> settlements = settled(the_case, 64);
    if (settlements.size() < 2) return false;
    auto whole = decide_one(program, the_case);
    auto parts = decide_all(program, settlements);
    if (!whole || parts.empty()) return false;
    for (const auto& [place, state] : whole->items[0].conditions) {
      std::set<State> seen;
      for (const auto& part : parts) seen.insert(part.items[0].conditions.at(place));
      INFO("line " << place.begin << ": " << to_text(state));
      CHECK((state == State::conflicting) == (seen.size() > 1));
      if (state != State::conflicting) CHECK(seen == std::set<State>{state});
    }
    auto told = conclusions(*whole);
    for (std::size_t i = 0; i < told.size(); ++i) {
      std::set<std::string> seen;
      for (const auto& part : parts) {
        const Conclusion one = conclusions(part)[i].conclusion;
        seen.insert(std::to_string(static_cast<int>(one.kind)) + one.outcome);
      }
      INFO(told[i].where << ": " << to_text(told[i].conclusion));
      CHECK((told[i].conclusion.kind == ConclusionKind::contradictory_by_records) == (seen.size() > 1));
    }
    return true;
  });
}

TEST_CASE("law 6: on a documented case this is two-valued logic") {
  Shape shape;
  shape.exact = true;
  shape.complete = true;
  shape.disputes = false;
  shape.two_valued = true;
  each_seed(shape, 300, [](Random&, const Program& program, const Case& the_case) {
    auto answer = decide_one(program, the_case);
    if (!answer) return false;
    for (const auto& item : answer->items) {
      for (const auto& [place, state] : item.conditions) {
        INFO("line " << place.begin << ": " << to_text(state));
        CHECK((state == State::present || state == State::absent));
      }
    }
    for (const Concluded& one : conclusions(*answer)) {
      INFO(one.where << ": " << to_text(one.conclusion));
      CHECK(one.conclusion.kind != ConclusionKind::undetermined);
      CHECK(one.conclusion.kind != ConclusionKind::contradictory_by_records);
      CHECK_FALSE(one.conclusion.in_any_case);
    }
    return true;
  });
}

TEST_CASE("law 7: what is possible is what the completions lead to") {
  Shape shape;
  shape.logic = true;
  shape.silences = false;
  shape.disputes = false;
  shape.exact = true;
  each_seed(shape, 300, [](Random&, const Program& program, Case the_case) {
    the_case.requests.clear();
    std::vector<Case> completions = completed(program, the_case, 300);
    auto whole = decide_one(program, the_case);
    auto parts = decide_all(program, completions);
    if (!whole || parts.empty()) return false;
    auto told = conclusions(*whole);
    for (std::size_t i = 0; i < told.size(); ++i) {
      std::set<std::string> seen;
      for (const auto& part : parts) {
        const Conclusion one = conclusions(part)[i].conclusion;
        REQUIRE(one.kind != ConclusionKind::undetermined);
        seen.insert(one.kind == ConclusionKind::determined ? one.outcome : one.kind == ConclusionKind::silent ? "silent" : "contradictory");
      }
      INFO(told[i].where << ": " << to_text(told[i].conclusion));
      if (told[i].conclusion.beyond_bound) continue;
      CHECK((told[i].conclusion.kind == ConclusionKind::undetermined) == (seen.size() > 1));
      if (seen.size() > 1) CHECK(told[i].conclusion.possible == seen);
    }
    return true;
  });
}

}  // namespace guide::properties
