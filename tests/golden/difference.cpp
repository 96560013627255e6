#include "tests/golden/difference.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace guide::golden {
namespace {

struct Edit {
  char sign = ' ';
  std::string line;
};

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// lengths[i][j]: the longest run of common lines of `a` from i and `b` from j.
std::vector<Edit> edits(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> lengths(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i][j] = a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  std::vector<Edit> result;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      result.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() && (j == b.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
      result.push_back({'-', a[i++]});
    } else {
      result.push_back({'+', b[j++]});
    }
  }
  return result;
}

bool near_change(const std::vector<Edit>& all, std::size_t at) {
  constexpr std::size_t around = 2;
  const std::size_t first = at < around ? 0 : at - around;
  const std::size_t last = std::min(all.size(), at + around + 1);
  return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const Edit& edit) { return edit.sign != ' '; });
}

}  // namespace

std::string difference(const std::string& expected, const std::string& found) {
  constexpr std::size_t longest_compared = 3000;
  auto a = split_lines(expected);
  auto b = split_lines(found);
  if (a.size() > longest_compared) a.resize(longest_compared);
  if (b.size() > longest_compared) b.resize(longest_compared);
  const auto all = edits(a, b);
  std::string text;
  bool skipped = false;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!near_change(all, at)) {
      skipped = true;
      continue;
    }
    if (skipped && !text.empty()) text += "    ...\n";
    skipped = false;
    text += "  ";
    text += all[at].sign;
    text += " " + all[at].line + "\n";
  }
  return text;
}

}  // namespace guide::golden
