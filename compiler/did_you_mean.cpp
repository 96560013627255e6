#include <algorithm>
#include <array>
#include <cstdlib>

#include "compiler/diagnostic.hpp"

namespace guide {

namespace {

constexpr std::size_t longest_word = 64;

std::size_t most_edits(std::size_t length) { return length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3; }

/// Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`.
std::size_t edits(std::string_view a, std::string_view b) {
  using Row = std::array<std::size_t, longest_word + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string_view> did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > longest_word) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_edits = most_edits(word.size()) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest_word || candidate == word) continue;
    const auto difference = std::abs(static_cast<long>(candidate.size()) - static_cast<long>(word.size()));
    if (static_cast<std::size_t>(difference) >= best_edits) continue;
    const std::size_t count = edits(word, candidate);
    if (count < best_edits) {
      best_edits = count;
      best = candidate;
    }
  }
  return best;
}

}  // namespace guide
