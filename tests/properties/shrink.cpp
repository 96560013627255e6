#include "tests/properties/shrink.hpp"

#include <algorithm>
#include <vector>

namespace guide::properties {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines result;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    result.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

std::string text_of(const Lines& lines) {
  std::string result;
  for (const std::string& line : lines) result += line + "\n";
  return result;
}

std::size_t indentation(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

class Shrinker {
 public:
  Shrinker(const std::string& text, const std::function<bool(const std::string&)>& fails, int attempts)
      : lines_(lines_of(text)), fails_(fails), attempts_(attempts) {}

  std::string run() {
    for (bool smaller = true; smaller && attempts_ > 0;) {
      smaller = false;
      for (std::size_t i = lines_.size(); i-- > 0;) smaller |= drop_block(i) || lift_block(i) || drop_member(i);
    }
    return text_of(lines_);
  }

 private:
  bool keep(Lines smaller) {
    if (attempts_-- <= 0 || !fails_(text_of(smaller))) return false;
    lines_ = std::move(smaller);
    return true;
  }

  std::size_t block_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < lines_.size() && indentation(lines_[end]) > indentation(lines_[begin])) ++end;
    return end;
  }

  bool drop_block(std::size_t i) {
    if (i >= lines_.size()) return false;
    Lines smaller(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(i));
    smaller.insert(smaller.end(), lines_.begin() + static_cast<std::ptrdiff_t>(block_end(i)), lines_.end());
    return keep(std::move(smaller));
  }

  /// A group of one line gives way to that line.
  bool lift_block(std::size_t i) {
    if (i >= lines_.size() || block_end(i) != i + 2) return false;
    std::string head = lines_[i];
    for (const char* group : {"all:", "any:"}) {
      std::size_t at = head.find(group);
      if (at == std::string::npos || at + 4 != head.size()) continue;
      Lines smaller = lines_;
      smaller[i] = head.substr(0, at) + lines_[i + 1].substr(indentation(lines_[i + 1]));
      smaller.erase(smaller.begin() + static_cast<std::ptrdiff_t>(i + 1));
      if (keep(std::move(smaller))) return true;
    }
    return false;
  }

  /// One member of `all: a, b, c` goes.
  bool drop_member(std::size_t i) {
    if (i >= lines_.size()) return false;
    std::size_t colon = lines_[i].find(": ");
    if (colon == std::string::npos || lines_[i].find('"') != std::string::npos) return false;
    std::size_t begin = colon + 2;
    while (begin < lines_[i].size()) {
      std::size_t end = lines_[i].find(", ", begin);
      bool last = end == std::string::npos;
      Lines smaller = lines_;
      if (last && begin == colon + 2) return false;
      smaller[i] = last ? lines_[i].substr(0, begin - 2) : lines_[i].substr(0, begin) + lines_[i].substr(end + 2);
      if (keep(std::move(smaller))) return true;
      begin = last ? lines_[i].size() : end + 2;
    }
    return false;
  }

  Lines lines_;
  const std::function<bool(const std::string&)>& fails_;
  int attempts_;
};

}  // namespace

std::string shrink(const std::string& text, const std::function<bool(const std::string&)>& fails, int attempts) {
  return Shrinker(text, fails, attempts).run();
}

}  // namespace guide::properties
