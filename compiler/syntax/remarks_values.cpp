#include <algorithm>
#include <cctype>
#include <vector>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/remarks.hpp"

namespace guide::syntax {

namespace {

Span digits_and_signs_around(const Scene& scene) {
  const std::string_view text = scene.around.text;
  const auto part = [&](std::uint32_t at) {
    return is_digit(text[at]) || text[at] == '/' || text[at] == '.' || text[at] == '-';
  };
  std::uint32_t begin = scene.begin;
  std::uint32_t end = scene.begin;
  while (begin > scene.around.line.begin && part(begin - 1)) --begin;
  while (end < scene.around.line.end && part(end)) ++end;
  return scene.span(begin, end);
}

/// `2014-04-03` of `2014/4/3`; empty if the year does not come first.
std::string year_first(std::string_view word) {
  std::vector<std::string> parts(1);
  for (const char c : word) {
    if (is_digit(c)) {
      parts.back() += c;
    } else {
      parts.emplace_back();
    }
  }
  const auto short_number = [](const std::string& part) { return part.size() == 1 || part.size() == 2; };
  if (parts.size() != 3 || parts[0].size() != 4 || !short_number(parts[1]) || !short_number(parts[2])) return {};
  for (std::string& each : parts) each.insert(0, each.size() == 1 ? 1 : 0, '0');
  return parts[0] + '-' + parts[1] + '-' + parts[2];
}

}  // namespace

/// `5mg`, `50mg/day`.
std::optional<Remark> unit_attached(const Scene& scene) {
  const bool value =
      scene.kind() == Expected::value || scene.kind() == Expected::condition || scene.kind() == Expected::line_end;
  if (!value) return std::nullopt;
  std::size_t digits = 0;
  while (digits < scene.found.size() && is_digit(scene.found[digits])) ++digits;
  if (digits == 0 || digits == scene.found.size() || !is_lower(scene.found[digits])) return std::nullopt;
  std::uint32_t end = scene.end;
  while (end < scene.around.line.end && (is_word_char(scene.around.text[end]) || scene.around.text[end] == '/')) ++end;
  const std::string_view word = scene.around.text.substr(scene.begin, end - scene.begin);
  const std::string apart = std::string(word.substr(0, digits)) + ' ' + std::string(word.substr(digits));
  const Span span = scene.span(scene.begin, end);
  return Remark{"a blank stands between a number and its unit", "write " + in_backticks(apart), Fix{span, apart}, span};
}

/// `10^6/uL`, `10*/uL` for a unit.
std::optional<Remark> power_of_ten(const Scene& scene) {
  if (scene.kind() != Expected::value || scene.found != "10" || scene.end >= scene.around.line.end) return std::nullopt;
  const char sign = scene.around.text[scene.end];
  if (sign != '^' && sign != '*') return std::nullopt;
  std::uint32_t end = scene.end + 1;
  while (end < scene.around.line.end && (is_word_char(scene.around.text[end]) || scene.around.text[end] == '/')) ++end;
  Remark remark{"a power of ten in a unit is written `10*3`, `10*6` or `10*9`", {}, std::nullopt,
                scene.span(scene.begin, end)};
  if (sign == '^') {
    const std::string meant = "10*" + std::string(scene.around.text.substr(scene.end + 1, end - scene.end - 1));
    remark.help = "write " + in_backticks(meant);
    remark.fix = Fix{*remark.span, meant};
  }
  return remark;
}

/// `1,000`, `2,5`.
std::optional<Remark> comma_in_number(const Scene& scene) {
  if (scene.kind() != Expected::line_end) return std::nullopt;
  const std::string_view line = scene.line();
  const std::size_t found = scene.begin - scene.around.line.begin;
  const std::size_t comma = scene.found == "," ? found : line.rfind(',', found);
  if (comma == std::string_view::npos || comma == 0 || comma + 1 >= line.size()) return std::nullopt;
  std::size_t begin = comma;
  std::size_t end = comma + 1;
  while (begin > 0 && is_digit(line[begin - 1])) --begin;
  while (end < line.size() && is_digit(line[end])) ++end;
  if (begin == comma || end == comma + 1 || end + 1 < found) return std::nullopt;
  const bool thousands = end - comma == 4;
  const std::string number = std::string(line.substr(begin, comma - begin)) + (thousands ? "" : ".") +
                             std::string(line.substr(comma + 1, end - comma - 1));
  const std::uint32_t at = scene.around.line.begin;
  const Span span = scene.span(at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end));
  return Remark{"numbers are written without commas", "write " + in_backticks(number), Fix{span, number}, span};
}

/// `6-8 weeks`.
std::optional<Remark> range_with_dash(const Scene& scene) {
  if (scene.found != "-" || scene.before.empty() || !is_digit(scene.before[0])) return std::nullopt;
  const std::string_view rest = scene.around.text.substr(scene.end, scene.around.line.end - scene.end);
  const std::size_t from = std::min(rest.find_first_not_of(' '), rest.size());
  if (from == rest.size() || !is_digit(rest[from])) return std::nullopt;
  const Span between = scene.span(scene.before_end(), scene.end + static_cast<std::uint32_t>(from));
  return Remark{"a range is written with `to`", "write for instance `6 to 8 weeks`", Fix{between, " to "}};
}

