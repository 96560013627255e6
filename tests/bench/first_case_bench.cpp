// The first case of the guideline library, stage by stage. Run from the root of the sources.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "guide/guide.hpp"

namespace {

constexpr const char* case_file = "guidelines/mtus/trigger_point_injections/cases/right_buttock.guide";

std::optional<std::string> read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

std::optional<guide::api::Module> from_guidelines(std::string_view path) {
  std::string file(path);
  std::replace(file.begin(), file.end(), '.', '/');
  file = "guidelines/" + file + ".guide";
  auto text = read(file);
  if (!text) return std::nullopt;
  return guide::api::Module{std::string(path), file, std::move(*text)};
}

guide::api::Library load() {
  const auto text = read(case_file);
  if (text) {
    auto loaded = guide::api::Library::load(*text, case_file, from_guidelines);
    if (loaded.library) return *loaded.library;
  }
  std::cerr << "cannot load " << case_file << "; run this from the root of the sources\n";
  std::exit(1);
}

void compile_with_imports(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(compile_with_imports)->Unit(benchmark::kMicrosecond);

void read_case(benchmark::State& state) {
  const guide::api::Library library = load();
  const std::string json = library.cases().at(0).json();
  for (auto _ : state) benchmark::DoNotOptimize(library.read_case(json));
  state.SetBytesProcessed(static_cast<std::int64_t>(json.size()) * state.iterations());
}
BENCHMARK(read_case)->Unit(benchmark::kMicrosecond);

void decide(benchmark::State& state) {
  const guide::api::Library library = load();
  const guide::api::Case the_case = library.cases().at(0);
  for (auto _ : state) benchmark::DoNotOptimize(library.decide(the_case));
}
BENCHMARK(decide)->Unit(benchmark::kMicrosecond);

void explain(benchmark::State& state) {
  const guide::api::Library library = load();
  const guide::api::Decision decision = library.decide(library.cases().at(0)).decision.value();
  for (auto _ : state) benchmark::DoNotOptimize(decision.text());
}
BENCHMARK(explain)->Unit(benchmark::kMicrosecond);

}  // namespace
