#pragma once
// A compiled library as bytes: written once, loaded without compiling. In: a Program. Out: bytes, the same for the same
// Program on every machine of one byte order; and back. Not here: files.

#include <memory>
#include <string>
#include <string_view>

#include "runtime/program.hpp"

namespace guide::image {

/// The first line of every image; hosts may tell by it whether a file is one.
inline constexpr std::string_view signature = "guide image ";
bool is_image(std::string_view bytes);

std::string write(const Program& program);
/// What is behind the head of an image with the head that it needs: what makes bytes of a stranger pass for written ones.
std::string with_head(std::string_view content);
std::string_view content_of(std::string_view image);

/// `program` is there, or `problem` says why not, in words that follow "the image". Nothing in an image is trusted: what
/// it holds is checked as if a stranger had made it.
struct Read {
  std::shared_ptr<const Program> program;
  std::string problem;  // `is damaged: ...`
};
/// Reads a copy of the bytes.
Read read(std::string_view bytes);
/// Uses the bytes where they lie, and holds `memory`, in which they are, for as long as the Program lives.
Read read(std::string_view bytes, std::shared_ptr<const void> memory);

}  // namespace guide::image