/// `> 50 %` as an answer.
std::optional<Remark> comparison_as_answer(const Scene& scene) {
  const bool answer =
      scene.kind() == Expected::value && scene.error.expectation.text.find("`absent`") != std::string_view::npos;
  if (!answer) return std::nullopt;
  if (scene.found == ">") return Remark{{}, "write `more than 50 %`, or `50 % or more`"};
  if (scene.found == "<") return Remark{{}, "write `less than 50 %`, or `50 % or less`"};
  return std::nullopt;
}

std::optional<Remark> number_word(const Scene& scene) {
  static constexpr std::string_view words[] = {"one",   "two",   "three", "four", "five",   "six",
                                               "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  const auto* const at = std::find(std::begin(words), std::end(words), scene.found);
  if (scene.kind() != Expected::value || at == std::end(words)) return std::nullopt;
  const std::string digits = std::to_string(at - std::begin(words) + 1);
  return Remark{"numbers are written in digits", "write " + in_backticks(digits), Fix{scene.found_span(), digits}};
}

/// `2014/4/3`, `04/03/2014`, `3.4.2014`, `April 3`.
std::optional<Remark> foreign_day(const Scene& scene) {
  const bool asked = scene.kind() == Expected::day;
  if (asked && !scene.at_end() && is_upper(scene.found[0])) {
    return Remark{"months are written in digits", "write the day as year, month, day: `2014-02-20`"};
  }
  const Span span = digits_and_signs_around(scene);
  const std::string_view word = scene.around.text.substr(span.begin, span.end - span.begin);
  const bool slashes = std::count(word.begin(), word.end(), '/') == 2;
  if ((!asked && !slashes) || word.size() < 6 || !is_digit(word[0])) return std::nullopt;
  Remark remark{"a day is written as year, month, day", "write for instance `2014-02-20`", std::nullopt, span};
  if (const std::string day = year_first(word); !day.empty()) {
    remark.help = did_you_mean_help(day);
    remark.fix = Fix{span, day};
  }
  return remark;
}

std::optional<Remark> foreign_type(const Scene& scene) {
  if (scene.kind() != Expected::type) return std::nullopt;
  const std::string word = lowered(scene.found);
  if (is_one_of(word, {"bool", "boolean", "yes_no", "flag", "symptom", "sign"})) return replacement(scene, "finding");
  if (is_one_of(word, {"int", "integer", "float", "decimal", "numeric"})) return replacement(scene, "number");
  if (is_one_of(word, {"percentage"}) || scene.found == "%") return replacement(scene, "percent");
  if (is_one_of(word, {"day", "time", "datetime"})) return replacement(scene, "date");
  if (is_one_of(word, {"text", "string", "note"})) {
    return Remark{{}, "facts are not texts: make it a finding, or `one of a, b`; a case quotes what a document says"};
  }
  if (!scene.at_end() && scene.found[0] == '"') {
    return Remark{{}, "the type stands before the label: `fact name: finding \"label\"`"};
  }
  if (is_one_of(word, {"enum", "choice", "option", "options", "any"})) return Remark{{}, "write `one of a, b, c`"};
  static const std::vector<std::string_view> types = {"finding", "number", "count", "percent", "duration",
                                                      "date",    "one",    "like",  "code"};
  if (const auto meant = did_you_mean(word, types)) return replacement(scene, *meant);
  return std::nullopt;
}

/// The words in backticks that the expectation names.
std::optional<Remark> misspelt_word(const Scene& scene) {
  if (scene.found.size() < 2 || !is_word_char(scene.found[0])) return std::nullopt;
  const std::string_view text = scene.error.expectation.text;
  std::vector<std::string_view> words;
  for (std::size_t open = text.find('`'); open != std::string_view::npos; open = text.find('`', open + 1)) {
    const std::size_t close = text.find('`', open + 1);
    if (close == std::string_view::npos) break;
    std::string_view word = text.substr(open + 1, close - open - 1);
    words.push_back(word.substr(0, word.find(' ')));
    open = close;
  }
  if (scene.kind() == Expected::line_end) {
    words.insert(words.end(), {"within", "cite", "unless", "when", "upholds", "overturns", "needs", "unverified"});
  }
  if (const auto meant = did_you_mean(lowered(scene.found), words)) return replacement(scene, *meant);
  return std::nullopt;
}

/// `exacly 2 of:`, `cite pgae 3`: the word before was taken for a name.
std::optional<Remark> misspelt_before(const Scene& scene) {
  static const std::vector<std::string_view> words = {"exactly", "page",  "pages", "item", "items",  "section", "table",
                                                      "latest",  "count", "time",  "some", "unless", "when"};
  if (scene.kind() != Expected::line_end || scene.before.size() < 4 || scene.before_begin == scene.around.line.begin)
    return std::nullopt;
  if (scene.at_end() || !is_word_char(scene.found[0]) || is_reserved(scene.before)) return std::nullopt;
  const auto meant = did_you_mean(scene.before, words);
  if (!meant) return std::nullopt;
  const Span span = scene.span(scene.before_begin, scene.before_end());
  return Remark{"expected a word of the language, found " + in_backticks(scene.before), did_you_mean_help(*meant),
                Fix{span, std::string(*meant)}, span};
}

}  // namespace guide::syntax
