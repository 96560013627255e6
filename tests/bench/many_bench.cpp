// Many guidelines, each for a service of its own: what a decision costs as they become more. Case i asks for service
// i * 7919 modulo their number; by hand a hash map leads from the service to the parameters of its guideline.

#include <benchmark/benchmark.h>

#include <map>
#include <unordered_map>

#include "goals.hpp"
#include "injections.hpp"
#include "runtime/batch/case_decider.hpp"

namespace bench {
namespace {

constexpr std::size_t many = 10'000;

int service_of(std::size_t index, int services) {
  return static_cast<int>(index * 7919 % static_cast<std::size_t>(services));
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

void set_items(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}

void services_by_hand(benchmark::State& state) {
  const auto services = static_cast<int>(state.range(0));
  std::unordered_map<std::string, Parameters, Hash, std::equal_to<>> map;
  for (int i = 0; i < services; ++i) map.emplace(service_name(i), parameters_of(i));
  const std::vector<Case> cases = make_cases(many);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < many; ++i) names.push_back(service_name(service_of(i, services)));
  std::vector<Answer> answers(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      answers[i] = decide_by_hand(cases[i], map.find(std::string_view(names[i]))->second);
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(services_by_hand)->Arg(10)->Arg(100)->Arg(1000)->Arg(10000);

/// A library of so many guidelines; compiled once.
std::shared_ptr<const guide::Program> library(int services) {
  static std::map<int, std::shared_ptr<const guide::Program>> known;
  auto& program = known[services];
  if (!program) program = compile_many(services);
  return program;
}

/// As by hand: a hash map finds the service, then the slots are set from a struct.
void services_bound(benchmark::State& state) {
  const auto services = static_cast<int>(state.range(0));
  const auto program = library(services);
  guide::batch::CaseDecider decider(*program);
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> map;
  for (int i = 0; i < services; ++i)
    map.emplace(service_name(i), program->vocabulary.service_names.find(service_name(i)));
  const std::vector<Case> cases = make_cases(many);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < many; ++i) names.push_back(service_name(service_of(i, services)));
  const Binding binding(decider.of(map.begin()->second));  // the guidelines have the same facts in the same places
  std::vector<const guide::batch::Determined*> results(many);
  const auto decide = [&](std::size_t i) -> const guide::batch::Answer& {
    const std::uint32_t service = map.find(std::string_view(names[i]))->second;
    binding.set(decider.placed(service), cases[i]);
    return decider.decide_placed(service);
  };
  for (std::size_t i = 0; i < many; ++i) {
    const guide::batch::Answer& answer = decide(i);
    const Parameters parameters = parameters_of(service_of(i, services));
    const guide::batch::ServiceDecider& one = decider.of(map.find(std::string_view(names[i]))->second);
    if (!(answer_of(one, answer) == expected(cases[i], parameters))) wrong("Guide, services", i);
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) results[i] = decide(i).determinations.front();
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(services_bound)->Arg(10)->Arg(100)->Arg(1000)->Arg(10000);

/// From JSON text.
void services_text(benchmark::State& state) {
  const auto services = static_cast<int>(state.range(0));
  const auto program = library(services);
  guide::batch::CaseDecider decider(*program);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < many; ++i) texts.push_back(json_of(make_case(i), service_name(service_of(i, services))));
  std::vector<const guide::batch::Determined*> results(many);
  for (std::size_t i = 0; i < many; ++i) {
    const auto decided = decider.decide_plain(texts[i]);
    const Parameters parameters = parameters_of(service_of(i, services));
    const bool right = decided.decider != nullptr &&
                       answer_of(*decided.decider, *decided.answer) == expected(make_case(i), parameters);
    if (!right) wrong("Guide, services from text", i);
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) results[i] = decider.decide_plain(texts[i]).answer->determinations.front();
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(services_text)->Arg(10)->Arg(100)->Arg(1000)->Arg(10000);

const bool compared = [] {
  compare("W3 10,000 guidelines against 10: by hand", "services_by_hand/10000", "services_by_hand/10", 2.4, 3);
  compare("W3 10,000 guidelines against 10: slots", "services_bound/10000", "services_bound/10", 2, 3);
  compare("W3 10,000 guidelines against 10: JSON text", "services_text/10000", "services_text/10", 2, 3);
  return true;
}();

}  // namespace
}  // namespace bench
