// One decision at a time, its facts bound to slots in code: all states and the result are kept and can be read.

#include <benchmark/benchmark.h>

#include "goals.hpp"
#include "guide/guide.hpp"
#include "injections.hpp"

namespace bench {
namespace {

constexpr std::size_t many = 10'000;

/// A decider of the measured guideline.
struct Injections {
  Injections()
      : program(compile_text(injections_text(), "injections.guide")),
        plan(guide::batch::make_plan(*program, program->vocabulary.service_names.find(service_name(0)))),
        decider(plan),
        binding(decider) {}
  std::shared_ptr<const guide::Program> program;
  guide::batch::Plan plan;
  guide::batch::ServiceDecider decider;
  Binding binding;
};

void set_items(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}

void one_by_hand(benchmark::State& state) {
  const std::vector<Case> cases = make_cases(many);
  std::vector<Answer> answers(many);
  Parameters parameters;
  asm volatile("" : "+m"(parameters));
  for (std::size_t i = 0; i < many; ++i) {
    if (!(decide_by_hand(cases[i], parameters) == expected(cases[i], parameters))) wrong("by hand", i);
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) answers[i] = decide_by_hand(cases[i], parameters);
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(one_by_hand);

void check(Injections& injections, const std::vector<Case>& cases) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    injections.binding.set(injections.decider.facts(), cases[i]);
    const guide::batch::Answer& answer = injections.decider.decide(injections.decider.facts());
    if (!(answer_of(injections.decider, answer) == expected(cases[i], {}))) wrong("Guide, slots", i);
  }
}

/// What is kept of each decision: the answer, and the states of all nodes.
struct Kept {
  const guide::batch::Determined* result;
  std::uint64_t present, absent;
};
Kept kept_of(const Injections& injections, const guide::batch::Answer& answer) {
  const auto words = injections.decider.nodes().words();
  return {answer.determinations.front(), words[0], words[1]};
}

/// The facts are set from the structs that the hand-written code reads, case by case.
void one_from_structs(benchmark::State& state) {
  Injections injections;
  const std::vector<Case> cases = make_cases(many);
  check(injections, cases);
  guide::batch::PlacedFacts facts(injections.plan);
  std::vector<Kept> kept(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      injections.binding.set(facts, cases[i]);
      kept[i] = kept_of(injections, injections.decider.decide(facts));
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(one_from_structs);

/// The same without keeping the states: what the trace costs.
void one_without_trace(benchmark::State& state) {
  Injections injections;
  const std::vector<Case> cases = make_cases(many);
  guide::batch::PlacedFacts facts(injections.plan);
  std::vector<const guide::batch::Determined*> kept(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      injections.binding.set(facts, cases[i]);
      kept[i] = injections.decider.decide(facts).determinations.front();
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(one_without_trace);

/// One fact changes between two decisions: only what reads it is evaluated.
void one_changed(benchmark::State& state) {
  Injections injections;
  guide::batch::ServiceDecider& decider = injections.decider;
  std::vector<Kept> kept(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      const auto value = static_cast<std::int64_t>(i / findings & 1);
      decider.facts().set(injections.binding.finding[i % findings], {value, value});
      kept[i] = kept_of(injections, decider.decide());
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(one_changed);

/// Through the interface that hosts have.
void one_by_interface(benchmark::State& state) {
  auto loaded = guide::api::Library::load(injections_text(), "injections.guide");
  auto decider = guide::api::Decider::of(*loaded.library, service_name(0));
  std::vector<guide::api::Decider::Fact> facts;
  for (const char* name : finding_names) facts.push_back(*decider->fact(name));
  for (const char* name : number_names) facts.push_back(*decider->fact(name));
  for (const char* name : {"last_injection", "request_date", "agent"}) facts.push_back(*decider->fact(name));
  const std::vector<Case> cases = make_cases(many);
  const auto put = [&](std::size_t fact, bool known, std::int64_t value) {
    decider->set_if(known, facts[fact], value);
  };
  const auto set = [&](const Case& c) {
    for (std::size_t k = 0; k < findings; ++k) put(k, c.finding[k] != unknown, c.finding[k]);
    for (std::size_t k = 0; k < numbers; ++k) put(findings + k, c.number[k] != no_number, c.number[k]);
    put(12, c.last_injection != no_number, c.last_injection);
    put(13, c.request_date != no_number, c.request_date);
    put(14, c.agent != no_agent, c.agent);
  };
  for (std::size_t i = 0; i < many; ++i) {
    set(cases[i]);
    decider->decide();
    const std::uint8_t decision = expected(cases[i], {}).decision;
    const char* outcomes[] = {"certify", "deny", "request_information"};
    if (decider->outcome(0) != outcomes[decision]) wrong("Guide, interface", i);
  }
  std::vector<const char*> kept(many);
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      set(cases[i]);
      decider->decide();
      kept[i] = decider->outcome(0).data();
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(one_by_interface);

const bool compared = [] {
  compare("W1a one decision, slots set from structs", "one_from_structs", "one_by_hand", 2, 5);
  compare("W1a through the public interface", "one_by_interface", "one_by_hand", 2, 5);
  compare("full trace kept, against not", "one_from_structs", "one_without_trace", 1.1, 1.3);
  compare("W1a after a change of one fact", "one_changed", "one_by_hand", 2, 5);
  return true;
}();

}  // namespace
}  // namespace bench
