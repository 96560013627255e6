#include <algorithm>
#include <cctype>
#include <vector>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/remarks.hpp"

namespace guide::syntax {

namespace {

bool is_plain_name(std::string_view word) {
  return !word.empty() && is_lower(word[0]) && std::none_of(word.begin(), word.end(), is_upper) && !is_reserved(word);
}

bool expects_name(Expected kind) {
  return kind == Expected::new_name || kind == Expected::known_name || kind == Expected::condition ||
         kind == Expected::statement || kind == Expected::value;
}

/// At least five words in a row and no sign of the language.
bool reads_like_prose(std::string_view line) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == ':' || c == '"' || c == '|' || c == '=' || c == '<' || c == '>' || is_digit(c) || c == '_') return false;
    if (c == ' ' && at + 1 < line.size() && line[at + 1] != ' ') ++words;
  }
  return words >= 4;
}

/// The words after the place go on like a sentence.
bool is_prose(const Scene& scene) {
  const std::string_view rest = scene.around.text.substr(scene.begin, scene.around.line.end - scene.begin);
  return reads_like_prose(rest);
}

}  // namespace

/// Sentences where a statement is expected: text from a document.
std::optional<Remark> prose(const Scene& scene) {
  if (scene.kind() != Expected::statement || !reads_like_prose(scene.line())) return std::nullopt;
  Remark remark{{}, "this reads like text of a document: put it in \"quotation marks\" as a label, or `#` before it"};
  remark.repeated = reads_like_prose(previous_line(scene));
  remark.span = scene.span(scene.around.line.begin, scene.around.line.end);
  remark.message = "a sentence stands where a statement is expected";
  return remark;
}

/// `Taut_Band`, `tautBand`.
std::optional<Remark> upper_case(const Scene& scene) {
  if (!expects_name(scene.kind()) || scene.found.size() < 2 || is_digit(scene.found[0]) || scene.found[0] == '"' ||
      std::none_of(scene.found.begin(), scene.found.end(), is_upper)) {
    return std::nullopt;
  }
  const std::string lower = lowered(scene.found);
  return Remark{"names are written in lower case", did_you_mean_help(lower), Fix{scene.found_span(), lower}};
}

std::optional<Remark> quoted_name(const Scene& scene) {
  const bool name = scene.kind() == Expected::new_name || scene.kind() == Expected::known_name;
  if (!name || scene.found.size() < 3 || scene.found[0] != '"') return std::nullopt;
  const std::string_view inside = scene.found.substr(1, scene.found.size() - 2);
  const bool plain = std::all_of(inside.begin(), inside.end(), [](char c) { return is_word_char(c) || c == '.'; });
  Remark remark{"names stand without quotation marks", "a name has lower case letters, digits and underscores"};
  if (plain && is_lower(inside[0])) {
    remark.help = did_you_mean_help(inside);
    remark.fix = Fix{scene.found_span(), std::string(inside)};
  }
  return remark;
}

/// `2nd_injection`.
std::optional<Remark> digit_first(const Scene& scene) {
  if (!expects_name(scene.kind()) || scene.kind() == Expected::value || scene.found.empty() ||
      !is_digit(scene.found[0]) || std::none_of(scene.found.begin(), scene.found.end(), is_lower)) {
    return std::nullopt;
  }
  return Remark{"a name begins with a letter", "put the number at the end, or write it as a word"};
}

/// `taut-band`, read as a subtraction or not at all.
std::optional<Remark> hyphen(const Scene& scene) {
  const std::string_view text = scene.around.text;
  const auto part = [&](std::uint32_t at) { return is_word_char(text[at]) || text[at] == '-'; };
  std::uint32_t begin = scene.begin;
  std::uint32_t end = scene.begin;
  while (begin > scene.around.line.begin && part(begin - 1)) --begin;
  while (end < scene.around.line.end && part(end)) ++end;
  const std::string_view word = text.substr(begin, end - begin);
  const std::size_t at = word.find('-');
  if (at == std::string_view::npos || at == 0 || at + 1 == word.size() || !is_lower(word[0])) return std::nullopt;
  std::string joined(word);
  std::replace(joined.begin(), joined.end(), '-', '_');
  return Remark{"names are joined by underscores", did_you_mean_help(joined), Fix{scene.span(begin, end), joined},
                scene.span(begin, end)};
}

/// `taut band`: a name in two words.
std::optional<Remark> blank_in_name(const Scene& scene) {
  const bool after_name = scene.kind() == Expected::line_end || scene.kind() == Expected::colon;
  if (!after_name || !is_plain_name(scene.found) || !is_plain_name(scene.before)) return std::nullopt;
  if (scene.before_begin == scene.around.line.begin) return std::nullopt;
  const std::string joined = std::string(scene.before) + '_' + std::string(scene.found);
  if (is_one_of(scene.found, {"between", "equals", "exceeds", "contains"})) {
    return Remark{{}, "values are compared with `>=`, `<=`, `>`, `<` and `=`: `all: relief >= 50 %, relief <= 80 %`"};
  }
  if (is_prose(scene)) return Remark{{}, "a condition is one name or one comparison; say the rest in a \"label\""};
  const bool in_list =
      scene.behind().find(':') != std::string_view::npos && scene.behind().find('|') == std::string_view::npos;
  if (in_list && scene.kind() == Expected::line_end) {
    const std::string listed = std::string(scene.before) + ", " + std::string(scene.found);
    return Remark{{}, "did you mean " + in_backticks(listed) + ", or the one name " + in_backticks(joined) + '?'};
  }
  return Remark{{}, "did you mean " + in_backticks(joined) + "? names contain no blanks"};
}

}  // namespace guide::syntax
