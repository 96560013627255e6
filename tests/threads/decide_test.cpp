// One library, many threads. Under ThreadSanitizer (`cmake --preset tsan`) these find what is written by two of them.

#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "guide/guide.h"
#include "guide/guide.hpp"

namespace {

constexpr std::size_t thread_count = 8;
constexpr int rounds = 20;

constexpr const char* guidelines = R"(
import clinical.pain

service injection "trigger point injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"
record visit none unless documented "visit":
  date:   date
  relief: percent "relief"

guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require any:
    duration > 3 months
    at least 2 of: chronic_pain, low_back_pain, some visit
  when some visit:
    require latest visit has relief > 50 %
)";

guide::Library load() {
  auto loaded = guide::Library::load(guidelines, "demo.guide");
  REQUIRE(loaded.library);
  return *loaded.library;
}

/// Cases that differ in what they need: undisputed, disputed, open, with entries.
guide::Case make_case(const guide::Library& library, std::size_t kind) {
  guide::CaseBuilder builder(library, "2024-05-01");
  builder.document("a", "2024-04-01").document("b", "2024-04-02");
  if (kind % 2 == 0) builder.tell("twitch", "present", "a", "seen");
  if (kind % 3 == 0) builder.tell("duration", "2 months", "a").tell("duration", "7 months", "b");
  if (kind % 4 == 1) builder.list("visit", "b").entry().tell_field("date", "2024-03-01").tell_field("relief", "60 %");
  const auto built = builder.request("injection").finish();
  REQUIRE(built.the_case);
  return *built.the_case;
}

void in_many_threads(const std::function<void(std::size_t)>& work) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < thread_count; ++i) threads.emplace_back([&work, i] { work(i); });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("one library and its cases are shared by threads that decide and explain") {
  const guide::Library library = load();
  std::vector<guide::Case> cases;
  std::vector<std::string> expected;
  for (std::size_t kind = 0; kind < 12; ++kind) {
    cases.push_back(make_case(library, kind));
    expected.push_back(library.decide(cases.back()).decision.value().json());
  }
  std::atomic<int> wrong{0};
  in_many_threads([&](std::size_t thread) {
    for (int round = 0; round < rounds; ++round) {
      const std::size_t kind = (thread + static_cast<std::size_t>(round)) % cases.size();
      const guide::Decided decided = library.decide(cases[kind]);
      if (!decided.decision || decided.decision->json() != expected[kind]) ++wrong;
      if (decided.decision->items().size() != 1 || decided.decision->missing(0).size() > 10) ++wrong;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("one decision is read by many threads") {
  const guide::Library library = load();
  const guide::Decision decision = library.decide(make_case(library, 3)).decision.value();
  const std::string expected = decision.text();
  std::atomic<int> wrong{0};
  in_many_threads([&](std::size_t) {
    const guide::Decision copy = decision;
    if (copy.text() != expected || !decision.next_question(0) || !copy.why(0, "twitch")) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("each thread builds its cases and decides them in its own memory") {
  const guide::Library library = load();
  std::vector<std::string> expected;
  for (std::size_t kind = 0; kind < thread_count; ++kind) {
    const guide::Decision decision = library.decide(make_case(library, kind)).decision.value();
    expected.push_back(decision.items().at(0).guidelines.at(0).conclusion);
  }
  std::atomic<int> wrong{0};
  in_many_threads([&](std::size_t thread) {
    guide::CaseDecider decider(library);
    guide::CaseBuilder builder(library, "2024-05-01");
    builder.document("a", "2024-04-01").document("b", "2024-04-02");
    if (thread % 2 == 0) builder.tell("twitch", "present", "a", "seen");
    if (thread % 3 == 0) builder.tell("duration", "2 months", "a").tell("duration", "7 months", "b");
    if (thread % 4 == 1) builder.list("visit", "b").entry().tell_field("date", "2024-03-01").tell_field("relief", "60 %");
    const auto built = builder.request("injection").finish();
    for (int round = 0; round < rounds; ++round) {
      if (decider.decide(*built.the_case) != guide::CaseDecider::Status::decided) ++wrong;
      if (decider.conclusion(0, 0) != expected[thread]) ++wrong;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("libraries are loaded side by side, and freed while their decisions are read") {
  std::atomic<int> wrong{0};
  in_many_threads([&](std::size_t thread) {
    std::optional<guide::Decision> decision;
    {
      const auto loaded = guide::Library::load(guidelines, "demo.guide");
      guide::CaseBuilder builder(*loaded.library, "2024-05-01");
      if (thread % 2 == 0) builder.tell("twitch", "absent");
      decision = loaded.library->decide(*builder.request("injection").finish().the_case).decision;
    }
    const std::string conclusion = decision->items().at(0).guidelines.at(0).conclusion;
    if (conclusion != (thread % 2 == 0 ? "not_recommended" : "undetermined")) ++wrong;
  });
  CHECK(wrong == 0);
}

TEST_CASE("the C interface shares handles in the same way") {
  guide_library* library = nullptr;
  REQUIRE(guide_load_text(guidelines, std::string_view(guidelines).size(), "demo.guide", 10, nullptr, &library,
                          nullptr) == GUIDE_OK);
  constexpr std::string_view json = R"({"schema": "guide.case/1", "as_of": "2024-05-01",
    "facts": {"twitch": "absent"},
    "requests": [{"service": "injection"}]})";
  std::atomic<int> wrong{0};
  in_many_threads([&](std::size_t) {
    for (int round = 0; round < rounds; ++round) {
      guide_case* the_case = nullptr;
      guide_decision* decision = nullptr;
      guide_text* text = nullptr;
      if (guide_case_from_json(library, json.data(), json.size(), "c", 1, &the_case, nullptr) != GUIDE_OK) ++wrong;
      if (guide_decide(library, the_case, &decision, nullptr) != GUIDE_OK) ++wrong;
      if (guide_decision_json(decision, &text) != GUIDE_OK) ++wrong;
      guide_text_free(text);
      guide_decision_free(decision);
      guide_case_free(the_case);
    }
  });
  guide_library_free(library);
  CHECK(wrong == 0);
}
