#include "compiler/lower/text.hpp"

#include <algorithm>

namespace guide::lower {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void append_condition(std::string& text, const ast::Condition& condition, const SourceMap& sources);

void append_members(std::string& text, const ast::Group& group, const SourceMap& sources) {
  std::string_view separator = ": ";
  for (const ast::Condition& member : group.members) {
    text += separator;
    separator = ", ";
    const bool nested = boost::variant2::holds_alternative<ast::Group>(member.node) ||
                        boost::variant2::holds_alternative<ast::IsAnyOf>(member.node) ||
                        boost::variant2::holds_alternative<ast::LatestHas>(member.node);
    if (nested) text += '(';
    append_condition(text, member, sources);
    if (nested) text += ')';
  }
}

void append_group(std::string& text, const ast::Group& group, const SourceMap& sources) {
  const auto counted = [&](std::string_view words) {
    text += words;
    if (group.count) text += group.count->text;
    text += " of";
  };
  switch (group.kind) {
    case ast::GroupKind::all: text += "all"; break;
    case ast::GroupKind::any: text += "any"; break;
    case ast::GroupKind::none: text += "none"; break;
    case ast::GroupKind::at_least: counted("at least "); break;
    case ast::GroupKind::at_most: counted("at most "); break;
    case ast::GroupKind::exactly: counted("exactly "); break;
  }
  append_members(text, group, sources);
}

/// Nearly all words stand on one line, with one blank between two.
bool has_single_blanks(std::string_view words) {
  constexpr auto npos = std::string_view::npos;
  return words.find('\n') == npos && words.find('\t') == npos && words.find('\r') == npos && words.find("  ") == npos;
}

std::string_view trimmed(std::string_view words) {
  while (!words.empty() && is_blank(words.front())) words.remove_prefix(1);
  while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
  return words;
}

void append_words(std::string& text, std::string_view words) {
  words = trimmed(words);
  if (has_single_blanks(words)) {
    text += words;
    return;
  }
  for (std::size_t at = 0; at < words.size();) {
    if (is_blank(words[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < words.size() && !is_blank(words[at])) ++at;
    if (begin != 0) text += ' ';
    text += words.substr(begin, at - begin);
  }
}

/// A test as it stands in its source, without its tail.
std::string_view words_of_test(const ast::Condition& condition, const SourceMap& sources) {
  Span span = condition.span;
  const auto stop_before = [&](Span tail) {
    if (tail.begin > span.begin && tail.begin < span.end) span.end = tail.begin;
  };
  if (condition.tail.label) stop_before(condition.tail.label->span);
  if (condition.tail.cite) stop_before(condition.tail.cite->span);
  std::string_view words = trimmed(sources.text(span));
  // The quote before a label, where the label's span begins after it.
  if (!words.empty() && words.back() == '"') words.remove_suffix(1);
  return trimmed(words);
}

bool is_test(const ast::Condition& condition) {
  return !boost::variant2::holds_alternative<ast::Group>(condition.node) &&
         !boost::variant2::holds_alternative<ast::LatestHas>(condition.node);
}

void append_condition(std::string& text, const ast::Condition& condition, const SourceMap& sources) {
  if (const auto* group = boost::variant2::get_if<ast::Group>(&condition.node)) {
    append_group(text, *group, sources);
  } else if (const auto* latest = boost::variant2::get_if<ast::LatestHas>(&condition.node)) {
    text += "latest ";
    text += latest->record.text;
    text += " has ";
    append_condition(text, *latest->condition, sources);
  } else {
    append_words(text, words_of_test(condition, sources));
  }
}

struct LengthUnit {
  Scaled days;
  std::string_view one, many;
};
constexpr LengthUnit length_units[] = {{365'250'000, "year", "years"}, {30'437'500, "month", "months"},
                                       {7'000'000, "week", "weeks"}, {1'000'000, "day", "days"}};

std::string length_text(Scaled value) {
  for (const LengthUnit& unit : length_units) {
    if (value == 0 || value % unit.days != 0) continue;
    const Scaled count = value / unit.days;
    return std::to_string(count) + ' ' + std::string(count == 1 ? unit.one : unit.many);
  }
  return number_text(value, micros) + " days";
}

}  // namespace

std::string_view one_line(const ast::Condition& condition, const SourceMap& sources, std::string& made) {
  if (is_test(condition)) {
    const std::string_view words = words_of_test(condition, sources);
    if (has_single_blanks(words)) return words;
  }
  made.clear();
  append_condition(made, condition, sources);
  return made;
}

std::string one_line(const ast::Condition& condition, const SourceMap& sources) {
  std::string text;
  append_condition(text, condition, sources);
  return text;
}

std::string words_of(Span span, const SourceMap& sources) {
  std::string text;
  append_words(text, sources.text(span));
  return text;
}

std::string described(const FactInfo& fact) {
  switch (fact.type) {
    case Type::finding: return "a finding";
    case Type::choice: return "a choice";
    case Type::number: return "a number";
    case Type::count: return "a count";
    case Type::percent: return "a percentage";
    case Type::duration: return "a duration";
    case Type::quantity: return "a number in " + fact.unit.name;
    case Type::date: return "a date";
    case Type::codes: break;
  }
  return "a list of codes";
}

std::string listed(List<Text> words, std::size_t most) {
  std::string text;
  const std::size_t count = std::min(words.size(), most);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) text += i + 1 == count && count == words.size() ? " or " : ", ";
    text += '`' + words[i] + '`';
  }
  if (count < words.size()) text += ", ...";
  return text;
}

std::string value_text(const FactInfo& fact, Scaled value) {
  switch (fact.type) {
    case Type::finding: return value == 0 ? "absent" : "present";
    case Type::choice: return fact.options[static_cast<std::size_t>(value)];
    case Type::date: return date_text(value);
    case Type::count: return std::to_string(value);
    case Type::duration: return length_text(value);
    case Type::percent: return number_text(value, micros) + " %";
    case Type::quantity: return number_text(value, micros) + ' ' + fact.unit.name;
    case Type::number:
    case Type::codes: break;
  }
  return number_text(value, micros);
}

}  // namespace guide::lower
