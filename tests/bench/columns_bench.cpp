// Many cases as columns, one core.

#include <benchmark/benchmark.h>

#include "columns.hpp"
#include "goals.hpp"
#include "injections.hpp"
#include "runtime/batch/columns.hpp"

namespace bench {
namespace {

constexpr std::size_t many = 1'000'000;

const std::vector<Case>& cases() {
  static const std::vector<Case> made = make_cases(many);
  return made;
}
void set_items(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}

void columns_by_hand_scalar(benchmark::State& state) {
  const ByteColumns columns(cases());
  std::vector<Answer> answers(many);
  Parameters parameters;
  asm volatile("" : "+m"(parameters));
  for (auto _ : state) {
    for (std::size_t i = 0; i < many; ++i) {
      Case c;
      for (int k = 0; k < findings; ++k) c.finding[k] = columns.finding[k][i];
      for (int k = 0; k < numbers; ++k) c.number[k] = columns.number[k][i];
      c.last_injection = columns.number[numbers][i];
      c.request_date = columns.number[numbers + 1][i];
      c.agent = columns.agent[i];
      answers[i] = decide_by_hand(c, parameters);
    }
    benchmark::ClobberMemory();
  }
  set_items(state);
}
BENCHMARK(columns_by_hand_scalar);

template <typename Columns, auto Sliced::*slice>
void by_hand_sliced(benchmark::State& state) {
  const Sliced* sliced = best_sliced();
  if (sliced == nullptr) return state.SkipWithError("this machine has no vectors wide enough");
  const Columns columns(cases());
  Planes planes(many);
  (sliced->*slice)(columns, {}, planes);
  for (std::size_t i = 0; i < many; ++i) {
    if (!(planes.answer(i) == expected(cases()[i], {}))) wrong("by hand, bit-sliced", i);
  }
  for (auto _ : state) {
    (sliced->*slice)(columns, {}, planes);
    benchmark::ClobberMemory();
  }
  state.SetLabel(sliced->name);
  set_items(state);
}
void columns_by_hand_sliced(benchmark::State& state) { by_hand_sliced<ByteColumns, &Sliced::bytes>(state); }
void columns_by_hand_sliced_arrow(benchmark::State& state) { by_hand_sliced<ArrowColumns, &Sliced::arrow>(state); }
BENCHMARK(columns_by_hand_sliced);
BENCHMARK(columns_by_hand_sliced_arrow);

std::uint8_t decision_of_code(std::int8_t code) {
  if (code == guide::batch::code_request_information) return undocumented;
  return code == 0 ? certify : code == 1 ? deny : 255;
}

void check(const guide::batch::Plan& plan, const guide::batch::ColumnResults& results) {
  const guide::GuidelineInfo& info = plan.program->guidelines[plan.guidelines.front().use.item];
  for (std::size_t i = 0; i < many; ++i) {
    Answer answer;
    answer.decision = decision_of_code(results.determinations.front()[i]);
    std::uint32_t criterion = 0;
    for (const auto& states : results.states) {
      if (info.clauses[states.clause].kind != guide::ClauseKind::require) continue;
      const auto bit = [i](const std::vector<std::uint64_t>& bits) { return bits[i / 64] >> i % 64 & 1; };
      answer.met = static_cast<std::uint16_t>(answer.met | bit(states.present) << criterion);
      answer.not_met = static_cast<std::uint16_t>(answer.not_met | bit(states.absent) << criterion);
      ++criterion;
    }
    if (criterion != criteria || !(answer == expected(cases()[i], {}))) wrong("Guide, columns", i);
  }
}

void columns(benchmark::State& state) {
  const auto program = compile_text(injections_text(), "injections.guide");
  const auto plan = guide::batch::make_plan(*program, program->vocabulary.service_names.find(service_name(0)));
  const auto kernels = guide::batch::all_kernels();
  const auto& chosen = *kernels[kernels.size() - 1 - static_cast<std::size_t>(state.range(0)) % kernels.size()];
  guide::batch::ColumnDecider decider(plan, guide::batch::StatesOf::top_clauses, chosen);
  const ArrowColumns columns(cases());
  guide::batch::ColumnResults results;
  if (decider.bind(columns.schema())) wrong("Guide, columns: binding", 0);
  if (decider.decide(columns.array(), 19'000, results)) wrong("Guide, columns: deciding", 0);
  check(plan, results);
  for (auto _ : state) {
    decider.decide(columns.array(), 19'000, results);
    benchmark::ClobberMemory();
  }
  state.SetLabel(chosen.name);
  set_items(state);
}
BENCHMARK(columns)->Arg(0)->Arg(1)->Arg(2);

const bool compared = [] {
  compare("W2 columns", "columns/0", "columns_by_hand_sliced", 1.25, 2.5);
  compare("W2 the same, by hand from Arrow's layout", "columns/0", "columns_by_hand_sliced_arrow", 1.25, 2.5);
  compare("W2 columns against scalar code", "columns/0", "columns_by_hand_scalar", 1, 1);
  return true;
}();

}  // namespace
}  // namespace bench
