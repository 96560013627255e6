#include "runtime/case_suggest.hpp"

#include <algorithm>

namespace guide {
namespace {

/// Edits (insert, delete, replace, swap neighbours) from `a` to `b`, or `limit` if there are as many or more.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference >= limit) return limit;
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) >= limit) return limit;
    before.swap(above);
    above.swap(row);
  }
  return std::min(limit, above[b.size()]);
}

constexpr std::size_t longest_word = 64;

}  // namespace

void Nearest::offer(std::string_view candidate) {
  if (word_.empty() || word_.size() > longest_word) return;
  const std::size_t edits = distance(word_, candidate, best_distance_);
  if (edits >= best_distance_) return;
  best_distance_ = edits;
  best_ = candidate;
}

std::string Nearest::help(std::string otherwise) const {
  return best_.empty() ? std::move(otherwise) : "did you mean `" + best_ + "`?";
}

std::string quoted(std::string_view word) {
  if (word.size() <= longest_word) return "`" + std::string(word) + "`";
  std::size_t end = longest_word;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return "`" + std::string(word.substr(0, end)) + "...`";
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
