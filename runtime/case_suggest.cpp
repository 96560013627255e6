#include "runtime/case_suggest.hpp"

#include <algorithm>

#include "runtime/edit_distance.hpp"

namespace guide {
namespace {

constexpr std::size_t longest_word = 64;

}  // namespace

void Nearest::offer(std::string_view candidate) {
  if (word_.empty() || word_.size() > longest_word) return;
  const std::size_t edits = edit_distance(word_, candidate, best_distance_);
  if (edits >= best_distance_) return;
  best_distance_ = edits;
  best_ = candidate;
}

std::string Nearest::help(std::string otherwise) const {
  return best_.empty() ? std::move(otherwise) : "did you mean `" + best_ + "`?";
}

std::string quoted_short(std::string_view word) {
  std::size_t end = std::min(word.size(), longest_word);
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  std::string text = "`" + std::string(word.substr(0, end)) + (end < word.size() ? "...`" : "`");
  // A line feed would begin a line that looks like ours.
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string alternatives_text(const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    if (i > 0) text += names.size() <= most && i + 1 == names.size() ? " or " : ", ";
    text += "`" + names[i] + "`";
  }
  if (names.size() > most) text += " or one of " + std::to_string(names.size() - most) + " more";
  return text;
}

}  // namespace guide
