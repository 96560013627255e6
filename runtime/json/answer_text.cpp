#include "runtime/json/answer_text.hpp"

namespace guide::json {
namespace {

using Kind = Answer::Kind;

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

struct Amount {
  std::string_view value;
  std::string_view unit;
};

/// `83 months`, `50%`, `2014-02-20`, `buttock`: the number or word, then the unit.
Amount amount(std::string_view text) {
  text = trimmed(text);
  std::size_t end = text.find_first_of(blanks);
  const bool number = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if (number && text.find('-') == std::string_view::npos) end = text.find_first_not_of("0123456789.");
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), trimmed(text.substr(end))};
}

Answer open_ended(Kind kind, std::string_view text) {
  const Amount told = amount(text);
  return {.kind = kind, .value = told.value, .unit = told.unit};
}

struct Edge {
  std::string_view words;
  Kind kind;
};
constexpr Edge prefixes[] = {{"more than ", Kind::more_than}, {"less than ", Kind::less_than}};
constexpr Edge suffixes[] = {{" or more", Kind::or_more},
                             {" or less", Kind::or_less},
                             {" or earlier", Kind::or_earlier},
                             {" or later", Kind::or_later}};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

Answer interval_answer(std::string_view text) {
  for (const Edge& edge : prefixes) {
    if (text.substr(0, edge.words.size()) == edge.words) return open_ended(edge.kind, text.substr(edge.words.size()));
  }
  for (const Edge& edge : suffixes) {
    if (ends_with(text, edge.words)) return open_ended(edge.kind, text.substr(0, text.size() - edge.words.size()));
  }
  const std::size_t to = text.find(" to ");
  if (to == std::string_view::npos) return open_ended(Kind::exactly, text);
  const Amount first = amount(text.substr(0, to));
  const Amount second = amount(text.substr(to + 4));
  return {.kind = Kind::between,
          .value = first.value,
          .unit = first.unit,
          .second = second.value,
          .second_unit = second.unit};
}

Answer codes_answer(std::string_view text) {
  Answer answer{.kind = Kind::codes};
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    answer.codes.push_back(trimmed(text.substr(0, comma)));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return answer;
}

}  // namespace

Answer answer_of(std::string_view text, Type type) {
  text = trimmed(text);
  if (text == "present") return {.kind = Kind::present};
  if (text == "absent") return {.kind = Kind::absent};
  if (text == "undocumented") return {.kind = Kind::undocumented};
  if (text == "none" && type == Type::codes) return {.kind = Kind::none};
  if (type == Type::finding || type == Type::choice) return {.kind = Kind::option, .value = text};
  if (type == Type::codes) return codes_answer(text);
  return interval_answer(text);
}

}  // namespace guide::json
