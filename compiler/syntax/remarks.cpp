#include <algorithm>
#include <cctype>
#include <vector>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/scene.hpp"

namespace guide::syntax {

namespace {

std::string lowered(std::string_view word) {
  std::string lower;
  for (const char c : word) {
    if (is_upper(c) && !lower.empty() && is_lower(lower.back())) lower += '_';
    lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lower;
}

bool is_plain_name(std::string_view word) {
  return !word.empty() && is_lower(word[0]) && std::none_of(word.begin(), word.end(), is_upper) && !is_reserved(word);
}

std::string did_you_mean_help(std::string_view word) { return "did you mean " + in_backticks(word) + '?'; }

Remark replacement(const Scene& scene, std::string_view with, std::string message = {}) {
  return {std::move(message), did_you_mean_help(with), Fix{scene.found_span(), std::string(with)}};
}

// ---- The line's first word
// -------------------------------------------------------------------------------------------

std::string_view home_of(std::string_view word) {
  const auto in = [&](Scope scope) {
    const auto& words = first_words(scope);
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (in(Scope::file)) return "at the margin, outside of any block";
  if (in(Scope::case_block)) return "indented under a `case`";
  if (word == "consult") return "indented under a `determination`";
  return in(Scope::guideline) ? "indented under a `guideline`" : std::string_view();
}

bool may_begin(std::string_view word, Scope scope) {
  const auto& words = first_words(scope);
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// `requre taut_band`: the first word is no word of the language, but nearly one.
std::optional<Remark> misspelt_first_word(const Scene& scene) {
  const Scope scope = scene.error.expectation.scope;
  if (scope == Scope::none || scene.first.empty() || may_begin(scene.first, scope)) return std::nullopt;
  const Span span =
      scene.span(scene.around.line.begin, scene.around.line.begin + static_cast<std::uint32_t>(scene.first.size()));
  const std::string lower = lowered(scene.first);
  const auto meant =
      may_begin(lower, scope) ? std::optional<std::string_view>(lower) : did_you_mean(lower, first_words(scope));
  if (!meant) return std::nullopt;
  const std::string message = lower == *meant ? "words of the language are written in lower case"
                                              : "no line begins with " + in_backticks(scene.first);
  return Remark{message, did_you_mean_help(*meant), Fix{span, std::string(*meant)}, span};
}

/// `require` at the margin, `fact` inside a guideline.
std::optional<Remark> misplaced_first_word(const Scene& scene) {
  if (scene.kind() != Expected::statement || scene.found != scene.first || scene.begin != scene.around.line.begin) {
    return std::nullopt;
  }
  if (scene.error.expectation.scope == Scope::determination && is_one_of(scene.first, {"require", "when"})) {
    return Remark{"requirements do not stand in a determination",
                  "write rules: `medically_necessary when recommended`"};
  }
  const std::string_view home = home_of(scene.first);
  if (home.empty()) return std::nullopt;
  return Remark{in_backticks(scene.first) + " cannot stand here", "it stands " + std::string(home)};
}

/// `- twitch`, `* twitch`, `1. twitch`: lists as they come from documents.
std::optional<Remark> bullet(const Scene& scene) {
  const std::string_view line = scene.line();
  std::size_t size = 0;
  if (line[0] == '-' || line[0] == '*') {
    size = 1;
  } else {
    while (size < line.size() && is_digit(line[size])) ++size;
    const bool numbered = size > 0 && size < line.size() && (line[size] == '.' || line[size] == ')');
    size = numbered ? size + 1 : 0;
  }
  if (size == 0 || size >= line.size() || line[size] != ' ') return std::nullopt;
  const std::uint32_t begin = scene.around.line.begin;
  const auto end = static_cast<std::uint32_t>(begin + line.find_first_not_of(' ', size));
  return Remark{"lines of a list have no bullets or numbers", "leave it out: indentation makes the list",
                Fix{scene.span(begin, end), ""}, scene.span(begin, begin + static_cast<std::uint32_t>(size))};
}

// ---- Reserved words
// --------------------------------------------------------------------------------------------------

std::string_view instead_of(std::string_view word) {
  if (word == "and") return "list the conditions: `all: a, b`, or one a line under `all:`";
  if (word == "or") return "list the conditions: `any: a, b`, or one a line under `any:`";
  if (word == "if" || word == "then") return "write `when condition:` and the requirements under it";
  if (word == "else") return "write `unless` under the clause, or `otherwise outcome`";
  if (word == "true") return "a finding is written alone: `twitch`; a case says `twitch: present`";
  if (word == "false") return "the opposite of a finding is `not twitch`; a case says `twitch: absent`";
  return {};
}

/// `a and b`, `if a`: words of other languages.
std::optional<Remark> foreign_word(const Scene& scene) {
  const std::string_view word = instead_of(scene.found).empty() ? std::string_view() : scene.found;
  if (word.empty()) return std::nullopt;
  const bool joins = word == "and" || word == "or";
  const std::string message = joins ? in_backticks(word) + " does not join conditions here"
                                    : in_backticks(word) + " is not used in this language";
  return Remark{message, std::string(instead_of(word)), std::nullopt, std::nullopt, Code::reserved_word};
}

std::optional<Remark> state_after_is(const Scene& scene) {
  const bool negated = scene.before == "not";
  if (scene.before != "is" && !negated) return std::nullopt;
  if (scene.found == "present" || scene.found == "absent") {
    const bool holds = (scene.found == "present") != negated;
    return Remark{"a finding is not compared with " + in_backticks(scene.found),
                  holds ? "write the name alone: `require twitch`" : "write `not` and the name: `require not twitch`",
                  std::nullopt, std::nullopt, Code::reserved_word};
  }
  if (scene.found == "undocumented" || scene.found == "conflicting") {
    return Remark{in_backticks(scene.found) + " cannot be asked for", "write `is documented` or `is not documented`",
                  std::nullopt, std::nullopt, Code::reserved_word};
  }
  if (scene.found == "any") {
    return Remark{"`is any of` stands on a line of its own",
                  negated ? "write `none:` and under it one `is` for each option"
                          : "put each condition of the list on a line of its own",
                  std::nullopt, std::nullopt, Code::reserved_word};
  }
  return std::nullopt;
}

std::optional<Remark> group_inside(const Scene& scene) {
  if (scene.kind() != Expected::condition || !is_one_of(scene.found, {"all", "any", "none", "at", "exactly"})) {
    return std::nullopt;
  }
  if (scene.before == "when") {
    return Remark{
        "this `when` takes one condition, not a list",
        "name the list before: `define name when " + std::string(scene.found) + ": a, b`, and write `when name:`"};
  }
  return Remark{"a list cannot stand inside a list on one line",
                "put the members on lines of their own, indented under the line"};
}

std::optional<Remark> reserved_name(const Scene& scene) {
  if (!is_reserved(scene.found)) return std::nullopt;
  const bool name = scene.kind() == Expected::new_name || scene.kind() == Expected::known_name;
  const bool statement = scene.kind() == Expected::statement && scene.error.expectation.scope == Scope::none;
  if (!name && !statement) return std::nullopt;
  return Remark{in_backticks(scene.found) + " is a word of the language and cannot be a name",
                "choose another, such as " + in_backticks("the_" + std::string(scene.found)), std::nullopt,
                std::nullopt, Code::reserved_word};
}

// ---- Names
// -----------------------------------------------------------------------------------------------------------

bool expects_name(Expected kind) {
  return kind == Expected::new_name || kind == Expected::known_name || kind == Expected::condition ||
         kind == Expected::statement || kind == Expected::value;
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
  return Remark{"names stand without quotation marks", "a name has lower case letters, digits and underscores"};
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
  return Remark{{}, "did you mean " + in_backticks(joined) + "? names contain no blanks"};
}

// ---- Signs
// -----------------------------------------------------------------------------------------------------------

std::optional<Remark> missing_colon(const Scene& scene) {
  if (scene.kind() != Expected::colon || !(scene.at_end() || is_word_char(scene.found[0]))) return std::nullopt;
  const Span at = scene.span(scene.before_end(), scene.before_end());
  if (scene.at_end() && scene.around.deeper_follows) {
    return Remark{{}, "end the line with `:`, because lines under it belong to it", Fix{at, ":"}};
  }
  if (is_one_of(scene.before, {"all", "any", "none", "of"})) {
    return Remark{{}, "write " + in_backticks(std::string(scene.before) + ": a, b"), Fix{at, ":"}};
  }
  return std::nullopt;
}

std::optional<Remark> sign_at_end(const Scene& scene) {
  if (scene.kind() != Expected::line_end || scene.at_end()) return std::nullopt;
  const bool last = scene.end == scene.around.line.end;
  if (last && (scene.found == "." || scene.found == ";")) {
    return Remark{"a line ends without a sign", "delete " + in_backticks(scene.found), Fix{scene.found_span(), ""}};
  }
  if (scene.found == ":") {
    return Remark{"a single condition takes no colon",
                  last ? "delete `:`; only lists, and lines with others under them, end with one"
                       : "delete `:`, or write `all:` before the list"};
  }
  if (scene.found == ",") {
    return Remark{"a list stands after a colon", "write `all: a, b`, `any: a, b` or `none: a, b`"};
  }
  if (scene.found == "(" || scene.found == ")" || scene.found == "[") {
    return Remark{"parentheses are not used", "say it in a \"label\", or nest lists by indentation"};
  }
  if (scene.found[0] == '"' && scene.line().find(" cite ") != std::string_view::npos) {
    return Remark{"the label stands before `cite`", "write `condition \"label\" cite item 1`"};
  }
  return std::nullopt;
}

std::optional<Remark> last_comma(const Scene& scene) {
  if (!scene.at_end() || scene.before != ",") return std::nullopt;
  return Remark{"nothing follows the comma", "delete the comma, or go on with the list on this line"};
}

std::optional<Remark> single_quotes(const Scene& scene) {
  if (scene.found != "'") return std::nullopt;
  return Remark{"texts stand in double quotation marks", "write `\"` in place of `'`"};
}

/// `==`, `!=`, `=>`, `=<`, `&&`, `||`.
std::optional<Remark> foreign_sign(const Scene& scene) {
  const std::string_view two = scene.around.text.substr(scene.begin, 2);
  const Span span = scene.span(scene.begin, scene.begin + 2);
  if (two == "==") return Remark{"values are compared with a single `=`", "write `=`", Fix{span, "="}, span};
  if (two == "=>") return Remark{"at least is written `>=`", "write `>=`", Fix{span, ">="}, span};
  if (two == "=<") return Remark{"at most is written `<=`", "write `<=`", Fix{span, "<="}, span};
  if (two == "!=" || two == "<>") {
    return Remark{in_backticks(two) + " is not used in this language",
                  "write `subject is not option`, or `none:` with the comparison under it", std::nullopt, span};
  }
  if (two == "&&") return Remark{"`&&` does not join conditions", std::string(instead_of("and")), std::nullopt, span};
  if (two == "||") return Remark{"`||` does not join conditions", std::string(instead_of("or")), std::nullopt, span};
  if (scene.found == "!") return Remark{"the opposite is written `not`", "write `not twitch`"};
  return std::nullopt;
}

std::optional<Remark> comparison(const Scene& scene) {
  if (scene.kind() != Expected::relation) return std::nullopt;
  if (scene.found == "is")
    return Remark{{}, "`is` asks for an option of a name; values are compared with `=`, `<=`, `>`"};
  if (scene.at_end() && !is_digit(scene.before.empty() ? ' ' : scene.before[0])) {
    return Remark{{}, "write for instance `count of visit <= 3`"};
  }
  return std::nullopt;
}

// ---- Values
// ----------------------------------------------------------------------------------------------------------

/// `5mg`, `50mg/day`.
std::optional<Remark> unit_attached(const Scene& scene) {
  const bool value =
      scene.kind() == Expected::value || scene.kind() == Expected::condition || scene.kind() == Expected::line_end;
  if (!value) return std::nullopt;
  std::size_t digits = 0;
  while (digits < scene.found.size() && is_digit(scene.found[digits])) ++digits;
  if (digits == 0 || digits == scene.found.size() || !is_lower(scene.found[digits])) return std::nullopt;
  const std::string apart = std::string(scene.found.substr(0, digits)) + ' ' + std::string(scene.found.substr(digits));
  return Remark{"a blank stands between a number and its unit", "write " + in_backticks(apart),
                Fix{scene.found_span(), apart}};
}

/// `1,000`.
std::optional<Remark> thousands(const Scene& scene) {
  const std::string_view text = scene.around.text;
  const std::size_t comma = scene.found == "," ? scene.begin : text.rfind(',', scene.begin);
  if (comma == std::string_view::npos || comma <= scene.around.line.begin || comma + 1 >= scene.around.line.end ||
      !is_digit(text[comma - 1]) || !is_digit(text[comma + 1]) || scene.kind() != Expected::line_end) {
    return std::nullopt;
  }
  return Remark{"numbers are written without commas", "write `1000` for a thousand"};
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
  const std::string_view text = scene.around.text;
  std::uint32_t end = scene.begin;
  const auto part = [](char c) { return is_digit(c) || c == '/' || c == '.' || c == '-'; };
  while (end < scene.around.line.end && part(text[end])) ++end;
  const std::string_view word = text.substr(scene.begin, end - scene.begin);
  const bool asked = scene.kind() == Expected::day;
  if (!asked && std::count(word.begin(), word.end(), '/') != 2) return std::nullopt;
  if (word.size() < 6 || !is_digit(word[0])) {
    if (asked && !scene.at_end() && is_upper(scene.found[0]))
      return Remark{"months are written in digits", "write the day as year, month, day: `2014-02-20`"};
    return std::nullopt;
  }
  std::vector<std::string> parts(1);
  for (const char c : word) {
    if (is_digit(c)) {
      parts.back() += c;
    } else {
      parts.emplace_back();
    }
  }
  Remark remark{"a day is written as year, month, day", "write for instance `2014-02-20`", std::nullopt,
                scene.span(scene.begin, end)};
  if (parts.size() == 3 && parts[0].size() == 4 && parts[1].size() <= 2 && parts[2].size() <= 2 && !parts[1].empty() &&
      !parts[2].empty()) {
    for (std::string& each : parts) each.insert(0, each.size() == 1 ? 1 : 0, '0');
    const std::string day = parts[0] + '-' + parts[1] + '-' + parts[2];
    remark.help = did_you_mean_help(day);
    remark.fix = Fix{*remark.span, day};
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
  if (const auto meant = did_you_mean(lowered(scene.found), words)) return replacement(scene, *meant);
  return std::nullopt;
}

}  // namespace

std::optional<Remark> remark_on(const Scene& scene) {
  using Look = std::optional<Remark> (*)(const Scene&);
  static constexpr Look looks[] = {
      misspelt_first_word, misplaced_first_word, last_comma, single_quotes, foreign_sign, state_after_is, group_inside,
      foreign_word,        reserved_name,        bullet,     unit_attached, thousands,    foreign_day,    number_word,
      foreign_type,        misspelt_word,        upper_case, quoted_name,   digit_first,  hyphen,         missing_colon,
      sign_at_end,         blank_in_name,        comparison};
  if (scene.kind() == Expected::lines) return std::nullopt;
  for (const Look look : looks) {
    if (std::optional<Remark> remark = look(scene)) return remark;
  }
  return std::nullopt;
}

}  // namespace guide::syntax
