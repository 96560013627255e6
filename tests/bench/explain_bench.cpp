// What explaining costs: a guideline of a hundred criteria with its letter, and all minimal changes for each case of
// the guideline library. Run from the root of the sources.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "compiler/compile.hpp"
#include "runtime/explain/change.hpp"
#include "runtime/explain/determination.hpp"
#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/letter/letter.hpp"

namespace {

namespace fs = std::filesystem;

constexpr int criteria = 100;

std::string fact(int number) { return "criterion_" + std::to_string(number); }

/// Ninety requirements of one finding, and five groups any one of whose two members will do.
std::string hundred_criteria() {
  std::string text = "source rules: 2020 \"Rules of the plan\"\nservice surgery \"Surgery\"\n";
  for (int i = 0; i < criteria; ++i)
    text += "fact " + fact(i) + ": finding \"what criterion " + std::to_string(i) + " asks for\"\n";
  text += "guideline plan.surgery \"Surgery\" cite rules, page 1:\n  for surgery\n";
  for (int i = 0; i < 90; ++i) text += "  require " + fact(i) + " cite item " + std::to_string(i) + "\n";
  for (int i = 90; i < criteria; i += 2) {
    text += "  require any cite item " + std::to_string(i) + ":\n    " + fact(i) + "\n    " + fact(i + 1) + "\n";
  }
  text +=
      "determination plan.coverage \"Coverage\":\n  outcomes: covered, not_covered\n  consult in order:\n    plan.*\n"
      "  covered when recommended\n  not_covered when not_recommended\n  refer when undetermined\n  refer when "
      "contradictory\n"
      "  refer when silent\n  not_covered upholds denied\n  covered overturns denied\n";
  text +=
      "case patient as of 2024-05-01:\n  document chart: 2024-04-20 \"Chart\"\n  document visit: 2024-04-22 \"Note\"\n";
  for (int i = 0; i < criteria; ++i) {
    if (i % 7 == 3) continue;  // undocumented
    if (i % 50 == 5) {
      text += "  " + fact(i) + ":\n    present in chart \"seen\"\n    absent in visit \"not seen\"\n";
    } else {
      text += "  " + fact(i) + ": present in chart \"found on examination\"\n";
    }
  }
  return text + "  request surgery, denied on 2024-04-28 \"Surgery\"\n";
}

std::unique_ptr<guide::Compilation> compiled(std::vector<guide::ModuleText> texts) {
  auto compilation = guide::compile(std::move(texts), [](std::string_view) { return std::nullopt; });
  if (compilation->program && !compilation->diagnostics.has_errors()) return compilation;
  for (const auto& diagnostic : compilation->diagnostics.list()) std::cerr << diagnostic.message << "\n";
  std::exit(1);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<guide::Compilation> guideline_library() {
  std::vector<guide::ModuleText> texts;
  for (const auto& entry : fs::recursive_directory_iterator("guidelines")) {
    if (entry.path().extension() != ".guide") continue;
    std::string module = entry.path().lexically_relative("guidelines").replace_extension().string();
    std::replace(module.begin(), module.end(), '/', '.');
    texts.push_back({module, entry.path().string(), read(entry.path())});
  }
  std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.module < b.module; });
  return compiled(std::move(texts));
}

void decide_hundred_criteria(benchmark::State& state) {
  const auto compilation = compiled({{"", "hundred.guide", hundred_criteria()}});
  for (auto _ : state) benchmark::DoNotOptimize(guide::decide(*compilation->program, compilation->cases.front()));
}
BENCHMARK(decide_hundred_criteria)->Unit(benchmark::kMicrosecond);

void changes_of_hundred_criteria(benchmark::State& state) {
  const auto compilation = compiled({{"", "hundred.guide", hundred_criteria()}});
  const guide::Case& the_case = compilation->cases.front();
  const guide::Decision decision = guide::decide(*compilation->program, the_case);
  const guide::RequestDecision& request = decision.requests.front();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        guide::explain::what_would_change(*compilation->program, the_case, request, request.determinations.front()));
  }
}
BENCHMARK(changes_of_hundred_criteria)->Unit(benchmark::kMicrosecond);

