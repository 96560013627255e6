#pragma once
// Texts handed in by the host, and places in them.
// In: a name and the bytes. Out: spans resolved to line and column. Not here: reading files, decoding, judging.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guide {

/// A half-open range of bytes in one source of a `SourceMap`.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A position for people: line and column start at 1, columns count code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text with its name. Immutable; views into `text()` live as long as the source.
class Source {
 public:
  Source(std::string name, std::string text);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  Position position(std::uint32_t offset) const;
  /// The same, quicker where `near` is the line that was found last, or the next ones; it becomes the line found.
  Position position(std::uint32_t offset, std::uint32_t& near) const;
  /// The line (without its end) that holds `offset`.
  std::string_view line(std::uint32_t offset) const;
  std::uint32_t line_begin(std::uint32_t offset) const;

 private:
  std::size_t line_index(std::uint32_t offset) const;
  Position position_in(std::size_t line, std::uint32_t offset) const;
  void count_code_points();
  std::size_t code_points_before(std::size_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;
  std::vector<std::uint32_t> code_points_;  // before every so many bytes; empty where all lines are short
};

/// The sources of one compilation. Sources never move, so views into them stay valid while the map lives.
class SourceMap {
 public:
  std::uint32_t add(std::string name, std::string text);
  const Source& operator[](std::uint32_t id) const { return sources_[id]; }
  std::size_t size() const { return sources_.size(); }
  std::string_view text(Span span) const;

 private:
  std::deque<Source> sources_;
};

}  // namespace guide
