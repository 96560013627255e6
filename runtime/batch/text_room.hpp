#pragma once
// Text that grows at its end. Room is made first and then filled without asking, which is quicker than a string.

#include <cstring>
#include <memory>
#include <string_view>

namespace guide::batch {

class TextRoom {
 public:
  /// Where the text ends; at least `size` bytes may be written there.
  char* room(std::size_t size) {
    if (capacity_ - size_ < size) grow(size);
    return text_.get() + size_;
  }
  /// What was written ends here.
  void wrote(const char* end) { size_ = static_cast<std::size_t>(end - text_.get()); }
  void append(std::string_view text) {
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  std::string_view view() const { return {text_.get(), size_}; }
  std::size_t size() const { return size_; }
  void shorten(std::size_t size) { size_ = size; }
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t size) {
    const std::size_t capacity = 2 * capacity_ + size + 256;
    std::unique_ptr<char[]> larger(new char[capacity]);
    if (size_ != 0) std::memcpy(larger.get(), text_.get(), size_);
    text_ = std::move(larger);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> text_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace guide::batch
