#include "runtime/image/image.hpp"

#include <bit>

#include "runtime/image/checksum.hpp"
#include "runtime/image/fields.hpp"
#include "runtime/image/valid.hpp"
#include "runtime/vocabulary_names.hpp"

namespace guide::image {
namespace {

/// Counts up with every change of what an image holds.
constexpr std::string_view format = std::endian::native == std::endian::little ? "3" : "3, most significant byte first";
/// The lines before what is held, filled up with spaces: what lies behind them lies well.
constexpr std::size_t head_size = 64;

std::string head(std::uint64_t sum) {
  constexpr char digits[] = "0123456789abcdef";
  std::string lines = std::string(signature).append(format).append("\n");
  for (int shift = 60; shift >= 0; shift -= 4) lines += digits[sum >> shift & 15];
  lines.resize(head_size - 1, ' ');
  return lines += '\n';
}

/// The text up to the first line's end.
std::string_view first_line(std::string_view bytes) { return bytes.substr(0, std::min(bytes.find('\n'), bytes.size())); }

Read refused(std::string problem) { return {nullptr, std::move(problem)}; }

bool lies_well(std::string_view bytes) { return reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) == 0; }

}  // namespace

bool is_image(std::string_view bytes) { return bytes.substr(0, signature.size()) == signature; }

std::string write(const Program& program) {
  Writer writer(program.texts);
  writer(program);
  return with_head(writer.take());
}

std::string with_head(std::string_view content) { return head(checksum(content)).append(content); }

std::string_view content_of(std::string_view image) { return image.substr(std::min(head_size, image.size())); }

Read read(std::string_view bytes) {
  const std::shared_ptr<char[]> copy(new char[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), copy.get());
  return read({copy.get(), bytes.size()}, copy);
}

Read read(std::string_view bytes, std::shared_ptr<const void> memory) {
  if (!is_image(bytes)) return refused("is no compiled library");
  if (first_line(bytes).substr(signature.size()) != format) {
    return refused("was written by another version of Guide; write it anew with `guide compile`");
  }
  if (!lies_well(bytes)) return read(bytes);
  const std::string_view content = content_of(bytes);
  if (bytes.substr(0, head_size) != head(checksum(content))) {
    return refused("is damaged: its bytes are not those that were written");
  }
  const auto program = std::make_shared<Program>();
  program->room.hold(std::move(memory));
  Reader reader(content, program->room);
  reader(*program);
  if (reader.failed() || !reader.at_end()) return refused("is damaged: it does not hold what an image holds");
  program->texts = reader.take_texts();
  if (const std::string fault = first_fault(*program); !fault.empty()) return refused("is damaged: " + fault);
  name_all(program->vocabulary);
  return {program, {}};
}

}  // namespace guide::image
