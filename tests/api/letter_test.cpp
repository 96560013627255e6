// Letters in the host's own words.

#include <catch2/catch.hpp>

#include "guide/guide.hpp"

namespace {

constexpr const char* guidelines = R"(
service injection "trigger point injection"
fact twitch: finding "local twitch response"
fact band:   finding "taut band"
guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require band
determination demo.review "Review":
  outcomes: approved, denied
  consult in order:
    demo.*
  approved when recommended
  denied when not_recommended
  refer when undetermined
  refer when contradictory
  refer when silent
)";

guide::Decision decision() {
  const auto loaded = guide::Library::load(guidelines, "demo.guide");
  REQUIRE(loaded.library);
  const auto read = loaded.library->read_case(R"({"schema": "guide.case/1",
    "as_of": "2024-05-01",
    "facts": {"band": "present"},
    "requests": [{"service": "injection"}]
  })");
  REQUIRE(read.the_case);
  const auto decided = loaded.library->decide(*read.the_case);
  REQUIRE(decided.decision);
  return *decided.decision;
}

bool contains(const std::optional<std::string>& text, std::string_view part) {
  return text && text->find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a letter takes the host's phrases and keeps the others") {
  const std::vector<guide::Phrase> phrases = {
      {"language", "de"},
      {"decision", "Entscheidung"},
      {"one_change", "Es wäre {result}, wenn belegt wäre:"},
      {"foot", ""},
  };
  const auto letter = decision().letter(guide::LetterFormat::html, phrases);
  CHECK(contains(letter, "<html lang=\"de\">"));
  CHECK(contains(letter, "Entscheidung"));
  CHECK(contains(letter, "Es wäre approved, wenn belegt wäre:"));
  CHECK(contains(letter, "What was not documented"));
  CHECK_FALSE(contains(letter, "Decided by Guide"));
}

TEST_CASE("an empty heading leaves a section of a letter out") {
  const auto letter = decision().letter(guide::LetterFormat::text, {{"changes", ""}});
  REQUIRE(letter);
  CHECK_FALSE(contains(letter, "It would be approved"));
  CHECK(contains(letter, "Rationale"));
}

TEST_CASE("a phrase that letters do not have, or a hole that it does not know, gives no letter") {
  CHECK_FALSE(decision().letter(guide::LetterFormat::text, {{"sumary", "In short"}}));
  CHECK_FALSE(decision().letter(guide::LetterFormat::text, {{"closing", "Dear {patient}"}}));
}
