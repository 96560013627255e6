// What conditions lower to. Facts a to d are findings; the rest of the vocabulary is in the header text.
#include <catch2/catch.hpp>

#include "tests/compiler/lower_text.hpp"

namespace guide::test {
namespace {

constexpr std::string_view vocabulary = R"(service s "s"
fact a: finding "a"
fact b: finding "b"
fact c: finding "c"
fact d: finding "d"
fact phase: one of first, second, third "phase"
fact other_phase: like phase "other phase"
fact pain: number from 0 to 10 "pain"
fact visits: count "visits"
fact share: percent "share"
fact lasting: duration "how long"
fact dose: number in mg from 0 "dose"
fact large_dose: number in g from 0 "large dose"
fact injury: date "injury"
fact surgery: date "surgery"
fact diagnoses: code in icd10 "diagnoses"
codes back: icd10 M54.5, M51.* "back"
record visit "visit":
  date: date
  kind: like phase "kind"
  gain: percent from 0 % "gain"
  spent: count "spent"
define early as visit where kind is first
define p when any: a, b
)";

/// The nodes of a guideline with the given lines.
std::string nodes(std::string_view lines) {
  std::string text(vocabulary);
  text += "guideline g \"g\":\n";
  text += lines;
  const std::string all = lowered(text);
  const std::size_t end = all.find("g: body");
  return all.substr(0, end);
}

}  // namespace

TEST_CASE("groups have one form", "[lower]") {
  CHECK(nodes("  require all: a, b\n") == nodes("  require none \"x\":\n    not a\n    not b\n"));
  CHECK(nodes("  require all: a, b\n") ==
        "body 0 reads a, b\n  0 a\n  1 b\n  2 any(not 0, not 1)\n  3 always\n");
  CHECK(nodes("  require at least 2 of: a, b, c\n") ==
        "body 0 reads a, b, c\n  0 a\n  1 b\n  2 c\n  3 at least 2(0, 1, 2)\n  4 always\n");
  CHECK(nodes("  require at most 1 of: a, b, c\n") ==
        "body 0 reads a, b, c\n  0 a\n  1 b\n  2 c\n  3 at least 2(0, 1, 2)\n  4 always\n");
}

TEST_CASE("equal conditions are one node", "[lower]") {
  CHECK(nodes("  require all: a, b\n  require any:\n    c\n    all: b, a\n") ==
        "body 0 reads a*2, b*2, c\n  0 a\n  1 b\n  2 any(not 0, not 1)\n  3 c\n  4 any(not 2, 3)\n  5 any(2, not 4)\n  6 always\n");
}

TEST_CASE("comparisons are linear forms against a threshold", "[lower]") {
  const auto test = [](std::string_view condition) {
    const std::string text = nodes("  require " + std::string(condition) + "\n");
    const std::size_t begin = text.find("  0 ");
    return begin == std::string::npos ? text : text.substr(begin + 4, text.find('\n', begin) - begin - 4);
  };
  CHECK(test("pain >= 3") == "pain >= 3000000");
  CHECK(test("pain > 3") == "pain >= 3000001");
  CHECK(test("3 < pain") == "pain >= 3000001");
  CHECK(test("visits > 3") == "visits >= 4");
  CHECK(test("visits >= 2.5") == "visits >= 3");
  CHECK(test("share > 50 %") == "share >= 50000001");
  CHECK(test("lasting >= 6 weeks") == "lasting >= 42000000");
  CHECK(test("dose >= 1 g") == "dose >= 1000000000");
  CHECK(test("dose >= large_dose") == "dose + -1000*large_dose >= 0 free");
  CHECK(test("large_dose <= dose") == "dose + -1000*large_dose >= 0 free");
  CHECK(test("injury >= 2004-01-01") == "injury >= 12418");
  CHECK(test("surgery - injury >= 30 days") == "injury + -1*surgery >= -29");
  CHECK(test("visits + pain >= 3") == "pain + 1000000*visits >= 3000000");
  CHECK(test("pain + 2 >= 5") == "pain >= 3000000");
  CHECK(test("pain = 4") == "pain = 4000000");
  CHECK(test("phase = other_phase") == "phase = other_phase free");
  CHECK(test("other_phase = phase") == "phase = other_phase free");
  CHECK(test("time since injury >= 2 months") == "since injury >= 2 months");
  CHECK(test("time since injury > 2 weeks") == "since injury > 14 days");
  CHECK(test("1 year <= time since injury") == "since injury >= 12 months");
  CHECK(test("diagnoses in back") == "diagnoses in back free");
}

