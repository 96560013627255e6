// Memory that runs out anywhere in load, read or decide: an error value, nothing leaked, and the next attempt succeeds.

#include <catch2/catch.hpp>
#include <string_view>

#include "counting.hpp"
#include "guide/arrow.h"
#include "guide/guide.h"
#include "guide/guide.hpp"

namespace {

constexpr std::string_view guidelines = R"(
import clinical.pain

service injection "injection"
source book: 2010-01-01 "A book of guidelines"
fact twitch:   finding absent unless documented "local twitch response"
fact area:     one of neck, back "body region"
fact pain_level: number from 0 to 10 "level of pain"
record visit none unless documented "visit":
  date:   date
  relief: percent "relief"
define lasting when pain_level > 3

guideline demo.injection "Injection" cite book, page 3:
  for injection
  require twitch
  require any: lasting, area is neck
  when some visit:
    require latest visit has relief > 50 %

case told as of 2024-05-01:
  document memo: 2024-04-01 "memo"
  pain_level: 4 to 6 in memo "moderate"
  request injection
)";
constexpr std::string_view json = R"({"schema": "guide.case/1", "as_of": "2024-05-01",
  "documents": {"a": {"title": "First", "date": "2024-04-01"}, "b": {"title": "Second", "date": "2024-04-02"}},
  "facts": {"pain_level": [{"is": "2", "in": "a", "quote": "low"}, {"is": "7", "in": "b"}], "area": "back",
            "visit": [{"date": "2024-03-01", "relief": "60 %"}]},
  "requests": [{"service": "injection", "label": "first"}, {"service": "injection"}]})";
constexpr std::string_view wrong_json = R"({"schema": "guide.case/1", "as_of": "2024-05-01",
  "facts": {"pain_levle": 2, "area": "bakc"}})";

/// Runs `attempt` with its n-th allocation failing, for every n that it reaches.
template <typename Attempt>
std::size_t fail_everywhere(Attempt attempt, guide_status when_all_is_well) {
  REQUIRE(attempt() == when_all_is_well);  // what is made once for all is made now
  std::size_t leaks = 0;
  std::size_t wrong = 0;
  std::size_t n = 0;
  for (;;) {
    counting::start(++n);
    const guide_status status = attempt();
    const counting::Counts counts = counting::stop();
    if (counts.living != 0) ++leaks;
    if (counts.allocations < n) break;  // nothing failed any more
    // Some failures are borne: a library container asked for more room than it needed.
    if (status != GUIDE_OUT_OF_MEMORY && status != when_all_is_well) ++wrong;
  }
  CHECK(leaks == 0);
  CHECK(wrong == 0);
  CHECK(attempt() == when_all_is_well);
  return n - 1;
}

guide_library* load() {
  guide_library* library = nullptr;
  guide_error* error = nullptr;
  const guide_status status =
      guide_load_text(guidelines.data(), guidelines.size(), "demo.guide", 10, nullptr, &library, &error);
  if (status != GUIDE_OK) {
    guide_diagnostic found = {};
    found.size = sizeof found;
    guide_error_get(error, 0, &found);
    FAIL(std::string_view(found.text.data, found.text.size));
  }
  return library;
}

guide_status read(const guide_library* library, std::string_view text, guide_case** the_case) {
  guide_error* error = nullptr;
  const guide_status status = guide_case_from_json(library, text.data(), text.size(), "c.json", 6, the_case, &error);
  guide_error_free(error);
  return status;
}

}  // namespace

TEST_CASE("loading bears the failure of every allocation") {
  const std::size_t tried = fail_everywhere(
      [] {
        guide_library* library = nullptr;
        guide_error* error = nullptr;
        const guide_status status =
            guide_load_text(guidelines.data(), guidelines.size(), "demo.guide", 10, nullptr, &library, &error);
        guide_library_free(library);
        guide_error_free(error);
        return status;
      },
      GUIDE_OK);
  CHECK(tried > 250);
}

TEST_CASE("loading what is wrong bears the failure of every allocation") {
  constexpr std::string_view wrong = "fact twitch: finding\nguideline a.b \"A\":\n  require twich\n  require twitch >\n";
  fail_everywhere(
      [&] {
        guide_library* library = nullptr;
        guide_error* error = nullptr;
        const guide_status status = guide_load_text(wrong.data(), wrong.size(), "a.guide", 7, nullptr, &library, &error);
        guide_library_free(library);
        guide_error_free(error);
        return status;
      },
      GUIDE_NOT_COMPILED);
}

