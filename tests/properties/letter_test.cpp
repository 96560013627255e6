// Letters of the whole guideline library: every page can be read without sight, without scripts and without a network,
// every sentence of a rationale is anchored, and the documentation lists the phrases as they are.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "runtime/explain/letter/letter.hpp"
#include "tests/properties/library.hpp"

namespace guide::properties {
namespace {

std::vector<std::string> found(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> all;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    all.push_back((*match)[1]);
  return all;
}

double luminance(const std::string& color) {
  const std::string six =
      color.size() == 3 ? std::string{color[0], color[0], color[1], color[1], color[2], color[2]} : color;
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(six.substr(2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

/// Every colour of letters against white, as WCAG 2 counts it.
void check_contrast(const std::string& page) {
  const auto colors = found(page, "[{; ]color: #([0-9a-f]+)");
  CHECK(!colors.empty());
  for (const std::string& color : colors) {
    INFO("#" << color);
    CHECK(1.05 / (luminance(color) + 0.05) >= 7);
  }
}

void check_structure(const std::string& page) {
  CHECK(page.find("<!DOCTYPE html>\n<html lang=\"en\">") == 0);
  CHECK(found(page, "(<h1>)").size() == 1);
  CHECK(found(page, "(<main>)").size() == 1);
  CHECK(found(page, "(<title>[^<]+</title>)").size() == 1);
  int level = 1;
  for (const std::string& heading : found(page, "<h([1-6])")) {
    const int next = std::stoi(heading);
    CHECK(next <= level + 1);  // no level is left out
    level = next;
  }
  const auto ids = found(page, " id=\"([^\"]+)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  CHECK(known.size() == ids.size());
  const auto landmarks = found(page, "<section aria-labelledby=\"([^\"]+)\"");
  CHECK(landmarks.size() == found(page, "(<section)").size());
  for (const std::string& landmark : landmarks) CHECK(known.count(landmark) == 1);
  CHECK(found(page, "(<details><summary>[^<]+</summary>)").size() == found(page, "(<details)").size());
}

void check_alone(const std::string& page) {
  for (const char* word : {"<script", "<link", "<img", " src=", "@import", "url(", " onclick"}) {
    INFO(word);
    CHECK(page.find(word) == std::string::npos);
  }
}

/// What a letter says of a guideline rests on a place in it.
std::size_t check_rationale(const explain::Letter& letter, const explain::LetterTemplate& phrases) {
  std::size_t sentences = 0;
  for (const explain::Section& item : letter.sections) {
    for (const explain::Section& part : item.sections) {
      if (part.heading != phrases[explain::Phrase::rationale]) continue;
      for (const explain::Block& block : part.blocks) {
        if (&block == &part.blocks.back()) continue;  // what follows from it
        for (const explain::Sentence& sentence : block.sentences) {
          ++sentences;
          INFO(sentence.text);
          CHECK(std::any_of(sentence.anchors.begin(), sentence.anchors.end(),
                            [](const auto& anchor) { return !anchor.empty(); }));
        }
      }
    }
  }
  return sentences;
}

}  // namespace

TEST_CASE("letters of the guideline library are accessible, self-contained and anchored") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  const explain::LetterTemplate phrases;
  std::size_t sentences = 0;
  bool first = true;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < compilation->cases.size(); i += 20) {  // neighbours are much alike
    const Case& the_case = compilation->cases[i];
    ++letters;
    INFO("case " << the_case.name);
    const explain::Letter letter =
        explain::letter(*compilation->program, the_case, decide(*compilation->program, the_case));
    const std::string page = explain::letter_html(letter);
    if (first) check_contrast(page);
    first = false;
    check_structure(page);
    check_alone(page);
    sentences += check_rationale(letter, phrases);
  }
  WARN(letters << " letters, " << sentences << " sentences of rationale, each anchored");
  CHECK(sentences > 500);
}

TEST_CASE("the documentation lists every phrase of a letter as it is") {
  std::ostringstream page;
  page << std::ifstream(GUIDE_SOURCE_FOLDER "/docs/letters.md", std::ios::binary).rdbuf();
  CHECK(page.str().find("```text\n" + explain::LetterTemplate().text() + "```\n") != std::string::npos);
}

}  // namespace guide::properties
