// docs/grammar.md is the EBNF that stands over the rules; this test writes it when GUIDE_UPDATE_GOLDEN is 1.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "tests/compiler/text.hpp"

namespace {

using guide::test::read_file;

const std::filesystem::path root = GUIDE_SOURCE_FOLDER;

constexpr const char* introduction = R"(# Grammar

The syntax of Guide, as it stands over the rules in `compiler/syntax/`. A test keeps this page in step: change the comment over the
rule, then run the tests with `GUIDE_UPDATE_GOLDEN=1`.

PEG: `/` is ordered choice, `!` is not-followed-by, `/.../` a token. Blanks between tokens are free, comments (`#`) and empty lines
vanish, a word never matches the beginning of a longer one. INDENT, DEDENT, EOL and END come from the layout: lines that belong
together begin in one column, with spaces only, and lists stand inside each other at most 64 deep. What a name or a unit means, how
tables, requirements and rules go together, is judged later: see `language.md`.
)";

/// The rules in the comments of one header, in order.
std::vector<std::string> rules_of(const std::string& header) {
  static const std::regex first(R"(// ([a-zA-Z]+ += .*))");
  static const std::regex next(R"(//( {3,}\S.*))");
  std::vector<std::string> rules;
  std::istringstream lines(read_file(root / "compiler/syntax" / header));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, match, first)) {
      rules.push_back(match[1]);
      inside = true;
    } else if (inside && std::regex_match(line, match, next)) {
      rules.back() += '\n' + match[1].str().substr(1);
    } else {
      inside = false;
    }
  }
  return rules;
}

std::string reserved_words() {
  std::string text = read_file(root / "compiler/syntax/words.cpp");
  const std::size_t begin = text.find("words[] = {");
  text = text.substr(begin, text.find("};", begin) - begin);
  static const std::regex word("\"([a-z]+)\"");
  std::string rule = "reserved    = (";
  std::size_t column = rule.size();
  for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
    const std::string quoted = '\'' + (*at)[1].str() + '\'';
    if (rule.back() != '(') {
      const bool full = column + quoted.size() + 3 > 110;
      rule += full ? "\n            / " : " / ";
      column = full ? 14 : column + 3;
    }
    rule += quoted;
    column += quoted.size();
  }
  return rule + ") ![a-z0-9_]";
}

std::string page() {
  std::string text = introduction;
  const auto section = [&](const char* title, const std::vector<std::string>& rules) {
    text += std::string("\n## ") + title + "\n\n```ebnf\n";
    for (const std::string& rule : rules) text += rule + '\n';
    text += "```\n";
  };
  section("Files, cases, tables", rules_of("grammar.hpp"));
  section("Declarations, guidelines, determinations", rules_of("grammar_guidelines.hpp"));
  section("Conditions, values, citations", rules_of("grammar_conditions.hpp"));
  std::vector<std::string> tokens = rules_of("tokens.hpp");
  tokens.push_back(reserved_words());
  section("Tokens", tokens);
  return text;
}

}  // namespace

TEST_CASE("docs/grammar.md shows the grammar as it is") {
  const std::filesystem::path path = root / "docs/grammar.md";
  const std::string expected = page();
  const char* update = std::getenv("GUIDE_UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") std::ofstream(path, std::ios::binary) << expected;
  CHECK(read_file(path) == expected);
}

TEST_CASE("docs/language.md lists the words that cannot be names") {
  const std::string text = read_file(root / "docs/language.md");
  const std::string section = text.substr(text.find("\n## 12. "));
  const std::size_t begin = section.find("```text\n") + 8;
  std::istringstream listed(section.substr(begin, section.find("```", begin) - begin));
  std::set<std::string> words{std::istream_iterator<std::string>(listed), {}};
  const std::string rule = reserved_words();
  static const std::regex word("'([a-z]+)'");
  std::set<std::string> reserved;
  for (std::sregex_iterator at(rule.begin(), rule.end(), word), end; at != end; ++at) reserved.insert((*at)[1].str());
  CHECK(words == reserved);
}

TEST_CASE("every rule has its comment") {
  const std::string text = page();
  for (const char* rule : {"file", "case", "report", "told", "answer", "cell", "table", "guideline", "require", "given", "rule",
                           "clause", "line", "atom", "term", "cite", "names", "path", "NUMBER", "UNIT"}) {
    CAPTURE(rule);
    CHECK(text.find("\n" + std::string(rule) + " ") != std::string::npos);
  }
}
