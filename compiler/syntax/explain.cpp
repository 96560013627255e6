#include "compiler/syntax/explain.hpp"

#include <algorithm>

#include "compiler/syntax/scene.hpp"

namespace guide::syntax {

namespace {

constexpr std::size_t longest_quoted = 40;

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

/// The end of the word, text or sign at `begin`.
std::uint32_t token_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return begin;
  if (text[begin] == '"') {
    const std::size_t close = text.substr(0, end).find('"', begin + 1);
    return close == std::string_view::npos ? end : static_cast<std::uint32_t>(close + 1);
  }
  std::uint32_t at = begin + 1;
  if (is_word_char(text[begin])) {
    while (at < end && is_word_char(text[at])) ++at;
  }
  return at;
}

/// The beginning of the token that ends at `end`, not before `line_begin`.
std::uint32_t token_begin(std::string_view text, std::uint32_t line_begin, std::uint32_t end) {
  if (end <= line_begin) return line_begin;
  std::uint32_t at = end - 1;
  if (!is_word_char(text[at])) return at;
  while (at > line_begin && is_word_char(text[at - 1])) --at;
  return at;
}

std::string plain_message(const Scene& scene) {
  if (scene.error.expectation.code == Code::nesting_too_deep) return std::string(scene.error.expectation.text);
  std::string message = "expected " + std::string(scene.error.expectation.text);
  if (scene.kind() == Expected::lines) return message;
  return message + ", found " + (scene.at_end() ? "the end of the line" : in_backticks(scene.found));
}

}  // namespace

std::string_view previous_line(const Scene& scene) {
  const std::string_view text = scene.around.text;
  std::size_t end = scene.around.line.begin - scene.around.line.indent;
  end = end == 0 ? 0 : end - 1;
  const std::size_t before = text.substr(0, end).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = text.substr(begin, end - begin);
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string in_backticks(std::string_view text) {
  std::string quoted = "`";
  quoted += text.substr(0, longest_quoted);
  quoted += text.size() > longest_quoted ? "…`" : "`";
  return quoted;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Scene::Scene(const SyntaxError& the_error, const Surroundings& surroundings) : error(the_error), around(surroundings) {
  const Line& line_at = around.line;
  begin = skip_blanks(around.text, std::clamp(error.offset, line_at.begin, line_at.end), line_at.end);
  end = token_end(around.text, begin, line_at.end);
  found = around.text.substr(begin, end - begin);
  std::uint32_t behind = begin;
  while (behind > line_at.begin && (around.text[behind - 1] == ' ' || around.text[behind - 1] == '\t')) --behind;
  if (at_end()) begin = end = behind;
  before_begin = token_begin(around.text, line_at.begin, behind);
  before = around.text.substr(before_begin, behind - before_begin);
  std::uint32_t first_end = line_at.begin;
  while (first_end < line_at.end && is_word_char(around.text[first_end])) ++first_end;
  first = around.text.substr(line_at.begin, first_end - line_at.begin);
}

const std::vector<std::string_view>& first_words(Scope scope) {
  static const std::vector<std::string_view> of_file = {"import",  "evidence",  "source",        "codes",
                                                        "service", "fact",      "record",        "define",
                                                        "table",   "guideline", "determination", "case"};
  static const std::vector<std::string_view> of_guideline = {"require",  "when",      "for",    "effective",
                                                             "outcomes", "otherwise", "unless", "note"};
  static const std::vector<std::string_view> of_determination = {"outcomes", "consult", "otherwise", "unless", "note"};
  static const std::vector<std::string_view> of_case = {"document", "request", "expect"};
  static const std::vector<std::string_view> none;
  switch (scope) {
    case Scope::file: return of_file;
    case Scope::guideline: return of_guideline;
    case Scope::determination: return of_determination;
    case Scope::case_block: return of_case;
    case Scope::none: break;
  }
  return none;
}

bool is_first_word(std::string_view word, bool only_declarations) {
  const auto holds = [&](Scope scope) {
    const auto& words = first_words(scope);
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (holds(Scope::file)) return true;
  return !only_declarations && (holds(Scope::guideline) || holds(Scope::determination) || holds(Scope::case_block));
}

void explain(const SyntaxError& error, const Surroundings& around, Diagnostics& diagnostics) {
  const Scene scene(error, around);
  const Expectation& expectation = error.expectation;
  std::optional<Remark> remark;
  if (expectation.code == Code::syntax) remark = remark_on(scene);
  if (!remark) remark.emplace();
  if (remark->repeated) return;
  if (remark->code == Code::syntax) remark->code = expectation.code;
  std::string message = remark->message.empty() ? plain_message(scene) : std::move(remark->message);
  std::string help = remark->help.empty() ? std::string(expectation.help) : std::move(remark->help);
  Diagnostic& added =
      diagnostics.add(remark->code, remark->span.value_or(scene.found_span()), std::move(message), std::move(help));
  added.fix = std::move(remark->fix);
}

}  // namespace guide::syntax
