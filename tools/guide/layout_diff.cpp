#include "tools/guide/layout_diff.hpp"

#include <algorithm>
#include <vector>

namespace guide::tool {
namespace {

constexpr std::size_t around = 3;     // unchanged lines shown before and after a change
constexpr std::size_t farthest = 32;  // lines looked ahead for where two texts meet again

/// A line with its end, which the last line of a text may lack.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Whether the lines differ in blanks alone.
bool correspond(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (true) {
    while (i < a.size() && is_blank(a[i])) ++i;
    while (j < b.size() && is_blank(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

struct Line {
  char sign = ' ';
  std::string_view text;
};

/// Both texts in one list: `-` what goes, `+` what comes.
class Pairing {
 public:
  Pairing(std::string_view before, std::string_view after) : before_(lines_of(before)), after_(lines_of(after)) {}

  std::vector<Line> lines() {
    std::size_t i = 0, j = 0;
    while (i < before_.size() || j < after_.size()) {
      const auto [skip_before, skip_after] = next_meeting(i, j);
      for (std::size_t k = 0; k < skip_before; ++k) lines_.push_back({'-', before_[i++]});
      for (std::size_t k = 0; k < skip_after; ++k) lines_.push_back({'+', after_[j++]});
      if (i == before_.size() || j == after_.size()) continue;
      if (before_[i] == after_[j]) {
        lines_.push_back({' ', before_[i]});
      } else {
        lines_.push_back({'-', before_[i]});
        lines_.push_back({'+', after_[j]});
      }
      ++i;
      ++j;
    }
    return std::move(lines_);
  }

 private:
  /// How many lines to pass over on each side, fewest first, until two correspond; else the rest or one of each.
  std::pair<std::size_t, std::size_t> next_meeting(std::size_t i, std::size_t j) const {
    const std::size_t left = before_.size() - i, right = after_.size() - j;
    if (left == 0 || right == 0) return {left, right};
    for (std::size_t sum = 0; sum <= farthest; ++sum) {
      for (std::size_t a = 0; a <= sum; ++a) {
        if (a < left && sum - a < right && correspond(before_[i + a], after_[j + sum - a])) return {a, sum - a};
      }
    }
    return {0, 0};
  }

  std::vector<std::string_view> before_, after_;
  std::vector<Line> lines_;
};

/// Within a run of changes what goes stands before what comes.
void sort_runs(std::vector<Line>& lines) {
  for (auto at = lines.begin(); at != lines.end();) {
    const auto begin = std::find_if(at, lines.end(), [](const Line& line) { return line.sign != ' '; });
    at = std::find_if(begin, lines.end(), [](const Line& line) { return line.sign == ' '; });
    std::stable_partition(begin, at, [](const Line& line) { return line.sign == '-'; });
  }
}

/// `12,3`: so many lines from there on; an empty range names the line before it.
std::string range(std::size_t first, std::size_t count) {
  if (count == 1) return std::to_string(first + 1);
  return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
}

/// Where a stretch of changes with its surroundings ends: further on than twice the surroundings nothing changes.
std::size_t hunk_end(const std::vector<Line>& lines, std::size_t first_change) {
  std::size_t last = first_change;
  for (std::size_t at = first_change; at < lines.size() && at <= last + 2 * around; ++at) {
    if (lines[at].sign != ' ') last = at;
  }
  return std::min(lines.size(), last + around + 1);
}

}  // namespace

std::string layout_diff(std::string_view name, std::string_view before, std::string_view after) {
  std::vector<Line> lines = Pairing(before, after).lines();
  sort_runs(lines);
  std::string text;
  std::size_t old_line = 0, new_line = 0, at = 0;
  while (true) {
    const auto change = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(),
                                     [](const Line& line) { return line.sign != ' '; });
    if (change == lines.end()) return text;
    const auto first_change = static_cast<std::size_t>(change - lines.begin());
    const std::size_t begin = std::max(at, first_change < around ? 0 : first_change - around);
    old_line += begin - at;
    new_line += begin - at;
    at = hunk_end(lines, first_change);
    std::string body;
    std::size_t old_count = 0, new_count = 0;
    for (std::size_t i = begin; i < at; ++i) {
      old_count += lines[i].sign != '+';
      new_count += lines[i].sign != '-';
      body += lines[i].sign;
      body += lines[i].text;
      if (lines[i].text.back() != '\n') body += "\n\\ No newline at end of file\n";
    }
    if (text.empty()) text = "--- " + std::string(name) + "\n+++ " + std::string(name) + "\n";
    text += "@@ -" + range(old_line, old_count) + " +" + range(new_line, new_count) + " @@\n" + body;
    old_line += old_count;
    new_line += new_count;
  }
}

}  // namespace guide::tool
