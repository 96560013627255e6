// A guideline with a record and a table, one decision at a time: what the measured guideline does not have.

#include <benchmark/benchmark.h>

#include "goals.hpp"
#include "injections.hpp"
#include "runtime/batch/case_decider.hpp"
#include "runtime/decide.hpp"

namespace bench {
namespace {

constexpr std::size_t many = 2'000;
constexpr std::int32_t today = 19'000;

constexpr const char* guideline = R"(
service therapy "Physical therapy"
fact region:   one of neck, back, knee, other "region"
fact visits:   count "visits requested"
fact recent_fall: finding "recent fall"
record course none unless documented "earlier course of therapy":
  date:   date
  visits_made: count "visits made"
  relief: count "percent of relief"
table allowed by region "visits allowed":
  | region | allowed |
  | neck   | 10      |
  | back   | 12      |
  | knee   | 24      |
  | other  | -       |
guideline bench.therapy "Physical therapy":
  for therapy
  require visits + sum of visits_made of course <= allowed
  require not recent_fall
  when some course:
    require latest course has relief >= 20
    require time since latest course >= 30 days
)";

struct Course {
  std::int32_t date, visits, relief;
};
struct Therapy {
  int region;  // 4: unknown
  std::int32_t visits;
  std::uint8_t recent_fall;
  int courses;
  Course course[3];
};

std::uint32_t mix(std::uint32_t& seed) { return seed = seed * 1664525u + 1013904223u; }

std::vector<Therapy> make_therapies() {
  std::vector<Therapy> made;
  std::uint32_t seed = 6;
  const auto below = [&](std::uint32_t count) { return static_cast<std::int32_t>((mix(seed) >> 8) % count); };
  for (std::size_t i = 0; i < many; ++i) {
    Therapy one{below(5), below(16), static_cast<std::uint8_t>(below(3)), below(4), {}};
    for (int k = 0; k < one.courses; ++k) one.course[k] = {today - 10 - 40 * k - below(30), below(6), below(50)};
    made.push_back(one);
  }
  return made;
}

/// 0 recommended, 1 not recommended, 2 undetermined.
int by_hand(const Therapy& one) {
  constexpr std::int32_t allowed[] = {10, 12, 24};
  std::int32_t sum = one.visits;
  const Course* latest = nullptr;
  for (int k = 0; k < one.courses; ++k) {
    sum += one.course[k].visits;
    if (latest == nullptr || one.course[k].date > latest->date) latest = &one.course[k];
  }
  bool fails = one.recent_fall == yes;
  bool open = one.recent_fall == unknown;
  if (one.region >= 3) {
    // An unknown region may be `other`, of which the table says nothing.
    open = true;
  } else if (sum > allowed[one.region]) {
    fails = true;
  }
  if (latest != nullptr && (latest->relief < 20 || today - latest->date < 30)) fails = true;
  return fails ? 1 : open ? 2 : 0;
}

std::string json_of(const Therapy& one) {
  constexpr const char* regions[] = {R"("neck")", R"("back")", R"("knee")", R"("other")", "null"};
  constexpr const char* truths[] = {"false", "true", "null"};
  std::string text = R"({"schema":"guide.case/1","as_of":")" + date_text(today) + R"(","facts":{"region":)" +
                     regions[one.region] + R"(,"visits":)" + std::to_string(one.visits) + R"(,"recent_fall":)" +
                     truths[one.recent_fall];
  if (one.courses != 0) text += R"(,"course":[)";
  for (int k = 0; k < one.courses; ++k) {
    text += std::string(k == 0 ? "" : ",") + R"({"date":")" + date_text(one.course[k].date) + R"(","visits_made":)" +
            std::to_string(one.course[k].visits) + R"(,"relief":)" + std::to_string(one.course[k].relief) + "}";
  }
  return text + (one.courses == 0 ? "" : "]") + R"(},"requests":[{"service":"therapy"}]})";
}

int code_of(const guide::Conclusion& conclusion) {
  return conclusion.kind == guide::ConclusionKind::determined ? static_cast<int>(conclusion.outcome) : 2;
}

void records_by_hand(benchmark::State& state) {
  const auto therapies = make_therapies();
  std::vector<int> answers(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) answers[i] = by_hand(therapies[i]);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(records_by_hand);

struct Therapies {
  Therapies() : program(compile_text(guideline, "therapy.guide")) {
    const auto therapies = make_therapies();
    for (std::size_t i = 0; i < many; ++i) {
      texts.push_back(json_of(therapies[i]));
      expected.push_back(by_hand(therapies[i]));
      auto read = guide::read_case_json(*program, texts.back());
      if (!std::holds_alternative<guide::Case>(read)) wrong("Guide, records: reading", i);
      cases.push_back(std::get<guide::Case>(std::move(read)));
    }
  }
  std::shared_ptr<const guide::Program> program;
  std::vector<std::string> texts;
  std::vector<guide::Case> cases;
  std::vector<int> expected;
};

void records(benchmark::State& state) {
  const Therapies therapies;
  guide::batch::CaseDecider decider(*therapies.program);
  guide::batch::ServiceDecider& one = decider.of(0);
  for (std::size_t i = 0; i < many; ++i) {
    if (code_of(*one.decide(therapies.cases[i], 0).guidelines.front()) != therapies.expected[i]) {
      wrong("Guide, records", i);
    }
  }
  std::vector<const guide::Conclusion*> answers(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) answers[i] = one.decide(therapies.cases[i], 0).guidelines.front();
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(records);

/// The whole decision, with the trace of all lanes.
void records_whole_decision(benchmark::State& state) {
  const Therapies therapies;
  guide::Decider decider(*therapies.program);
  guide::Decision decision;
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      decider.decide(therapies.cases[i], decision);
      benchmark::DoNotOptimize(decision);
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(records_whole_decision);

void records_text(benchmark::State& state) {
  const Therapies therapies;
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      benchmark::DoNotOptimize(guide::read_case_json(*therapies.program, therapies.texts[i]));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(records_text);

const bool compared = [] {
  compare("a guideline with a record and a table", "records", "records_by_hand", 50, 100);
  return true;
}();

}  // namespace
}  // namespace bench
