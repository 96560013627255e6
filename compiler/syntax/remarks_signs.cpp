#include <algorithm>

#include "compiler/syntax/parse.hpp"
#include "compiler/syntax/remarks.hpp"

namespace guide::syntax {

std::optional<Remark> missing_colon(const Scene& scene) {
  if (scene.kind() != Expected::colon || !(scene.at_end() || is_word_char(scene.found[0]))) return std::nullopt;
  const Span at = scene.span(scene.before_end(), scene.before_end());
  if (scene.at_end() && scene.around.deeper_follows) {
    return Remark{{}, "end the line with `:`, because lines under it belong to it", Fix{at, ":"}};
  }
  if (is_one_of(scene.before, {"all", "any", "none", "of"})) {
    const std::string written = scene.before == "of" ? "of: a, b" : std::string(scene.before) + ": a, b";
    return Remark{{}, "a colon stands before a list: " + in_backticks(written), Fix{at, ":"}};
  }
  if (scene.found == "require") return Remark{{}, "a colon stands before `require`", Fix{at, ":"}};
  if (is_type_word(scene.found) || is_digit(scene.found.empty() ? ' ' : scene.found[0]) ||
      is_one_of(scene.found, {"present", "absent", "undocumented"})) {
    return Remark{
        {},
        "a colon stands behind the name: " + in_backticks(std::string(scene.before) + ": " + std::string(scene.found)),
        Fix{at, ":"}};
  }
  return std::nullopt;
}

/// `require: twitch`, `not_recommended: twitch`, `require twitch:`.
std::optional<Remark> needless_colon(const Scene& scene) {
  if (scene.found != ":" || scene.kind() == Expected::colon) return std::nullopt;
  const Fix fix{scene.found_span(), ""};
  if (is_reserved(scene.before) && scene.kind() != Expected::line_end) {
    return Remark{in_backticks(scene.before) + " takes no colon", "delete `:`", fix};
  }
  if (scene.kind() != Expected::line_end) return std::nullopt;
  const bool last = scene.end == scene.around.line.end;
  const Scope scope = scene.error.expectation.scope;
  if (scope == Scope::guideline || scope == Scope::determination) {
    return Remark{"a rule has no colon", "write `" + std::string(scene.before) + " when condition`"};
  }
  if (!last) return Remark{"a single condition takes no colon", "delete `:`, or write `all:` before the list"};
  return Remark{"a single condition takes no colon",
                "delete `:`; only lists, and lines with others under them, end with one", fix};
}

std::optional<Remark> comma(const Scene& scene) {
  if (scene.found != ",") return std::nullopt;
  if (scene.before == ",") return Remark{"two commas stand together", "delete one", Fix{scene.found_span(), ""}};
  if (scene.kind() != Expected::line_end) return std::nullopt;
  return Remark{"a list stands after a colon", "write `all: a, b`, `any: a, b` or `none: a, b`"};
}

std::optional<Remark> sign_at_end(const Scene& scene) {
  if (scene.kind() != Expected::line_end || (scene.found != "." && scene.found != ";")) return std::nullopt;
  if (scene.end == scene.around.line.end) {
    return Remark{"a line ends without a sign", "delete " + in_backticks(scene.found), Fix{scene.found_span(), ""}};
  }
  if (scene.found != ";") return std::nullopt;
  return Remark{"the members of a list are separated by commas", "write `,`", Fix{scene.found_span(), ","}};
}

std::optional<Remark> brackets(const Scene& scene) {
  const bool bracket = is_one_of(scene.found, {"(", ")", "[", "]", "{", "}"});
  if (!bracket || scene.kind() == Expected::day || scene.kind() == Expected::type) return std::nullopt;
  return Remark{in_backticks(scene.found) + " is not used in this language",
                "write lists as `all: a, b`, or one a line, indented under `all:`"};
}

/// `dose * 2`, `clinical/pain`.
std::optional<Remark> foreign_operator(const Scene& scene) {
  if (scene.found != "*" && scene.found != "/") return std::nullopt;
  if (scene.line().starts_with("import")) {
    return Remark{"the parts of a path are joined by dots", "write for instance `clinical.pain`",
                  Fix{scene.found_span(), "."}};
  }
  if (scene.kind() == Expected::statement) return std::nullopt;
  return Remark{"quantities are added and subtracted, not multiplied or divided", "write the product as a number"};
}

/// What stands too late: a label behind `cite`, a document behind the quote, a second label.
std::optional<Remark> wrong_order(const Scene& scene) {
  if (scene.at_end()) return std::nullopt;
  const bool text = scene.found[0] == '"';
  const bool after_cite = scene.behind().find(" cite ") != std::string_view::npos;
  if (scene.kind() == Expected::condition && text) {
    return Remark{"the label stands behind the condition", "write `require twitch \"label\"`"};
  }
  if (scene.kind() != Expected::line_end) return std::nullopt;
  if (text && after_cite) return Remark{"the label stands before `cite`", "write `condition \"label\" cite item 1`"};
  if (text && !scene.before.empty() && scene.before.back() == '"') {
    return Remark{"a line has one label", "say it in one text"};
  }
  if (after_cite && is_one_of(scene.found, {"page", "pages", "item", "items", "section", "table", "unverified"})) {
    return Remark{"places are separated by commas", "write `cite page 3, item 1`",
                  Fix{scene.span(scene.before_end(), scene.before_end()), ","}};
  }
  if (scene.found == "in" && scene.before.ends_with('"')) {
    return Remark{"the document stands before the quote", "write `present in chart \"what the chart says\"`"};
  }
  return std::nullopt;
}

/// `all "label": a, b`: a list with a label on one line.
std::optional<Remark> labelled_inline_list(const Scene& scene) {
  if (scene.before != ":" || scene.kind() != Expected::line_end || scene.behind().find('"') == std::string_view::npos)
    return std::nullopt;
  return Remark{"the members of a list with a label stand on lines of their own",
                "indent them under the line, or put the label at its end: `all: a, b \"label\"`"};
}

/// Comments and fences of other languages.
std::optional<Remark> foreign_comment(const Scene& scene) {
  if (scene.kind() != Expected::statement) return std::nullopt;
  const std::string_view line = scene.line();
  if (line.starts_with("//") || line.starts_with("--") || line.starts_with("/*") || line.starts_with(";")) {
    return Remark{"comments begin with `#`", "write `#` before the comment"};
  }
  if (!line.starts_with("```")) return std::nullopt;
  Remark remark{"a fence of Markdown stands here", "delete it"};
  remark.repeated = line == "```";
  return remark;
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
  if (scene.before == "is" && scene.kind() == Expected::known_name && !scene.at_end() && is_digit(scene.found[0])) {
    return Remark{{}, "`is` asks for an option of a name; values are compared with `=`, `<=`, `>`"};
  }
  if (scene.kind() != Expected::relation) return std::nullopt;
  if (scene.found == "is")
    return Remark{{}, "`is` asks for an option of a name; values are compared with `=`, `<=`, `>`"};
  if (scene.found == "*" || scene.found == "/") return std::nullopt;
  if (scene.at_end() && !is_digit(scene.before.empty() ? ' ' : scene.before[0])) {
    return Remark{{}, "write for instance `count of visit <= 3`"};
  }
  return std::nullopt;
}

}  // namespace guide::syntax
