#pragma once
// Many short texts in few pieces of memory: what the authors wrote of each clause.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace guide {

/// What is kept stays where it is for as long as this, or a copy of this, lives.
class Texts {
 public:
  Texts() = default;
  /// A copy has what was kept, and keeps more in pieces of its own.
  Texts(const Texts& other) : pieces_(other.pieces_) {}
  Texts(Texts&&) = default;
  Texts& operator=(Texts other) noexcept {
    pieces_ = std::move(other.pieces_);
    free_ = other.free_;
    left_ = other.left_;
    return *this;
  }
  ~Texts() = default;

  std::string_view keep(std::string_view text);

 private:
  std::vector<std::shared_ptr<char[]>> pieces_;
  char* free_ = nullptr;  // of the last piece
  std::size_t left_ = 0;
};

}  // namespace guide
