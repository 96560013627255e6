// Decisions from JSON text: one case, and a million lines of it. Against hand-written code over simdjson, which reads
// the same texts with their keys in any order.

#include <benchmark/benchmark.h>

#include <cstring>

#include "goals.hpp"
#include "injections.hpp"
#include "runtime/batch/case_decider.hpp"
#include "runtime/batch/line_decider.hpp"
#include "simdjson_reader.hpp"

namespace bench {
namespace {

/// Texts one after the other, a line each; `turned` turns the order of the facts from case to case.
struct Lines {
  Lines(std::size_t count, bool turned) {
    const std::string service = service_name(0);
    for (std::size_t i = 0; i < count; ++i) {
      begins.push_back(text.size());
      text += json_of(make_case(i), service, turned ? i : 0) + '\n';
    }
    begins.push_back(text.size());
    text.append(guide::json::PlainReader::padding, '\0');
    text.reserve(text.size() + 64);
  }
  std::string_view line(std::size_t i) const { return {text.data() + begins[i], begins[i + 1] - begins[i] - 1}; }
  std::size_t size() const { return begins.size() - 1; }
  std::string text;
  std::vector<std::size_t> begins;
};

const Lines& lines(std::size_t count, bool turned) {
  static const Lines few(10'000, false), few_turned(10'000, true), many(200'000, false);
  return count > few.size() ? many : turned ? few_turned : few;
}

void set_items(benchmark::State& state, const Lines& texts) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(texts.text.size()));
}

void by_hand(benchmark::State& state, const Lines& texts) {
#if defined(GUIDE_BENCH_SIMDJSON)
  SimdjsonReader reader;
  std::vector<Answer> answers(texts.size());
  const Parameters parameters;
  const auto run = [&] {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Case c;
      const std::size_t room = texts.text.capacity() - texts.begins[i];
      if (!reader.read(texts.line(i), room, c)) wrong("by hand, text", i);
      answers[i] = decide_by_hand(c, parameters);
    }
    benchmark::ClobberMemory();
  };
  run();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!(answers[i] == expected(make_case(i), {}))) wrong("by hand, text", i);
  }
  for (auto _ : state) run();
  set_items(state, texts);
#else
  (void)texts;
  state.SkipWithError("built without simdjson");
#endif
}
void text_by_hand(benchmark::State& state) { by_hand(state, lines(10'000, false)); }
void text_by_hand_turned(benchmark::State& state) { by_hand(state, lines(10'000, true)); }
void lines_by_hand(benchmark::State& state) { by_hand(state, lines(200'000, false)); }
BENCHMARK(text_by_hand);
BENCHMARK(text_by_hand_turned);
BENCHMARK(lines_by_hand);

/// What is kept of each decision.
struct Kept {
  const guide::batch::Determined* result;
  std::uint64_t present, absent;
};

void decide_texts(benchmark::State& state, const Lines& texts, bool padded) {
  const auto program = compile_text(injections_text(), "injections.guide");
  guide::batch::CaseDecider decider(*program);
  std::vector<Kept> kept(texts.size());
  const auto decide = [&](std::size_t i) {
    return padded ? decider.decide_plain_padded(texts.line(i)) : decider.decide_plain(texts.line(i));
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto decided = decide(i);
    const bool right =
        decided.decider != nullptr && answer_of(*decided.decider, *decided.answer) == expected(make_case(i), {});
    if (!right) wrong("Guide, text", i);
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto decided = decide(i);
      const auto words = decided.decider->nodes().words();
      kept[i] = {decided.answer->determinations.front(), words[0], words[1]};
    }
    benchmark::ClobberMemory();
  }
  set_items(state, texts);
}
void text(benchmark::State& state) { decide_texts(state, lines(10'000, false), false); }
void text_turned(benchmark::State& state) { decide_texts(state, lines(10'000, true), false); }
void lines_decided(benchmark::State& state) { decide_texts(state, lines(200'000, false), true); }
BENCHMARK(text);
BENCHMARK(text_turned);
BENCHMARK(lines_decided);

/// As `guide decide --format ndjson` does it, without input and output: text in, text out.
void lines_written(benchmark::State& state) {
  const Lines& texts = lines(200'000, false);
  const auto program = compile_text(injections_text(), "injections.guide");
  guide::batch::LineDecider decider(*program);
  guide::batch::TextRoom out;
  for (auto _ : state) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (out.size() > (1 << 20)) out.clear();
      if (!decider.decide(texts.line(i), i + 1, out)) wrong("Guide, lines", i);
    }
    benchmark::ClobberMemory();
  }
  set_items(state, texts);
}
BENCHMARK(lines_written);

const bool compared = [] {
  compare("W1b one decision from JSON text", "text", "text_by_hand", 0.5, 1.2);
  compare("W1b the same, another order in each text", "text_turned", "text_by_hand_turned", 0.5, 1.2);
  compare("W2 NDJSON, decided", "lines_decided", "lines_by_hand", 0.5, 1);
  compare("W2 NDJSON, decided and written as text", "lines_written", "lines_by_hand", 0.5, 1);
  return true;
}();

}  // namespace
}  // namespace bench
