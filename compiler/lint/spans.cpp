#include "compiler/lint/spans.hpp"

#include <algorithm>

namespace guide::lint {
namespace {

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// The byte of a column, which counts code points from 1.
std::size_t byte_of(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t left = column - 1; left > 0 && at < line.size(); --left) {
    do ++at;
    while (at < line.size() && continues_code_point(line[at]));
  }
  return at;
}

/// Where the words of a statement end: before its label, citation, colon or comment.
std::size_t end_of_words(std::string_view line, std::size_t begin) {
  std::size_t end = std::min({line.size(), line.find('"', begin), line.find('#', begin), line.find(" cite ", begin)});
  while (end > begin + 1 && (line[end - 1] == ' ' || line[end - 1] == '\r' || line[end - 1] == ':')) --end;
  return end;
}

}  // namespace

Spans::Spans(const SourceMap& sources) : sources_(sources), line_begins_(sources.size()) {
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    const std::string_view text = sources[source].text();
    line_begins_[source].push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      line_begins_[source].push_back(static_cast<std::uint32_t>(at + 1));
    }
  }
}

Span Spans::of(const Place& place) const {
  const std::uint32_t line_begin = line_begins_[place.file][place.line - 1];
  const std::string_view line = sources_[place.file].line(line_begin);
  const std::size_t begin = byte_of(line, place.column);
  const std::size_t end = end_of_words(line, begin);
  return {place.file, static_cast<std::uint32_t>(line_begin + begin), static_cast<std::uint32_t>(line_begin + end)};
}

}  // namespace guide::lint
