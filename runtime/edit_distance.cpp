#include "runtime/edit_distance.hpp"

#include <algorithm>
#include <vector>

namespace guide {
namespace {

/// What both words begin and end with costs nothing.
void leave_out_common(std::string_view& a, std::string_view& b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto common = static_cast<std::size_t>(differ.first - a.begin());
  a.remove_prefix(common);
  b.remove_prefix(common);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() >= limit) return limit;
  leave_out_common(a, b);
  if (a.empty()) return b.size();
  // Rows of the usual table; only what lies less than `limit` off its diagonal can lead to fewer edits than that.
  std::vector<std::size_t> before(b.size() + 1, limit), above(b.size() + 1, limit), row(b.size() + 1, limit);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = std::min(j, limit);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i < limit ? 1 : i - limit + 1;
    const std::size_t last = std::min(b.size(), i + limit - 1);
    std::size_t least = limit;
    row[first - 1] = first == 1 ? std::min(i, limit) : limit;
    for (std::size_t j = first; j <= last; ++j) {
      row[j] = std::min({limit, above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (last < b.size()) row[last + 1] = limit;
    if (least >= limit && row[first - 1] >= limit) return limit;
    before.swap(above);
    above.swap(row);
  }
  return std::min(limit, above[b.size()]);
}

}  // namespace guide
