#include "compiler/source.hpp"

#include <algorithm>
#include <limits>

namespace guide {

namespace {

// Columns in a line of megabytes are found quickly too, however many of its places are asked for.
constexpr std::size_t long_line = 4096;
constexpr std::size_t counted_step = 1024;

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

}  // namespace

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  // Offsets are 32 bits wide; a longer text is refused by the parser, and no place in it is ever asked for.
  const std::size_t size = std::min<std::size_t>(text_.size(), std::numeric_limits<std::uint32_t>::max());
  line_begins_.push_back(0);
  std::size_t longest = 0;
  for (std::size_t at = text_.find('\n'); at < size; at = text_.find('\n', at + 1)) {
    longest = std::max(longest, at - line_begins_.back());
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  if (std::max(longest, size - line_begins_.back()) > long_line) count_code_points();
}

void Source::count_code_points() {
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text_.size(); at += counted_step) {
    code_points_.push_back(static_cast<std::uint32_t>(count));
    count += code_points(std::string_view(text_).substr(at, counted_step));
  }
}

std::size_t Source::code_points_before(std::size_t offset) const {
  const std::size_t step = offset / counted_step;
  const std::size_t counted = step * counted_step;
  return code_points_[step] + code_points(std::string_view(text_).substr(counted, offset - counted));
}

std::size_t Source::line_index(std::uint32_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(after - line_begins_.begin()) - 1;
}

std::uint32_t Source::line_begin(std::uint32_t offset) const { return line_begins_[line_index(offset)]; }

Position Source::position(std::uint32_t offset) const { return position_in(line_index(offset), offset); }

Position Source::position(std::uint32_t offset, std::uint32_t& near) const {
  constexpr std::size_t looked_at = 8;
  const std::size_t end = std::min(line_begins_.size(), std::size_t{near} + looked_at);
  std::size_t line = near;
  while (line < end && line_begins_[line] <= offset) ++line;
  const bool found = line > near && line < end;  // a line that begins behind the offset was seen
  near = static_cast<std::uint32_t>(found ? line - 1 : line_index(offset));
  return position_in(near, offset);
}

Position Source::position_in(std::size_t index, std::uint32_t offset) const {
  const std::size_t begin = line_begins_[index];
  const std::size_t end = std::clamp<std::size_t>(offset, begin, text_.size());
  const std::size_t column = end - begin > long_line
                                 ? code_points_before(end) - code_points_before(begin)
                                 : code_points(std::string_view(text_).substr(begin, end - begin));
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
