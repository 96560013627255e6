#include <algorithm>
#include <array>
#include <cstdint>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/words.hpp"

namespace guide::syntax {

namespace {

// In the order of the alphabet, so that words with one first letter stand together.
constexpr std::string_view words[] = {
    "absent",    "all",        "and",          "any",     "at",         "cite",   "conflicting", "consult", "count",
    "document",  "documented", "effective",    "else",    "exactly",    "expect", "false",       "for",     "has",
    "if",        "is",         "latest",       "no",      "none",       "not",    "note",        "of",      "or",
    "otherwise", "outcomes",   "present",      "request", "require",    "since",  "some",        "sum",     "then",
    "time",      "true",       "undocumented", "unless",  "unverified", "when",   "where",       "within"};

struct Range {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
};

constexpr std::array<Range, 26> by_letter = [] {
  std::array<Range, 26> ranges{};
  for (std::size_t i = 0; i < std::size(words); ++i) {
    Range& range = ranges[static_cast<std::size_t>(words[i][0] - 'a')];
    if (range.end == 0) range.begin = static_cast<std::uint8_t>(i);
    range.end = static_cast<std::uint8_t>(i + 1);
  }
  return ranges;
}();

}  // namespace

bool is_reserved(std::string_view word) {
  if (word.empty() || word[0] < 'a' || word[0] > 'z') return false;
  const Range range = by_letter[static_cast<std::size_t>(word[0] - 'a')];
  const auto same = [&](std::string_view each) {
    return each.size() == word.size() && each[1] == word[1] && each == word;  // every word has two letters or more
  };
  return std::any_of(words + range.begin, words + range.end, same);
}

bool follows_number(std::string_view word) {
  static constexpr std::string_view follow[] = {"to",       "from", "in",   "or",   "by",      "on",    "needs",
                                                "evidence", "more", "less", "than", "earlier", "later", "incomplete"};
  return std::any_of(std::begin(follow), std::end(follow), [&](std::string_view each) { return each == word; });
}

}  // namespace guide::syntax