TEST_CASE("records are counted and selected", "[lower]") {
  CHECK(nodes("  require count of early within 6 months < 3\n") ==
        "body 0 over visit\n  0 kind is 0\n  1 since date >= 0 days\n  2 since date >= 6 months\n"
        "  3 any(not 0, not 1, 2)\n  s0 selects not 3\n"
        "body 1\n  0 count s0 >= 3\n  1 always\n");
  CHECK(nodes("  require latest visit has all: gain > 50 %, kind is first\n") ==
        "body 0 over visit\n  0 gain >= 50000001\n  1 kind is 0\n  2 any(not 0, not 1)\n  3 always\n  s0 selects 3\n"
        "body 1\n  0 latest s0 has not 2 free\n  1 always\n");
  CHECK(nodes("  require sum of gain of visit >= 5 %\n") ==
        "body 0 over visit\n  0 always\n  s0 selects 0\nbody 1\n  0 sum 2 s0 >= 5000000\n  1 always\n");
  CHECK(nodes("  require time since latest visit < 2 months\n") ==
        "body 0 over visit\n  0 since date >= 2 months\n  1 always\n  s0 selects 1\n"
        "body 1\n  0 latest s0 has not 0 free\n  1 always\n");
}

TEST_CASE("requirements, waivers and rules", "[lower]") {
  CHECK(lowered(std::string(vocabulary) + "guideline g \"g\":\n  for s when a\n  require b\n    unless c\n").find(
            "g: body 0\n  for s when 0: not 4, not 5 exact\n  without request when 0: not 4, not 5 exact\n") !=
        std::string::npos);
  CHECK(nodes("  recommended when a\n    unless b\n      unless c\n  otherwise not_recommended\n") ==
        "body 0 reads a, b, c\n  0 a\n  1 b\n  2 c\n  3 any(not 1, 2)\n  4 any(not 0, not 3)\n  5 always\n");
}

TEST_CASE("three values are exact where every fact has one direction", "[lower]") {
  const auto exact = [](std::string_view lines) {
    const std::string text = lowered(std::string(vocabulary) + "guideline g \"g\":\n" + std::string(lines));
    REQUIRE(text.find("without request") != std::string::npos);
    return text.find(" exact") != std::string::npos;
  };
  CHECK(exact("  require all: a, b\n  require any: a, c\n"));
  CHECK_FALSE(exact("  require a\n  require any:\n    not a\n    b\n"));
  CHECK(exact("  require pain >= 3\n  require pain > 5\n"));
  CHECK_FALSE(exact("  require pain >= 3\n  require pain < 5\n"));
  CHECK(exact("  require phase is first\n"));
  CHECK(exact("  require phase is any of: first, second\n"));
  CHECK_FALSE(exact("  require phase is any of: first, second, third\n"));
  CHECK_FALSE(exact("  require phase is not first\n  require phase is not second\n  require any:\n    phase is third\n    a\n"));
  CHECK_FALSE(exact("  for s when a\n  require a\n"));
  CHECK_FALSE(exact("  recommended when a\n"));
  CHECK(exact("  require pain = 3\n"));
  CHECK_FALSE(exact("  require any:\n    pain = 3\n    pain > 4\n"));
}

TEST_CASE("determinations read tiers from the last", "[lower]") {
  const std::string text = lowered(std::string(vocabulary) + R"(guideline x.one "one":
  for s
  require a
guideline y.two "two":
  for s
  require b
determination d "d":
  outcomes: approved, refused
  consult in order:
    x.*
    y.two, z.*
  approved when recommended
  refused when not_recommended
  refused when undetermined
  refer when contradictory
  request_information when silent
)");
  CHECK(text.find("d\n  for s x.one/0 y.two/1: body 2: 6, 8\n") != std::string::npos);
}

}  // namespace guide::test
