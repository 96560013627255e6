#include "runtime/texts.hpp"

#include <algorithm>

namespace guide {

std::string_view Texts::keep(std::string_view text) {
  constexpr std::size_t smallest_piece = 1024, largest_piece = 256 * 1024;
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t usual = std::min(smallest_piece << std::min<std::size_t>(pieces_.size(), 8), largest_piece);
    const std::size_t size = std::max(usual, text.size());
    pieces_.push_back(std::shared_ptr<char[]>(new char[size]));
    free_ = pieces_.back().get();
    left_ = size;
  }
  char* const kept = free_;
  std::copy(text.begin(), text.end(), kept);
  free_ += text.size();
  left_ -= text.size();
  return {kept, text.size()};
}

}  // namespace guide
