#pragma once
// What was typed, and texts made of it. In: lines of named inputs. Out: a text for the compiler in which every word
// that was typed knows where it was typed, so that messages point there. Not here: what the words mean.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic.hpp"

namespace guide::repl {

/// A range of bytes in one of the `Inputs`.
struct Where {
  std::uint32_t input = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool holds(const Where& other) const { return input == other.input && begin <= other.begin && other.begin <= end; }
};

struct Line;

/// Everything that was typed, by input: standard input, a script, an opened file.
class Inputs {
 public:
  std::uint32_t begin(std::string name);
  /// Adds a line to an input; where it stands.
  Where add_line(std::uint32_t input, std::string_view line);
  /// A line that was added. The view is good until the next line of this input.
  Line line(const Where& where) const;
  std::vector<Line> lines(const std::vector<Where>& places) const;
  const std::string& name(std::uint32_t input) const { return inputs_[input].name; }
  const std::string& text(std::uint32_t input) const { return inputs_[input].text; }

 private:
  struct Input {
    std::string name;
    std::string text;
  };
  std::deque<Input> inputs_;  // they do not move while an input runs another
};

/// Words that were typed together, or (without `typed`) that stand for what needed no typing.
struct Piece {
  std::string text;
  bool typed = false;
  Where where{};
};
using Passage = std::vector<Piece>;

Piece made(std::string_view text);
std::string text_of(const Passage& passage);

/// A line, or a part of one, that was typed.
struct Line {
  std::string_view text;
  Where where;
  Line part(std::size_t begin, std::size_t length = std::string_view::npos) const;
  /// Without blanks at its ends.
  Line trimmed() const;
  Piece piece() const { return {std::string(text), true, where}; }
};

/// A text put together from pieces.
class Draft {
 public:
  void add(std::string_view made_text) { text_ += made_text; }
  /// After each line end within the passage come so many blanks.
  void add(const Passage& passage, std::size_t indent = 0);
  const std::string& text() const { return text_; }
  /// Where the words at this range of the text were typed; nothing if they were not.
  std::optional<Where> typed(std::size_t begin, std::size_t end) const;

 private:
  struct Segment {
    std::size_t begin = 0;  // in the text
    std::size_t size = 0;
    Where where;
  };
  std::string text_;
  std::vector<Segment> segments_;  // in order
};

/// `error: MESSAGE`, with the place, the line, a caret and help.
std::string error_at(const Inputs& inputs, const Where& where, std::string message, std::string help, bool color);

/// Messages of a compilation whose first source is a draft: each at the words as they were typed.
class Messages {
 public:
  Messages(const Inputs& inputs, const Draft& draft, const SourceMap& compiled)
      : inputs_(inputs), draft_(draft), compiled_(compiled) {}
  std::optional<Where> place(const Diagnostic& diagnostic) const;
  std::string text(const Diagnostic& diagnostic, bool color) const;

 private:
  Span moved(Span span, SourceMap& shown, std::vector<std::int64_t>& numbers) const;

  const Inputs& inputs_;
  const Draft& draft_;
  const SourceMap& compiled_;
};

}  // namespace guide::repl
