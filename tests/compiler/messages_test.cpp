// Whole messages, caret included; the corpus of mistakes is in tests/golden/mistakes.

#include <catch2/catch.hpp>

#include "tests/compiler/text.hpp"

using guide::test::Parsed;

TEST_CASE("a message names the place, shows the line, and says what to type") {
  CHECK(Parsed("fact twitch: findng \"local twitch\"\n").messages() ==
        "error[syntax]: expected a type: `finding`, `number`, `duration`, `date` or `one of a, b`, found `findng`\n"
        "  --> policy.guide:1:14\n"
        "   |\n"
        " 1 | fact twitch: findng \"local twitch\"\n"
        "   |              ^^^^^^\n"
        "   = help: did you mean `finding`?\n");
  CHECK(Parsed("guideline a.b:\n  requre twitch\n").messages() ==
        "error[syntax]: no line begins with `requre`\n"
        "  --> policy.guide:2:3\n"
        "   |\n"
        " 2 |   requre twitch\n"
        "   |   ^^^^^^\n"
        "   = help: did you mean `require`?\n");
}

TEST_CASE("one mistake, one message, in the order of the text") {
  const Parsed parsed(
      "fact a: finding \"\xE2\x80\x8B\"\n"
      "guideline a.b \"x\" cit s:\n"
      "  require a and b\n"
      "\trequire c\n"
      "    require d\n"
      "  require all:\n"
      "  require “e”\n");
  std::vector<std::string> codes;
  std::vector<std::uint32_t> lines;
  for (const auto& each : parsed.diagnostics.sorted()) {
    codes.emplace_back(guide::code_text(each.code));
    lines.push_back(parsed.sources[0].position(each.primary.span.begin).line);
  }
  CHECK(codes == std::vector<std::string>{"syntax", "reserved-word", "tab-in-indentation", "bad-indentation",
                                          "empty-group", "pasted-character"});
  CHECK(lines == std::vector<std::uint32_t>{2, 3, 4, 5, 6, 7});
}

TEST_CASE("certain fixes make the text right") {
  const std::pair<std::string, std::string> fixes[] = {
      {"fact a: finding “spasm”\n", "fact a: finding \"spasm\"\n"},
      {"fact a: finding \"spasm”\n", "fact a: finding \"spasm\"\n"},
      {"fact muscle-spasm: finding\n", "fact muscle_spasm: finding\n"},
      {"fact muscleSpasm: finding\n", "fact muscle_spasm: finding\n"},
      {"fact a finding\n", "fact a: finding\n"},
      {"fact t\xD0\xB0ut: finding\n", "fact taut: finding\n"},
      {"define a when b >= 50mg/day\n", "define a when b >= 50 mg/day\n"},
      {"define a when b ≥ 50 %\n", "define a when b >= 50 %\n"},
      {"define a when b => 50 %\n", "define a when b >= 50 %\n"},
      {"define a when b > 1,200 mg\n", "define a when b > 1200 mg\n"},
      {"define a when all b, c\n", "define a when all: b, c\n"},
      {"source a: 2014/4/3 \"A\"\n", "source a: 2014-04-03 \"A\"\n"},
      {"define a when any:\n  - b\n", "define a when any:\n  b\n"},
      {"define a when b cite page 3 and item 1\n", "define a when b cite page 3, item 1\n"},
      {"case a as of 2014-04-03:\n  f: 6-8 weeks\n", "case a as of 2014-04-03:\n  f: 6 to 8 weeks\n"},
      {"record r\n  date: date\n", "record r:\n  date: date\n"},
  };
  for (const auto& [wrong, right] : fixes) {
    INFO(wrong);
    const Parsed parsed(wrong);
    REQUIRE(parsed.diagnostics.list().size() == 1);
    const auto& fix = parsed.diagnostics.list()[0].fix;
    REQUIRE(fix);
    std::string fixed = wrong;
    fixed.replace(fix->span.begin, fix->span.end - fix->span.begin, fix->text);
    if (fixed != right && fixed.find(" ,") != std::string::npos) fixed.replace(fixed.find(" ,"), 2, ",");
    CHECK(fixed == right);
    CHECK(Parsed(fixed).messages() == "");
  }
}

TEST_CASE("a missing indentation is one mistake, and the lines are read all the same") {
  const Parsed parsed("guideline a.b:\nrequire any:\nx\ny\nrequire z\nfact c: finding\n");
  CHECK(parsed.diagnostics.list().size() == 2);
  CHECK(parsed.tree() ==
        "(guideline a.b\n  (require (any\n    (member (holds x))\n    (member (holds y))))\n  (require (holds z)))\n"
        "(fact c finding)\n");
}

TEST_CASE("what is not UTF-8, or hides, is named once") {
  CHECK(Parsed("fact a: finding \"\xFF\xFE\"\nfact b: finding \"\xFF\"\n").diagnostics.list().size() == 1);
  CHECK(Parsed("fact a: finding \"x\xE2\x80\xAE" "y\"\n").messages().find("error[control-character]") == 0);
  CHECK(Parsed(std::string("fact a\0: finding\n", 17)).messages().find("error[control-character]") == 0);
  CHECK(Parsed("\xEF\xBB\xBF" "fact a: finding\r\n").messages() == "");
}