TEST_CASE("reading a case bears the failure of every allocation") {
  guide_library* library = load();
  const auto attempt = [library](std::string_view text) {
    guide_case* the_case = nullptr;
    const guide_status status = read(library, text, &the_case);
    guide_case_free(the_case);
    return status;
  };
  CHECK(fail_everywhere([&] { return attempt(json); }, GUIDE_OK) > 20);
  CHECK(fail_everywhere([&] { return attempt(wrong_json); }, GUIDE_CASE_NOT_READ) > 10);
  guide_library_free(library);
}

TEST_CASE("deciding and telling bear the failure of every allocation") {
  guide_library* library = load();
  guide_case* the_case = nullptr;
  REQUIRE(read(library, json, &the_case) == GUIDE_OK);
  const std::size_t tried = fail_everywhere(
      [&] {
        guide_decision* decision = nullptr;
        guide_trace* trace = nullptr;
        guide_text* text = nullptr;
        guide_status status = guide_decide(library, the_case, &decision, nullptr);
        if (status == GUIDE_OK) status = guide_decision_trace(decision, &trace);
        if (status == GUIDE_OK) status = guide_decision_json(decision, &text);
        guide_text_free(text);
        guide_trace_free(trace);
        guide_decision_free(decision);
        return status;
      },
      GUIDE_OK);
  CHECK(tried > 50);
  guide_case_free(the_case);
  guide_library_free(library);
}

TEST_CASE("building a case and deciding in kept memory bear it as well") {
  guide_library* library = load();
  const auto text = [](std::string_view words) { return guide_string{words.data(), words.size()}; };
  fail_everywhere(
      [&] {
        guide_builder* builder = nullptr;
        guide_case* the_case = nullptr;
        guide_decider* decider = nullptr;
        guide_status status = guide_builder_new(library, "2024-05-01", 10, &builder);
        if (status == GUIDE_OK) status = guide_builder_document(builder, text("a"), text("2024-04-01"), text("First"));
        if (status == GUIDE_OK) status = guide_builder_tell(builder, text("twitch"), text("present"), text("a"), text("q"));
        if (status == GUIDE_OK) status = guide_builder_request(builder, text("injection"), {}, {}, {});
        if (status == GUIDE_OK) status = guide_builder_finish(builder, &the_case, nullptr);
        if (status == GUIDE_OK) status = guide_decider_new(library, &decider);
        if (status == GUIDE_OK) status = guide_decider_decide(decider, the_case);
        guide_builder_free(builder);
        guide_case_free(the_case);
        guide_decider_free(decider);
        return status;
      },
      GUIDE_OK);
  guide_library_free(library);
}

TEST_CASE("deciding columns bears it, and tells of no cases then") {
  guide_library* library = load();
  const std::uint8_t values[16] = {0x55};
  const void* buffers[2] = {nullptr, values};
  const void* nothing[1] = {nullptr};
  ArrowSchema twitch_schema{}, schema{};
  ArrowArray twitch{}, batch{};
  ArrowSchema* schemas[1] = {&twitch_schema};
  ArrowArray* arrays[1] = {&twitch};
  twitch_schema.format = "b";
  twitch_schema.name = "twitch";
  schema.format = "+s";
  schema.n_children = batch.n_children = batch.n_buffers = 1;
  schema.children = schemas;
  twitch.buffers = buffers;
  twitch.n_buffers = 2;
  twitch.length = batch.length = 100;
  batch.children = arrays;
  batch.buffers = nothing;
  bool told_of_cases = false;
  const std::size_t tried = fail_everywhere(
      [&] {
        guide_columns* columns = nullptr;
        guide_columns_info info = {};
        info.size = sizeof info;
        guide_status status = guide_columns_new(library, "injection", 9, 1, &columns);
        if (status == GUIDE_OK) status = guide_columns_bind(columns, &schema, nullptr);
        if (status == GUIDE_OK) status = guide_columns_decide(columns, &batch, 19'000, nullptr);
        if (columns != nullptr) guide_columns_get(columns, &info);
        if (info.cases != (status == GUIDE_OK ? 100 : 0)) told_of_cases = true;
        guide_columns_free(columns);
        return status;
      },
      GUIDE_OK);
  CHECK(tried > 50);
  CHECK_FALSE(told_of_cases);
  guide_library_free(library);
}

TEST_CASE("in C++ memory that runs out is a value too") {
  const std::string text(guidelines);
  (void)guide::Library::load(text, "demo.guide");
  counting::start(20);
  bool out_of_memory = false;
  bool loaded_all_the_same = true;
  {
    const auto loaded = guide::Library::load(text, "demo.guide");
    out_of_memory = loaded.out_of_memory;
    loaded_all_the_same = loaded.library.has_value();
  }
  CHECK(counting::stop().living == 0);
  CHECK(out_of_memory);
  CHECK_FALSE(loaded_all_the_same);
}
