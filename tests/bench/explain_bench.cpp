// What explaining costs: a guideline of a hundred criteria with its letter, and all minimal changes for each case of
// the guideline library. Run from the root of the sources.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "compiler/compile.hpp"
#include "runtime/explain/change.hpp"
#include "runtime/explain/determination.hpp"
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
      "case patient as of 2024-05-01:\n  document chart: 2024-04-20 \"Chart\"\n  document note: 2024-04-22 \"Note\"\n";
  for (int i = 0; i < criteria; ++i) {
    if (i % 7 == 3) continue;  // undocumented
    if (i % 50 == 5) {
      text += "  " + fact(i) + ":\n    present in chart \"seen\"\n    absent in note \"not seen\"\n";
    } else {
      text += "  " + fact(i) + ": present in chart \"found on examination\"\n";
    }
  }
  return text + "  request surgery, denied on 2024-04-28 \"Surgery\"\n";
}

std::unique_ptr<guide::Compilation> compiled(std::vector<guide::ModuleText> texts) {
  auto compilation = guide::compile(std::move(texts), [](std::string_view) { return std::nullopt; });
  if (compilation->program) return compilation;
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

/// Every case once an iteration; `slowest` is in milliseconds and to stay under 10.
void changes_of_library_cases(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  const auto compilation = guideline_library();
  const guide::Program& program = *compilation->program;
  double slowest = 0;
  std::string slowest_case;
  std::size_t sets = 0;
  std::size_t stopped = 0;
  for (auto _ : state) {
    sets = stopped = 0;
    double slowest_now = 0;
    for (const guide::Case& the_case : compilation->cases) {
      const guide::Decision decision = guide::decide(program, the_case);
      const auto begin = Clock::now();
      for (const guide::RequestDecision& request : decision.requests) {
        for (const guide::DeterminationDecision& determination : request.determinations) {
          for (const auto& alternative : guide::explain::what_would_change(program, the_case, request, determination)) {
            sets += alternative.sets.size();
            stopped += alternative.complete ? 0 : 1;
          }
        }
      }
      const double took = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
      if (took <= slowest_now) continue;
      slowest_now = took;
      slowest_case = the_case.name;
    }
    slowest = slowest == 0 ? slowest_now : std::min(slowest, slowest_now);
  }
  state.SetLabel("slowest: " + slowest_case);
  state.counters["slowest"] = slowest;
  state.counters["cases"] = static_cast<double>(compilation->cases.size());
  state.counters["sets"] = static_cast<double>(sets);
  state.counters["stopped"] = static_cast<double>(stopped);
}
BENCHMARK(changes_of_library_cases)->Unit(benchmark::kMillisecond);

}  // namespace
