#include "compiler/diagnostic.hpp"

#include <catch2/catch.hpp>

using namespace guide;

namespace {

Diagnostic& add(Diagnostics& to, Span span, std::string message = "m") {
  return to.add(Code::syntax, span, std::move(message));
}

}  // namespace

TEST_CASE("lines and columns count from one, columns in code points") {
  const Source source("a.guide", "ab\nµc\r\n\nd");
  CHECK(source.position(0).line == 1);
  CHECK(source.position(2).column == 3);
  CHECK(source.position(3).line == 2);
  CHECK(source.position(5).column == 2);
  CHECK(source.position(9).line == 4);
  CHECK(source.position(10).column == 2);
  CHECK(source.line(4) == "µc");
  CHECK(source.line(8) == "");
  CHECK(source.line(10) == "d");
  CHECK(source.line_begin(5) == 3);
}

TEST_CASE("diagnostics come in the order of the sources, and at most fifty errors") {
  Diagnostics all;
  add(all, {1, 5, 6}, "second source");
  add(all, {0, 9, 9}, "later");
  add(all, {0, 2, 3}, "earlier");
  const auto sorted = all.sorted();
  CHECK(sorted[0].message == "earlier");
  CHECK(sorted[1].message == "later");
  CHECK(sorted[2].message == "second source");

  for (std::uint32_t i = 0; i < 5000; ++i) add(all, {2, i, i});
  CHECK(all.list().size() == 1000);
  CHECK(all.sorted().size() == 51);
  CHECK(all.sorted().back().message == "4953 more errors were found");
}

TEST_CASE("further places are shown under the first") {
  SourceMap sources;
  sources.add("a.guide", "fact a: finding\nfact b: finding\nfact a: number\n");
  Diagnostics all;
  Diagnostic& found = all.add(Code::syntax, {0, 37, 38}, "`a` is declared twice", "give one another name");
  found.primary.text = "declared again";
  found.labels.push_back({{0, 5, 6}, "first declared here"});
  CHECK(render_text(found, sources) ==
        "error[syntax]: `a` is declared twice\n"
        "  --> a.guide:3:6\n"
        "   |\n"
        " 3 | fact a: number\n"
        "   |      ^ declared again\n"
        "  ::: a.guide:1:6\n"
        "   |\n"
        " 1 | fact a: finding\n"
        "   |      - first declared here\n"
        "   = help: give one another name\n");
}

TEST_CASE("what a terminal would obey is not printed, and long lines are cut") {
  SourceMap sources;
  sources.add("a.guide", "x\x1B[31m\xE2\x80\xAE\xFFy\tz");
  sources.add("b.guide", std::string(5000, 'a') + "HERE" + std::string(5000, 'b'));
  Diagnostics all;
  const std::string text = render_text(add(all, {0, 9, 10}), sources);
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find("x\uFFFD[31m\uFFFD\uFFFDy z") != std::string::npos);
  const std::string cut = render_text(add(all, {1, 5000, 5004}), sources);
  CHECK(cut.size() < 500);
  CHECK(cut.find("HERE") != std::string::npos);
  CHECK(cut.find("^^^^\n") != std::string::npos);
}

TEST_CASE("colour wraps words, and only where it is asked for") {
  SourceMap sources;
  sources.add("a.guide", "x");
  Diagnostics all;
  const Diagnostic& found = add(all, {0, 0, 1});
  CHECK(render_text(found, sources).find('\033') == std::string::npos);
  CHECK(render_text(found, sources, {true}).find("\033[1;31merror[syntax]\033[0m") == 0);
}

TEST_CASE("JSON has every part") {
  SourceMap sources;
  sources.add("a \"b\".guide", "fact a\n");
  Diagnostics all;
  Diagnostic& found = all.add(Code::syntax, {0, 5, 6}, "say \\ `x`", "type\nthis");
  found.fix = Fix{{0, 6, 6}, ":"};
  found.labels.push_back({{0, 0, 4}, "here"});
  CHECK(render_json(all.list(), sources) ==
        "{\"schema\": \"guide.diagnostics/1\", \"diagnostics\": [\n"
        "  {\"file\": \"a \\\"b\\\".guide\", \"line\": 1, \"column\": 6, \"end_line\": 1, \"end_column\": 7, \"severity\": "
        "\"error\", \"code\": \"syntax\", \"message\": \"say \\\\ `x`\", \"labels\": [{\"file\": \"a \\\"b\\\".guide\", "
        "\"line\": 1, \"column\": 1, \"end_line\": 1, \"end_column\": 5, \"text\": \"here\"}], \"help\": \"type\\nthis\", "
        "\"fix\": {\"file\": \"a \\\"b\\\".guide\", \"line\": 1, \"column\": 7, \"end_line\": 1, \"end_column\": 7, "
        "\"text\": \":\"}}\n]}\n");
  CHECK(render_json({}, sources) == "{\"schema\": \"guide.diagnostics/1\", \"diagnostics\": []}\n");
}

TEST_CASE("a suggestion is near enough to be meant") {
  const std::vector<std::string_view> words = {"taut_band", "twitch", "pain", "at", "referred_pain"};
  CHECK(did_you_mean("taut_bnad", words) == "taut_band");
  CHECK(did_you_mean("twich", words) == "twitch");
  CHECK(did_you_mean("refered_pian", words) == "referred_pain");
  CHECK(did_you_mean("pan", words) == "pain");
  CHECK_FALSE(did_you_mean("ax", words));
  CHECK_FALSE(did_you_mean("spondylosis", words));
  CHECK_FALSE(did_you_mean(std::string(100000, 'a'), words));
}
