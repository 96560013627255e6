#include "compiler/diagnostic.hpp"
#include "runtime/edit_distance.hpp"

namespace guide {

namespace {

constexpr std::size_t longest_word = 64;

std::size_t most_edits(std::size_t length) { return length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3; }

}  // namespace

std::optional<std::string_view> did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  if (word.size() > longest_word) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_edits = most_edits(word.size()) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate == word) continue;
    const std::size_t count = edit_distance(word, candidate, best_edits);
    if (count < best_edits) {
      best_edits = count;
      best = candidate;
    }
  }
  return best;
}

}  // namespace guide
