#pragma once
// What the rules share while one text is read. Not here: what the words mean.

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/syntax/explain.hpp"
#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/scan.hpp"

namespace guide::syntax {

struct Context {
  std::string_view original;   // what the author wrote: texts of nodes are views into it
  const char* base = nullptr;  // the bytes that are parsed, perhaps repaired, at the same offsets
  std::uint32_t source = 0;
  std::span<const Line> lines;
  Diagnostics* diagnostics = nullptr;
  Left left = Left::nothing;

  std::size_t line = 0;                  // the line being read
  std::vector<std::uint32_t> columns{};  // of the open blocks
  int depth = 0;
  int deepest = deepest_nesting;
  std::vector<ast::Unless>* exceptions = nullptr;  // where `unless` at the end of a list belongs
  std::size_t cites = 0;                           // read so far

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - base); }
  bool has_line() const { return line < lines.size(); }
  std::uint32_t line_begin() const {
    return has_line() ? lines[line].begin : static_cast<std::uint32_t>(original.size());
  }
  bool deeper_follows(std::size_t index) const {
    return index + 1 < lines.size() && lines[index + 1].indent > lines[index].indent;
  }

  /// Items of the block at hand that are still to be read.
  std::size_t items_left() const {
    const std::uint32_t column = columns.empty() ? 0 : columns.back();
    std::size_t count = 0;
    for (std::size_t at = line; at < lines.size() && lines[at].indent >= column; ++at) {
      if (lines[at].indent == column) ++count;
    }
    return count;
  }

  ast::Name view(const char* begin, const char* end) const {
    while (end > begin && (end[-1] == ' ' || end[-1] == '\t')) --end;
    const std::uint32_t from = offset(begin);
    const std::uint32_t to = offset(end);
    return {original.substr(from, to - from), Span{source, from, to}};
  }

  /// From `begin` to the last word read before `current`.
  Span span(const char* begin, const char* current) const {
    const char* end = current;
    if (line > 0 && offset(current) == line_begin() && begin < current) end = base + lines[line - 1].end;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\t')) --end;
    return {source, offset(begin), offset(end)};
  }

  /// At most one finding a line; none where its characters were already at fault.
  void report(const SyntaxError& error) const {
    std::size_t at = line < lines.size() ? line : lines.size() - 1;
    while (at > 0 && lines[at].begin > error.offset) --at;
    if (lines[at].suspect) return;
    if (diagnostics->is_full()) {
      diagnostics->add(Code::syntax, Span{source, error.offset, error.offset}, {});
      return;
    }
    explain(error, Surroundings{original, source, lines[at], deeper_follows(at)}, *diagnostics);
  }

  void report_incomplete(Span where, std::string message, std::string help) const {
    diagnostics->add(Code::syntax, where, std::move(message), std::move(help));
  }
  void report_order(Span where, std::string_view before) const {
    diagnostics->add(Code::syntax, where, "this line stands before " + std::string(before), "move it up");
  }

  std::string_view first_word(std::size_t index) const {
    const std::string_view rest = original.substr(lines[index].begin, lines[index].end - lines[index].begin);
    return rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
  }
  /// The line begins like a declaration or, within one, like a statement.
  bool at_statement(bool outermost) const { return is_first_word(first_word(line), outermost); }

  /// The line begins like one of those that a guideline begins with.
  bool at_header(std::size_t index) const {
    const std::string_view word = first_word(index);
    return word == "for" || word == "effective" || word == "outcomes";
  }

  template <typename Input>
  void move_to(Input& in, std::uint32_t where) const {
    in.iterator() = base + where;
  }

  /// Skips the line at `index` and what is indented under it.
  template <typename Input>
  void skip_item(Input& in, std::size_t index) {
    const std::uint32_t column = lines[index].indent;
    line = std::max(line, index + 1);
    while (has_line() && lines[line].indent > column) ++line;
    move_to(in, line_begin());
  }
};

}  // namespace guide::syntax
