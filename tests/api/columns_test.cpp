#include <catch2/catch.hpp>
#include <cstdint>

#include "guide/columns.hpp"

namespace {

constexpr const char* guidelines = R"(
service injection "trigger point injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"

guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require duration > 90 days
)";

/// Two columns of three cases: twitch is present, unknown, absent; duration 100, 5 and unknown days.
struct Cases {
  Cases() {
    twitch_schema.format = "b";
    twitch_schema.name = "twitch";
    duration_schema.format = "i";
    duration_schema.name = "duration";
    schema.format = "+s";
    schema.n_children = batch.n_children = 2;
    schema.children = schemas;
    batch.children = arrays;
    batch.n_buffers = 1;
    batch.buffers = nothing;
    for (ArrowArray* array : {&twitch, &duration}) {
      array->length = 3;
      array->null_count = 1;
      array->n_buffers = 2;
    }
    twitch.buffers = twitch_buffers;
    duration.buffers = duration_buffers;
    batch.length = 3;
  }
  const std::uint8_t twitch_valid = 0b101, twitch_values = 0b001, duration_valid = 0b011;
  const std::int32_t duration_values[3] = {100, 5, 0};
  const void* twitch_buffers[2] = {&twitch_valid, &twitch_values};
  const void* duration_buffers[2] = {&duration_valid, duration_values};
  const void* nothing[1] = {nullptr};
  ArrowSchema twitch_schema{}, duration_schema{}, schema{};
  ArrowArray twitch{}, duration{}, batch{};
  ArrowSchema* schemas[2] = {&twitch_schema, &duration_schema};
  ArrowArray* arrays[2] = {&twitch, &duration};
};

}  // namespace

TEST_CASE("columns of any Arrow producer are decided") {
  const auto loaded = guide::Library::load(guidelines, "demo.guide");
  REQUIRE(loaded.library);
  CHECK_FALSE(guide::ColumnDecider::of(*loaded.library, "massage"));
  auto decider = guide::ColumnDecider::of(*loaded.library, "injection");
  REQUIRE(decider);
  CHECK(decider->guidelines() == 1);
  CHECK(decider->determinations() == 0);
  CHECK(decider->guideline(0) == "demo.injection");
  REQUIRE(decider->outcomes_of_guideline(0).size() == 2);

  Cases cases;
  CHECK(decider->bind(cases.schema).value_or("") == "");
  guide::ColumnResults results;
  CHECK(decider->decide(cases.batch, 16'000, results).value_or("") == "");
  REQUIRE(results.cases == 3);
  const auto& conclusions = results.guidelines.at(0);
  CHECK(decider->outcomes_of_guideline(0).at(static_cast<std::size_t>(conclusions[0])) == "recommended");
  CHECK(decider->outcomes_of_guideline(0).at(static_cast<std::size_t>(conclusions[1])) == "not_recommended");
  CHECK(decider->outcomes_of_guideline(0).at(static_cast<std::size_t>(conclusions[2])) == "not_recommended");
  CHECK(results.refused.at(0) == 0);

  cases.duration_schema.name = "duration_of_pain";
  CHECK(decider->bind(cases.schema).value_or("") == "no fact named `duration_of_pain`");
  cases.duration_schema.name = "duration\x1b[2J";
  CHECK(decider->bind(cases.schema).value_or("") ==
        "the name of a column is not UTF-8, or holds a control character");
  cases.duration_schema.name = "duration";
  cases.duration_schema.format = "u";
  CHECK(decider->bind(cases.schema).has_value());
}
