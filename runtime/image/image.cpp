#include "runtime/image/image.hpp"

#include "runtime/digest.hpp"
#include "runtime/image/fields.hpp"
#include "runtime/image/valid.hpp"
#include "runtime/vocabulary_names.hpp"

namespace guide::image {
namespace {

/// Counts up with every change of what an image holds.
constexpr std::string_view format = "2";

std::string digest_of(std::string_view content) {
  Digest digest;
  digest.add(content);
  return digest.finish();
}

/// The text up to the next line's end, which is taken off `bytes`.
std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

Read refused(std::string problem) { return {nullptr, std::move(problem)}; }

}  // namespace

bool is_image(std::string_view bytes) { return bytes.substr(0, signature.size()) == signature; }

std::string write(const Program& program) {
  Writer writer;
  writer(program);
  const std::string content = writer.take();
  std::string bytes;
  bytes.append(signature).append(format).append("\n").append(digest_of(content)).append("\n");
  return bytes += content;
}

Read read(std::string_view bytes) {
  if (!is_image(bytes)) return refused("is no compiled library");
  const std::string_view version = take_line(bytes).substr(signature.size());
  if (version != format) {
    return refused("was written by another version of Guide; write it anew with `guide compile`");
  }
  const std::string_view digest = take_line(bytes);
  if (digest != digest_of(bytes)) return refused("is damaged: its bytes are not those that were written");
  const auto program = std::make_shared<Program>();
  Reader reader(program->texts.keep(bytes));
  reader(*program);
  if (reader.failed() || !reader.at_end()) return refused("is damaged: it does not hold what an image holds");
  if (const std::string fault = first_fault(*program); !fault.empty()) return refused("is damaged: " + fault);
  name_all(program->vocabulary);
  return {program, {}};
}

}  // namespace guide::image
