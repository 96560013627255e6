// Loading from source: a file of 1,000 lines, a library of 10,000 guidelines and the memory it takes, and how the time
// grows with the text, faulty text included.

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "injections.hpp"
#include "tools/guide/mapped.hpp"

namespace bench {
namespace {

using guide::api::Library;
using guide::api::Module;

std::string replaced(std::string text, const std::string& number) {
  for (auto at = text.find('#'); at != std::string::npos; at = text.find('#', at)) text.replace(at, 1, number);
  return text;
}

/// One guideline with facts of its own: 25 lines, about 900 characters.
const char* const guideline = R"(
service treatment_# "treatment #"
source manual_#: 2020 "Manual of treatments, part #"
fact pain_#: finding "pain of kind #"
fact weakness_#: finding "weakness of kind #"
fact duration_#: duration from 0 "duration of kind #"
fact visits_#: count to 500 "visits of kind #"
fact improvement_#: percent "improvement of kind #"

guideline policy_# "Coverage of treatment #" cite manual_#, page 3:
  for treatment_#
  require pain_# "pain is documented" cite item 1
  require duration_# >= 6 weeks "for six weeks at least" cite item 2
  require visits_# <= 24 "no more than 24 visits" cite item 3
  require any "half of the pain is gone, or two findings are documented" cite item 4:
    improvement_# >= 50 %
    at least 2 of: pain_#, weakness_#, duration_# >= 3 months
  require not weakness_# "no weakness" cite item 5
  note when weakness_# "weakness is to be followed up" cite item 6
)";

std::string text_of(int first, int guidelines) {
  std::string text;
  for (int i = first; i < first + guidelines; ++i) text += replaced(guideline, std::to_string(i));
  return text;
}

/// Every use of one fact in three is misspelt, and its declaration is not.
std::string faulty_text(int guidelines) {
  const std::string declared = "fact ";
  std::string text = text_of(0, guidelines);
  for (auto at = text.find("weakness_"); at != std::string::npos; at = text.find("weakness_", at + 1)) {
    if (text.compare(at - declared.size(), declared.size(), declared) != 0) text[at] = 'q';
  }
  return text;
}

std::vector<Module> library_of(int guidelines) {
  std::vector<Module> modules;
  for (int i = 0; i < guidelines; i += 100) {
    const std::string name = "part_" + std::to_string(i);
    modules.push_back({name, name + ".guide", text_of(i, 100)});
  }
  return modules;
}

std::size_t size_of(const std::vector<Module>& modules) {
  std::size_t size = 0;
  for (const Module& one : modules) size += one.text.size();
  return size;
}

void load_text(benchmark::State& state, const std::string& text, bool good) {
  for (auto _ : state) {
    const auto loaded = Library::load(text, "policy.guide");
    if (loaded.library.has_value() != good) state.SkipWithError("the text does not load as expected");
    benchmark::DoNotOptimize(loaded);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void check_1000_lines(benchmark::State& state) { load_text(state, text_of(0, 40), true); }
BENCHMARK(check_1000_lines)->Unit(benchmark::kMillisecond);

void text_grows(benchmark::State& state) { load_text(state, text_of(0, static_cast<int>(state.range(0))), true); }
BENCHMARK(text_grows)->Arg(40)->Arg(400)->Unit(benchmark::kMillisecond);

void faulty_text_grows(benchmark::State& state) {
  load_text(state, faulty_text(static_cast<int>(state.range(0))), false);
}
BENCHMARK(faulty_text_grows)->Arg(40)->Arg(400)->Unit(benchmark::kMillisecond);

/// The most memory that a process of its own holds while it loads, beyond what it held before.
double peak_of_loading(const std::vector<Module>& modules) {
  int channel[2];
  if (pipe(channel) != 0) return 0;
  const pid_t child = fork();
  if (child == 0) {
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const auto loaded = Library::load(modules);
    getrusage(RUSAGE_SELF, &after);
    const double grown = static_cast<double>(after.ru_maxrss - before.ru_maxrss) * 1024;
    const bool told = loaded.library && write(channel[1], &grown, sizeof grown) == sizeof grown;
    _exit(told ? 0 : 1);
  }
  close(channel[1]);
  double grown = 0;
  const bool told = read(channel[0], &grown, sizeof grown) == sizeof grown;
  close(channel[0]);
  waitpid(child, nullptr, 0);
  return told ? grown : 0;
}

void load_10000_guidelines(benchmark::State& state) {
  const auto modules = library_of(10'000);
  const double peak = peak_of_loading(modules);
  for (auto _ : state) {
    auto loaded = Library::load(modules);
    if (!loaded.library) state.SkipWithError("the library does not load");
    benchmark::DoNotOptimize(loaded);
  }
  const auto size = size_of(modules);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
  state.counters["text_MB"] = static_cast<double>(size) / 1e6;
  state.counters["peak_memory_times_text"] = peak / static_cast<double>(size);
}
BENCHMARK(load_10000_guidelines)->Unit(benchmark::kMillisecond)->Iterations(1);

/// The work that other engines are measured with: 10,000 guidelines of eleven criteria, over facts that they share.
std::vector<Module> injections() {
  std::vector<Module> modules;
  for (guide::ModuleText& text : texts_of_many(10'000)) {
    modules.push_back({std::move(text.module), std::move(text.file), std::move(text.text)});
  }
  return modules;
}

void load_10000_injections(benchmark::State& state) {
  const auto modules = injections();
  for (auto _ : state) {
    auto loaded = Library::load(modules);
    if (!loaded.library) state.SkipWithError("the library does not load");
    benchmark::DoNotOptimize(loaded);
  }
  state.counters["text_MB"] = static_cast<double>(size_of(modules)) / 1e6;
}
BENCHMARK(load_10000_injections)->Unit(benchmark::kMillisecond);

/// A library from a file with what `Library::image` made of it, as a host opens a library of machine code.
void load_compiled(benchmark::State& state, const std::vector<Module>& modules) {
  const auto loaded = Library::load(modules);
  if (!loaded.library) return state.SkipWithError("the library does not load");
  const std::string image = loaded.library->image();
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("guide_load_bench." + std::to_string(getpid()));
  std::ofstream(path, std::ios::binary) << image;
  for (auto _ : state) {
    guide::tool::Mapped file = guide::tool::map_file(path);
    auto again = Library::load_image(file.bytes, std::move(file.memory));
    if (!again.library || again.library->digest() != loaded.library->digest()) state.SkipWithError("another library");
    benchmark::DoNotOptimize(again);
  }
  std::filesystem::remove(path);
  state.counters["image_MB"] = static_cast<double>(image.size()) / 1e6;
}
void load_10000_guidelines_compiled(benchmark::State& state) { load_compiled(state, library_of(10'000)); }
BENCHMARK(load_10000_guidelines_compiled)->Unit(benchmark::kMillisecond);
void load_10000_injections_compiled(benchmark::State& state) { load_compiled(state, injections()); }
BENCHMARK(load_10000_injections_compiled)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bench
