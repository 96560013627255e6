#include "tools/guide/repl/typed.hpp"

#include <algorithm>

namespace guide::repl {

std::uint32_t Inputs::begin(std::string name) {
  inputs_.push_back({std::move(name), {}});
  return static_cast<std::uint32_t>(inputs_.size() - 1);
}

Where Inputs::add_line(std::uint32_t input, std::string_view line) {
  std::string& text = inputs_[input].text;
  const std::size_t begin = text.size();
  text.append(line).append("\n");
  return {input, begin, begin + line.size()};
}

Line Inputs::line(const Where& where) const {
  return {std::string_view(inputs_[where.input].text).substr(where.begin, where.end - where.begin), where};
}

std::vector<Line> Inputs::lines(const std::vector<Where>& places) const {
  std::vector<Line> result;
  result.reserve(places.size());
  for (const Where& place : places) result.push_back(line(place));
  return result;
}

Piece made(std::string_view text) { return {std::string(text), false, {}}; }

std::string text_of(const Passage& passage) {
  std::string text;
  for (const Piece& piece : passage) text += piece.text;
  return text;
}

Line Line::part(std::size_t begin, std::size_t length) const {
  begin = std::min(begin, text.size());
  const std::string_view words = text.substr(begin, length);
  return {words, {where.input, where.begin + begin, where.begin + begin + words.size()}};
}

Line Line::trimmed() const {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end && blank(text[begin])) ++begin;
  while (end > begin && blank(text[end - 1])) --end;
  return part(begin, end - begin);
}

void Draft::add(const Passage& passage, std::size_t indent) {
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const Piece& piece = passage[i];
    if (piece.typed) {
      segments_.push_back({text_.size(), piece.text.size(), piece.where});
      text_ += piece.text;
      continue;
    }
    for (const char c : piece.text) {
      text_ += c;
      if (c == '\n' && i + 1 != passage.size()) text_.append(indent, ' ');
    }
  }
}

std::optional<Where> Draft::typed(std::size_t begin, std::size_t end) const {
  if (segments_.empty()) return std::nullopt;
  const auto after = [](std::size_t offset, const Segment& segment) { return offset < segment.begin; };
  auto found = std::upper_bound(segments_.begin(), segments_.end(), begin, after);
  if (found == segments_.begin()) return Where{found->where.input, found->where.begin, found->where.begin};
  --found;
  const std::size_t offset = std::min(begin - found->begin, found->size);
  Where where{found->where.input, found->where.begin + offset, found->where.begin + offset};
  auto last = std::upper_bound(segments_.begin(), segments_.end(), std::max(end, begin + 1) - 1, after);
  --last;
  if (last->where.input != where.input) last = found;
  const std::size_t end_offset = std::min(std::max(end, last->begin) - last->begin, last->size);
  where.end = std::max(where.begin, last->where.begin + end_offset);
  return where;
}

namespace {

/// The message without the code in brackets, which is for mistakes in guidelines and cases.
std::string without_code(std::string text, Code code) {
  const std::string bracket = "[" + std::string(code_text(code)) + "]";
  const std::size_t at = text.find(bracket);
  if (at != std::string::npos) text.erase(at, bracket.size());
  return text;
}

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace

std::string error_at(const Inputs& inputs, const Where& where, std::string message, std::string help, bool color) {
  SourceMap shown;
  const std::uint32_t source = shown.add(inputs.name(where.input), inputs.text(where.input));
  Diagnostic diagnostic;
  diagnostic.code = Code::unknown_name;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  diagnostic.primary.span = {source, narrow(where.begin), narrow(std::max(where.end, where.begin + 1))};
  return without_code(render_text(diagnostic, shown, {color}), diagnostic.code);
}

std::optional<Where> Messages::place(const Diagnostic& diagnostic) const {
  const Span span = diagnostic.primary.span;
  return span.source == 0 ? draft_.typed(span.begin, span.end) : std::nullopt;
}

std::string Messages::text(const Diagnostic& diagnostic, bool color) const {
  SourceMap shown;
  std::vector<std::int64_t> numbers;
  Diagnostic moved_diagnostic = diagnostic;
  moved_diagnostic.primary.span = moved(diagnostic.primary.span, shown, numbers);
  for (Label& label : moved_diagnostic.labels) label.span = moved(label.span, shown, numbers);
  return render_text(moved_diagnostic, shown, {color});
}

/// `numbers` says which source of `shown` stands for what: inputs are negative, files of the compilation are not.
Span Messages::moved(Span span, SourceMap& shown, std::vector<std::int64_t>& numbers) const {
  const auto where = span.source == 0 ? draft_.typed(span.begin, span.end) : std::nullopt;
  const std::int64_t wanted = where ? -1 - static_cast<std::int64_t>(where->input) : span.source;
  auto found = std::find(numbers.begin(), numbers.end(), wanted);
  const auto number = static_cast<std::uint32_t>(found - numbers.begin());
  if (found == numbers.end()) {
    numbers.push_back(wanted);
    if (where)
      shown.add(inputs_.name(where->input), inputs_.text(where->input));
    else
      shown.add(compiled_[span.source].name(), std::string(compiled_[span.source].text()));
  }
  if (!where) return {number, span.begin, span.end};
  return {number, narrow(where->begin), narrow(where->end)};
}

}  // namespace guide::repl
