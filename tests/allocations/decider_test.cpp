#include <catch2/catch.hpp>
#include <string>

#include "counting.hpp"
#include "guide/guide.h"
#include "guide/guide.hpp"

namespace {

/// All guidelines of the library with their cases, through the only function that reads files.
struct WholeLibrary {
  guide_library* library = nullptr;
  std::vector<guide_case*> cases;

  WholeLibrary() {
    const std::string folder = GUIDE_SOURCE_FOLDER "/guidelines";
    REQUIRE(guide_load_folder(folder.data(), folder.size(), nullptr, &library, nullptr) == GUIDE_OK);
    guide_library_info info = {};
    info.size = sizeof info;
    REQUIRE(guide_library_get(library, &info) == GUIDE_OK);
    for (std::size_t i = 0; i < info.cases; ++i) {
      guide_case* the_case = nullptr;
      REQUIRE(guide_library_case(library, i, &the_case) == GUIDE_OK);
      cases.push_back(the_case);
    }
  }
  ~WholeLibrary() {
    for (guide_case* the_case : cases) guide_case_free(the_case);
    guide_library_free(library);
  }
};

}  // namespace

TEST_CASE("after a first round over the library's cases no decision allocates") {
  const WholeLibrary all;
  REQUIRE(all.cases.size() > 100);
  guide_decider* decider = nullptr;
  REQUIRE(guide_decider_new(all.library, &decider) == GUIDE_OK);
  for (const guide_case* the_case : all.cases) REQUIRE(guide_decider_decide(decider, the_case) == GUIDE_OK);
  std::string allocating;
  for (const guide_case* the_case : all.cases) {
    counting::start();
    const guide_status status = guide_decider_decide(decider, the_case);
    const counting::Counts counts = counting::stop();
    REQUIRE(status == GUIDE_OK);
    if (counts.allocations == 0) continue;
    const guide_string name = guide_case_name(the_case);
    allocating += std::string(name.data, name.size) + ": " + std::to_string(counts.allocations) + "\n";
  }
  CHECK(allocating == "");
  guide_decider_free(decider);
}

TEST_CASE("reading results and disputed entries allocates nothing either") {
  const auto loaded = guide::Library::load(R"(
service injection "injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"
record visit "visit":
  date:   date
  relief: percent "relief"

guideline demo.injection "Injection":
  for injection
  require twitch
  require duration > 3 months
  require at least 2 of: duration > 6 months, twitch, some visit
  when some visit:
    require latest visit has relief > 50 %
)",
                                           "demo.guide");
  REQUIRE(loaded.library);
  guide::CaseBuilder builder(*loaded.library, "2024-05-01");
  builder.document("a", "2024-04-01").document("b", "2024-04-02");
  builder.tell("duration", "2 months", "a").tell("duration", "7 months", "b");
  builder.list("visit", "a", true).entry().tell_field("date", "2024-03-01");
  builder.tell_field("relief", "20 %", "a").tell_field("relief", "60 %", "b");
  const auto built = builder.request("injection").finish();
  REQUIRE(built.the_case);
  guide::CaseDecider decider(*loaded.library);
  REQUIRE(decider.decide(*built.the_case) == guide::CaseDecider::Status::decided);
  const std::string expected(decider.conclusion(0, 0));
  CHECK(loaded.library->decide(*built.the_case).decision.value().items().at(0).guidelines.at(0).conclusion == expected);

  counting::start();
  const bool decided = decider.decide(*built.the_case) == guide::CaseDecider::Status::decided;
  const bool same = decider.conclusion(0, 0) == expected && decider.item_count() == 1 &&
                    decider.guideline_count(0) == 1 && decider.determination_count(0) == 0;
  const counting::Counts counts = counting::stop();
  CHECK(decided);
  CHECK(same);
  CHECK(counts.allocations == 0);
}

TEST_CASE("a decider of one service allocates nothing once it has met every kind of answer") {
  const auto loaded = guide::Library::load(R"(
service injection "injection"
fact twitch:   finding "local twitch response"
fact visits:   count "visits"
fact duration: duration from 0 "how long the pain has lasted"

guideline demo.injection "Injection":
  for injection
  require twitch
  require duration > 3 months
  require at least 1 of: visits > 6, twitch

determination demo.review "Review":
  outcomes: certify, deny
  consult in order:
    demo.*
  certify when recommended
  deny when not_recommended
  request_information when undetermined "something is undocumented"
  refer when contradictory "the records disagree"
  refer when silent "no guideline speaks to this request"
)",
                                           "demo.guide");
  REQUIRE(loaded.library);
  auto decider = guide::Decider::of(*loaded.library, "injection");
  REQUIRE(decider);
  const auto twitch = *decider->fact("twitch");
  const auto visits = *decider->fact("visits");
  const auto duration = *decider->fact("duration");
  // Every combination of present, absent and open; the length told exactly, as a range, or not.
  const auto decide_all = [&] {
    std::size_t letters = 0;
    for (int i = 0; i < 36; ++i) {
      decider->set_as_of(16'000 + i);
      decider->set_if(i % 3 != 2, twitch, i % 3);
      decider->set_if(i / 3 % 3 != 2, visits, i / 3 % 3 * 9);
      decider->set_if(i / 9 < 2, duration, i / 9 * 400);
      if (i / 9 == 2) decider->set(duration, 10, 20 + i % 3 * 100);
      decider->decide();
      letters += decider->outcome(0).size() + decider->conclusion(0).size();
      letters += static_cast<std::size_t>(decider->state(0, 0));
    }
    return letters;
  };
  const std::size_t expected = decide_all();
  decide_all();
  counting::start();
  const std::size_t letters = decide_all();
  const counting::Counts counts = counting::stop();
  CHECK(letters == expected);
  CHECK(counts.allocations == 0);
}
