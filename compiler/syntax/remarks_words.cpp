#include <algorithm>
#include <cctype>
#include <vector>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/remarks.hpp"

namespace guide::syntax {

namespace {

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

/// A line that is indented though the line above is complete.
std::optional<Remark> under_complete_line(const Scene& scene) {
  if (scene.first == "cite")
    return Remark{"`cite` stands at the end of the line that it belongs to", "put it behind the line above"};
  if (!may_begin(scene.first, Scope::guideline)) return std::nullopt;
  Remark remark{"nothing above opens a list for this line",
                "indent it like the line above, or end the line above with `:` if it opens a list"};
  remark.code = Code::bad_indentation;
  return remark;
}

/// How long the bullet or number at the beginning of a line is; 0 if there is none.
std::size_t bullet_size(std::string_view line) {
  std::size_t size = 0;
  if (line.empty()) return 0;
  if (line[0] == '-' || line[0] == '*') {
    size = 1;
  } else {
    const std::size_t open = line[0] == '(' ? 1 : 0;
    std::size_t at = open;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == open && at < line.size() && is_lower(line[at])) ++at;
    const bool closed = at > open && at < line.size() && (line[at] == ')' || (line[at] == '.' && open == 0));
    size = closed ? at + 1 : 0;
  }
  return size != 0 && size < line.size() && line[size] == ' ' ? size : 0;
}

}  // namespace

std::string_view instead_of(std::string_view word) {
  if (word == "and") return "list the conditions: `all: a, b`, or one a line under `all:`";
  if (word == "or") return "list the conditions: `any: a, b`, or one a line under `any:`";
  if (word == "if" || word == "then") return "write `when condition:` and the requirements under it";
  if (word == "else") return "write `unless` under the clause, or `otherwise outcome`";
  if (word == "true") return "a finding is written alone: `twitch`; a case says `twitch: present`";
  if (word == "false") return "the opposite of a finding is `not twitch`; a case says `twitch: absent`";
  return {};
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
  const Scope scope = scene.error.expectation.scope;
  const bool declared_inside = scope != Scope::none && scope != Scope::file && may_begin(scene.first, Scope::file);
  const Span first =
      scene.span(scene.around.line.begin, scene.around.line.begin + static_cast<std::uint32_t>(scene.first.size()));
  if (declared_inside) {
    return Remark{in_backticks(scene.first) + " cannot stand here", "it stands at the margin, outside of any block",
                  std::nullopt, first};
  }
  if (scene.kind() != Expected::statement || scene.begin != scene.around.line.begin) return std::nullopt;
  if (scene.first == "unless") return Remark{"`unless` cannot stand here", "indent it under the line that it lifts"};
  if (scene.error.expectation.help.starts_with("only `unless`")) return under_complete_line(scene);
  if (scope == Scope::determination && is_one_of(scene.first, {"require", "when"})) {
    return Remark{"requirements do not stand in a determination",
                  "write rules: `medically_necessary when recommended`"};
  }
  const std::string_view home = home_of(scene.first);
  if (home.empty()) return std::nullopt;
  return Remark{in_backticks(scene.first) + " cannot stand here", "it stands " + std::string(home)};
}

/// `- twitch`, `1. twitch`, `(a) twitch`: lists as they come from documents.
std::optional<Remark> bullet(const Scene& scene) {
  const std::string_view line = scene.line();
  const std::size_t size = bullet_size(line);
  if (size == 0) return std::nullopt;
  const std::uint32_t begin = scene.around.line.begin;
  const auto end = static_cast<std::uint32_t>(begin + line.find_first_not_of(' ', size));
  Remark remark{"lines of a list have no bullets or numbers", "leave it out: indentation makes the list",
                Fix{scene.span(begin, end), ""}, scene.span(begin, begin + static_cast<std::uint32_t>(size))};
  remark.repeated = bullet_size(previous_line(scene)) != 0;
  return remark;
}

/// `a and b`, `if a`: words of other languages.
std::optional<Remark> foreign_word(const Scene& scene) {
  const std::string word = lowered(scene.found);
  if (instead_of(word).empty()) return std::nullopt;
  if (word == "and" && scene.behind().find(" cite ") != std::string_view::npos) {
    return Remark{"places are separated by commas", "write `cite page 3, item 1`", Fix{scene.found_span(), ","}};
  }
  const bool joins = word == "and" || word == "or";
  const std::string message = joins ? in_backticks(scene.found) + " does not join conditions here"
                                    : in_backticks(scene.found) + " is not used in this language";
  return Remark{message, std::string(instead_of(word)), std::nullopt, std::nullopt, Code::reserved_word};
}

std::optional<Remark> state_after_is(const Scene& scene) {
  const bool negated = scene.behind().ends_with("is not ");
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

/// `not all: a`, `not not a`.
std::optional<Remark> negated(const Scene& scene) {
  if (scene.before != "not" || scene.kind() != Expected::known_name) return std::nullopt;
  if (scene.found == "not") return Remark{"`not` stands twice", "delete both: they cancel out"};
  if (!is_one_of(scene.found,
                 {"all", "any", "none", "at", "exactly", "some", "no", "latest", "(", "count", "time", "sum"})) {
    return std::nullopt;
  }
  return Remark{"`not` stands before one name", "write `none:` and the condition under it"};
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

}  // namespace guide::syntax
