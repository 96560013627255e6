#include <algorithm>
#include <string>

#include "compiler/diagnostic.hpp"
#include "runtime/characters.hpp"

namespace guide {

namespace {

constexpr std::size_t widest_line = 140;  // longer lines are shown in part, around the words that matter

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view red = "\033[1;31m";
constexpr std::string_view yellow = "\033[1;33m";
constexpr std::string_view blue = "\033[1;34m";
constexpr std::string_view plain = "\033[0m";

struct Painter {
  bool color;
  std::string operator()(std::string_view paint, std::string_view text) const {
    if (!color || text.empty()) return std::string(text);
    return std::string(paint) + std::string(text) + std::string(plain);
  }
};

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: break;
  }
  return "error";
}

std::string_view severity_paint(Severity severity) {
  switch (severity) {
    case Severity::note: return blue;
    case Severity::warning: return yellow;
    case Severity::error: break;
  }
  return red;
}

/// What could move the cursor, hide or reorder the text never reaches the terminal.
bool is_unsafe(std::uint32_t code) {
  return is_control(code) || code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x206F) ||
         code == 0xFEFF;
}

struct Shown {
  std::string line;
  std::size_t column = 0;  // where the marks begin, in shown code points
  std::size_t width = 0;
};

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The part of a long line around bytes [begin, end).
Window window_of(std::string_view line, std::size_t begin, std::size_t end) {
  if (line.size() <= widest_line) return {0, line.size()};
  const std::size_t lead = begin > widest_line / 3 ? begin - widest_line / 3 : 0;
  Window window{lead, std::min(line.size(), std::max(std::min(end, lead + widest_line), lead + widest_line))};
  while (window.begin > 0 && (static_cast<unsigned char>(line[window.begin]) & 0xC0U) == 0x80U) --window.begin;
  return window;
}

Shown show(std::string_view line, std::size_t begin, std::size_t end) {
  const Window window = window_of(line, begin, end);
  Shown shown;
  std::size_t column = 0;
  const auto put = [&](std::string_view text) {
    shown.line += text;
    ++column;
  };
  if (window.begin > 0) put("…");
  for (std::size_t at = window.begin; at < window.end;) {
    const Character character = decode(line.substr(at));
    const std::size_t size = std::max(character.size, 1u);
    if (at <= begin) shown.column = column;
    if (character.code == '\t') {
      put(" ");
    } else {
      put(character.size == 0 || is_unsafe(character.code) ? "\uFFFD" : line.substr(at, size));
    }
    at += size;
    if (at > begin && at <= end) shown.width = column - shown.column;
  }
  if (window.end < line.size()) put("…");
  if (begin >= window.end) shown.column = column;
  shown.width = std::max<std::size_t>(shown.width, 1);
  return shown;
}

struct Renderer {
  const SourceMap& sources;
  Painter paint;
  std::size_t gutter = 1;
  std::string out;

  void place(std::string_view arrow, Span span, bool whole_file) {
    const Source& source = sources[span.source];
    out += std::string(gutter + 1, ' ') + paint(blue, arrow) + ' ' + source.name();
    if (!whole_file) {
      const Position position = source.position(span.begin);
      out += ':' + std::to_string(position.line) + ':' + std::to_string(position.column);
    }
    out += '\n';
  }

  void snippet(const Label& label, char mark, std::string_view mark_paint) {
    const Source& source = sources[label.span.source];
    const std::uint32_t line_begin = source.line_begin(label.span.begin);
    const std::string_view line = source.line(label.span.begin);
    const std::size_t begin = std::min<std::size_t>(label.span.begin - line_begin, line.size());
    const std::size_t end = std::clamp<std::size_t>(label.span.end - line_begin, begin, line.size());
    const Shown shown = show(line, begin, end);
    const std::string number = std::to_string(source.position(label.span.begin).line);
    const std::string empty_gutter = std::string(gutter + 2, ' ') + paint(blue, "|");
    out += empty_gutter + '\n';
    out += ' ' + std::string(gutter - number.size(), ' ') + paint(blue, number + " |") +
           (shown.line.empty() ? "" : " " + shown.line) + '\n';
    out += empty_gutter + ' ' + std::string(shown.column, ' ') + paint(mark_paint, std::string(shown.width, mark));
    if (!label.text.empty()) out += ' ' + paint(mark_paint, label.text);
    out += '\n';
  }
};

bool is_whole_file(Span span) { return span.begin == 0 && span.end == 0; }

std::size_t gutter_width(const Diagnostic& diagnostic, const SourceMap& sources) {
  const auto line_of = [&](Span span) { return sources[span.source].position(span.begin).line; };
  std::uint32_t line = line_of(diagnostic.primary.span);
  for (const Label& label : diagnostic.labels) line = std::max(line, line_of(label.span));
  return std::to_string(line).size();
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, RenderOptions options) {
  Renderer to{sources, Painter{options.color}, gutter_width(diagnostic, sources), {}};
  const std::string_view paint = severity_paint(diagnostic.severity);
  const std::string head =
      std::string(severity_text(diagnostic.severity)) + '[' + std::string(code_text(diagnostic.code)) + ']';
  to.out += to.paint(paint, head) + to.paint(bold, ": " + diagnostic.message) + '\n';
  const bool whole_file = is_whole_file(diagnostic.primary.span);
  to.place("-->", diagnostic.primary.span, whole_file);
  if (!whole_file) to.snippet(diagnostic.primary, '^', paint);
  for (const Label& label : diagnostic.labels) {
    to.place(":::", label.span, false);
    to.snippet(label, '-', blue);
  }
  if (!diagnostic.help.empty()) {
    to.out += std::string(to.gutter + 2, ' ') + to.paint(blue, "=") + " help: " + diagnostic.help + '\n';
  }
  return std::move(to.out);
}

}  // namespace guide
