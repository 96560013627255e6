// Whatever the bytes are, parsing ends, reports within the text, and takes time and memory in proportion.

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <random>

#include "tests/compiler/text.hpp"

namespace {

using namespace guide;
using test::Parsed;

void check_places(const Parsed& parsed) {
  const std::size_t size = parsed.sources[0].text().size();
  for (const Diagnostic& each : parsed.diagnostics.list()) {
    REQUIRE(each.primary.span.begin <= each.primary.span.end);
    REQUIRE(each.primary.span.end <= size);
    REQUIRE_FALSE(each.message.empty());
    if (each.fix) REQUIRE(each.fix->span.end <= size);
  }
  REQUIRE(parsed.messages().size() < 200000);
  (void)parsed.tree();
}

std::string some_text(std::mt19937& random) {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> all;
    for (const auto& path : test::guide_files()) all.push_back(test::read_file(path));
    return all;
  }();
  const std::string& text = texts[random() % texts.size()];
  const std::size_t begin = text.empty() ? 0 : random() % text.size();
  return text.substr(begin, 3000);
}

const std::vector<std::string> pieces = {
    "\"", ":", ",", "\n", "\n  ", "\n    ", "\t", "|", " unless ", " when ", "all:", " cite ", "-", "require ",
    "“", "”", "\xC2\xA0", "\xFF", std::string(1, '\0'), "\r", "\r\n", "\xE2\x80\xAE", "а", "#", ".", "≤", "latest x has ",
    " 2014-02 ", " 6 to 8 weeks ", "at least 2 of: ", "(", "'", "==", "•", "\xEF\xBB\xBF", "\xF0\x9F\x98\x80", "–"};

std::string damaged(std::mt19937& random) {
  std::string text = some_text(random);
  for (auto changes = 1 + random() % 6; changes > 0; --changes) {
    const std::size_t at = text.empty() ? 0 : random() % text.size();
    switch (random() % 4) {
      case 0: text.insert(at, pieces[random() % pieces.size()]); break;
      case 1: text.erase(at, 1 + random() % 12); break;
      case 2: text.replace(at, 1, 1, static_cast<char>(random() % 256)); break;
      default: text.insert(at, text.substr(text.empty() ? 0 : random() % text.size(), random() % 40)); break;
    }
  }
  return text;
}

unsigned rounds(unsigned usual) {
  const char* factor = std::getenv("GUIDE_TEST_FACTOR");
  return factor == nullptr ? usual : usual * static_cast<unsigned>(std::max(1, std::atoi(factor)));
}

double seconds_for(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Parsed parsed(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("damaged texts parse, and every place lies in the text") {
  const unsigned seed = 20140403;
  std::mt19937 random(seed);
  for (unsigned round = 0; round < rounds(500); ++round) {
    const std::string text = damaged(random);
    INFO("seed " << seed << " round " << round << "\n" << text);
    check_places(Parsed(text));
  }
}

TEST_CASE("random bytes parse") {
  std::mt19937 random(7);
  for (unsigned round = 0; round < rounds(500); ++round) {
    std::string text(random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    INFO("round " << round);
    check_places(Parsed(text));
  }
}

TEST_CASE("every beginning of a text parses") {
  const std::string text = test::read_file(std::filesystem::path(GUIDE_SOURCE_FOLDER) / "tests/compiler/trees/trigger_points.guide");
  for (std::size_t size = 0; size <= text.size(); size += 3) check_places(Parsed(text.substr(0, size)));
}

TEST_CASE("nesting ends with a message, not with the stack") {
  std::string lists = "guideline a.b:\n  require all:\n";
  for (int depth = 2; depth < 1500; ++depth) lists += std::string(static_cast<std::size_t>(2 * depth), ' ') + "all:\n";
  const Parsed deep(lists);
  REQUIRE(deep.messages().find("error[nesting-too-deep]") == 0);

  std::string line = "define x when ";
  for (int depth = 0; depth < 100000; ++depth) line += "latest a has ";
  REQUIRE(Parsed(line + "b\n").messages().find("error[nesting-too-deep]") == 0);

  std::string terms = "define x when a";
  for (int count = 0; count < 100000; ++count) terms += " + a";
  REQUIRE(Parsed(terms + " > 1\n").diagnostics.list().empty());
}

// Not part of the suite, which no clock may decide: run it with `guide_compiler_tests "[timing]"`.
TEST_CASE("time grows with the text, faulty or not", "[.][timing]") {
  const std::string good = "guideline a.b:\n  require all: x, y, z \"label\" cite item 3\n  when c:\n    require count of v <= 3\n";
  const std::string faulty = "guideline a.b\n  requre all x, y\n\t\twhen c\n require “x”\n  require a and b\n";
  const std::string unclosed = "fact x: finding \"not closed\n\n\n";
  for (const std::string& text : {good, faulty, unclosed, std::string("a\n"), std::string("\"\n"), std::string("x ")}) {
    const double small = seconds_for(repeated(text, 300000 / text.size()));
    const double large = seconds_for(repeated(text, 3000000 / text.size()));
    CHECK(large < 30 * small + 1.0);  // ten times the text; a square would be a hundred times
  }
}

TEST_CASE("a text over the limit is refused") {
  const Parsed parsed(std::string((std::size_t{4} << 20U) + 1, ' '));
  REQUIRE(parsed.messages() ==
          "error[text-too-large]: a text can have at most 4 MB\n"
          "  --> policy.guide\n"
          "   = help: divide it into modules and `import` them\n");
}
