#pragma once
// Words of help for what a case says wrongly: the nearest name that was meant, and lists of what there is.

#include <string>
#include <string_view>
#include <vector>

namespace guide {

/// The nearest of the names offered one after the other, if near enough to be meant.
class Nearest {
 public:
  explicit Nearest(std::string_view word) : word_(word), best_distance_(word.size() / 4 + 2) {}
  void offer(std::string_view candidate);
  /// "did you mean `twitch`?", or `otherwise`.
  std::string help(std::string otherwise = {}) const;

 private:
  std::string_view word_;
  std::string best_;
  std::size_t best_distance_;  // one more than what is still near enough
};

/// A word as quoted in a message: in one line, and shortened if it is very long.
std::string quoted_short(std::string_view word);
/// "`a`, `b` or `c`"; of more than eight the first ones and how many more.
std::string alternatives_text(const std::vector<std::string>& names);

}  // namespace guide
