#include "compiler/source.hpp"

#include <algorithm>
#include <limits>

namespace guide {

namespace {

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  // Offsets are 32 bits wide; a longer text is refused by the parser, and no place in it is ever asked for.
  const std::size_t size = std::min<std::size_t>(text_.size(), std::numeric_limits<std::uint32_t>::max());
  line_begins_.push_back(0);
  for (std::size_t at = text_.find('\n'); at < size; at = text_.find('\n', at + 1)) {
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::size_t Source::line_index(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(after - line_begins_.begin()) - 1;
}

std::uint32_t Source::line_begin(std::uint32_t offset) const { return line_begins_[line_index(offset)]; }

Position Source::position(std::uint32_t offset) const {
  const std::size_t index = line_index(offset);
  const std::size_t begin = line_begins_[index];
  const std::size_t end = std::clamp<std::size_t>(offset, begin, text_.size());
  const auto column = std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                    text_.begin() + static_cast<std::ptrdiff_t>(end), starts_code_point);
  return {static_cast<std::uint32_t>(index + 1), static_cast<std::uint32_t>(column + 1)};
}

std::string_view Source::line(std::uint32_t offset) const {
  const std::size_t begin = line_begin(offset);
  std::size_t end = std::min(text_.find('\n', begin), text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t SourceMap::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::string_view SourceMap::text(Span span) const {
  return std::string_view(sources_[span.source].text()).substr(span.begin, span.end - span.begin);
}

}  // namespace guide