/// The tree, with what would change it.
void explain_hundred_criteria(benchmark::State& state) {
  const auto compilation = compiled({{"", "hundred.guide", hundred_criteria()}});
  const guide::Case& the_case = compilation->cases.front();
  const guide::Decision decision = guide::decide(*compilation->program, the_case);
  for (auto _ : state)
    benchmark::DoNotOptimize(guide::explain::determination_text(*compilation->program, the_case, decision));
}
BENCHMARK(explain_hundred_criteria)->Unit(benchmark::kMicrosecond);

/// The letter from the decision to the page; under 1000 us.
void letter_of_hundred_criteria(benchmark::State& state) {
  const auto compilation = compiled({{"", "hundred.guide", hundred_criteria()}});
  const guide::Case& the_case = compilation->cases.front();
  const guide::Decision decision = guide::decide(*compilation->program, the_case);
  for (auto _ : state) {
    const guide::explain::Letter letter = guide::explain::letter(*compilation->program, the_case, decision);
    benchmark::DoNotOptimize(guide::explain::letter_html(letter));
  }
}
BENCHMARK(letter_of_hundred_criteria)->Unit(benchmark::kMicrosecond);

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);  // what others do on the machine is not counted
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// Tells something of every case of the guideline library, once an iteration. `slowest` is the case that takes longest, in
/// milliseconds, least of the iterations; `over` how many take longer than `goal`.
template <typename Tell>
void tell_library_cases(benchmark::State& state, double goal, Tell tell) {
  const auto compilation = guideline_library();
  const guide::Program& program = *compilation->program;
  std::vector<double> least(compilation->cases.size(), 1e9);
  for (auto _ : state) {
    for (std::size_t i = 0; i < compilation->cases.size(); ++i) {
      const guide::Case& the_case = compilation->cases[i];
      const guide::Decision decision = guide::decide(program, the_case);
      const double begin = thread_milliseconds();
      for (const guide::RequestDecision& request : decision.requests) tell(program, the_case, request);
      least[i] = std::min(least[i], thread_milliseconds() - begin);
    }
  }
  const auto slowest = std::max_element(least.begin(), least.end());
  state.SetLabel("slowest: " + compilation->cases[static_cast<std::size_t>(slowest - least.begin())].name);
  state.counters["slowest"] = *slowest;
  state.counters["cases"] = static_cast<double>(least.size());
  state.counters["over"] =
      static_cast<double>(std::count_if(least.begin(), least.end(), [goal](double took) { return took > goal; }));
}

/// All minimal sets of changes; under 10 ms a case. `stopped`: results whose search stopped at a bound, of `results`.
void changes_of_library_cases(benchmark::State& state) {
  double sets = 0;
  double results = 0;
  double stopped = 0;
  tell_library_cases(state, 10, [&](const auto& program, const auto& the_case, const auto& request) {
    for (const guide::DeterminationDecision& determination : request.determinations) {
      for (const auto& alternative : guide::explain::what_would_change(program, the_case, request, determination)) {
        sets += static_cast<double>(alternative.sets.size());
        stopped += alternative.complete ? 0 : 1;
        results += 1;
      }
    }
  });
  const auto average = benchmark::Counter::kAvgIterations;
  state.counters["sets"] = benchmark::Counter(sets, average);
  state.counters["results"] = benchmark::Counter(results, average);
  state.counters["stopped"] = benchmark::Counter(stopped, average);
}
BENCHMARK(changes_of_library_cases)->Unit(benchmark::kMillisecond)->Iterations(3);

/// Which single facts, if wrong, would have changed the result.
void sensitivity_of_library_cases(benchmark::State& state) {
  tell_library_cases(state, 10, [](const auto& program, const auto& the_case, const auto& request) {
    benchmark::DoNotOptimize(guide::explain::sensitivity(program, the_case, request));
  });
}
BENCHMARK(sensitivity_of_library_cases)->Unit(benchmark::kMillisecond)->Iterations(3);

/// What to ask first.
void question_of_library_cases(benchmark::State& state) {
  tell_library_cases(state, 10, [](const auto& program, const auto& the_case, const auto& request) {
    benchmark::DoNotOptimize(guide::explain::next_question(program, the_case, request));
  });
}
BENCHMARK(question_of_library_cases)->Unit(benchmark::kMillisecond)->Iterations(3);

}  // namespace
