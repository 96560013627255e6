#include "runtime/explain/letter/phrases.hpp"

#include <algorithm>
#include <map>

#include "runtime/case_suggest.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

struct PhraseInfo {
  std::string_view name;
  std::string_view holes;  // between blanks
  std::string_view text;
};
constexpr PhraseInfo infos[] = {
#define GUIDE_PHRASE(name, holes, text) {#name, holes, text},
#include "runtime/explain/letter/phrases.def"
#undef GUIDE_PHRASE
};

bool has_hole(const PhraseInfo& info, std::string_view hole) {
  return (" " + std::string(info.holes) + " ").find(" " + std::string(hole) + " ") != std::string::npos;
}

std::string holes_text(const PhraseInfo& info) {
  if (info.holes.empty()) return worded("`{}` has nothing to fill in", info.name);
  std::string text;
  for (std::size_t begin = 0; begin < info.holes.size();) {
    const std::size_t end = std::min(info.holes.find(' ', begin), info.holes.size());
    text += worded("{}`{{}}`", text.empty() ? "" : ", ", info.holes.substr(begin, end - begin));
    begin = end + 1;
  }
  return worded("`{}` can have {}", info.name, text);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string nearest_phrase(std::string_view name) {
  Nearest nearest(name);
  for (const PhraseInfo& info : infos) nearest.offer(info.name);
  return nearest.help("docs/letters.md has all of them");
}

/// What is wrong with the holes of a phrase; `column` counts within it.
std::optional<TemplateError> holes_unknown(const PhraseInfo& info, std::string_view phrase) {
  for (std::size_t at = phrase.find('{'); at != std::string_view::npos; at = phrase.find('{', at + 1)) {
    const auto column = static_cast<std::uint32_t>(at) + 1;
    const std::size_t end = phrase.find('}', at);
    if (end == std::string_view::npos) return TemplateError{0, column, "this `{` is never closed", holes_text(info)};
    const std::string_view hole = phrase.substr(at, end - at + 1);
    if (has_hole(info, hole.substr(1, hole.size() - 2))) continue;
    return TemplateError{0, column, worded("nothing is known to fill in for {}", quoted_short(hole)), holes_text(info)};
  }
  return std::nullopt;
}

std::uint32_t column_of(std::string_view part, std::string_view line) {
  return static_cast<std::uint32_t>(part.data() - line.data()) + 1;
}

}  // namespace

std::optional<TemplateError> LetterTemplate::put(std::string_view name, std::string_view text) {
  const auto info =
      std::find_if(std::begin(infos), std::end(infos), [name](const PhraseInfo& each) { return each.name == name; });
  if (info == std::end(infos)) {
    return TemplateError{0, 0, worded("a letter has no phrase {}", quoted_short(name)), nearest_phrase(name)};
  }
  if (auto wrong = holes_unknown(*info, text)) return wrong;
  phrases_[static_cast<std::size_t>(info - std::begin(infos))] = text;
  return std::nullopt;
}

LetterTemplate::LetterTemplate() {
  for (std::size_t i = 0; i < phrase_count; ++i) phrases_[i] = infos[i].text;
}

std::string LetterTemplate::fill(Phrase phrase, std::initializer_list<Hole> holes) const {
  const std::string& text = (*this)[phrase];
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('{', at), text.size());
    out.append(text, at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('}', open);
    const std::string_view name = std::string_view(text).substr(open + 1, close - open - 1);
    for (const auto& [hole, filling] : holes) {
      if (hole == name) out += filling;
    }
    at = close + 1;
  }
  return out;
}

std::variant<LetterTemplate, std::vector<TemplateError>> LetterTemplate::read(std::string_view text) {
  LetterTemplate read;
  std::vector<TemplateError> errors;
  std::map<std::string_view, std::uint32_t> lines;
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view told = trimmed(line);
    if (told.empty() || told[0] == '#') continue;
    const std::size_t colon = told.find(':');
    if (colon == std::string_view::npos) {
      errors.push_back(
          {number, column_of(told, line), "expected a phrase as `name: text`", "begin a comment with `#`"});
      continue;
    }
    const std::string_view name = trimmed(told.substr(0, colon));
    const std::string_view phrase = trimmed(told.substr(colon + 1));
    if (auto wrong = read.put(name, phrase)) {
      const bool in_name = wrong->column == 0;
      errors.push_back({number, in_name ? column_of(told, line) : column_of(phrase, line) + wrong->column - 1,
                        std::move(wrong->message), std::move(wrong->help)});
    } else if (const auto [first, is_first] = lines.try_emplace(name, number); !is_first) {
      errors.push_back({number, column_of(told, line), worded("`{}` stands in line {} too", name, first->second),
                        "keep one of them"});
    }
  }
  if (!errors.empty()) return errors;
  return read;
}

std::string LetterTemplate::text() const {
  std::string out;
  for (std::size_t i = 0; i < phrase_count; ++i) out += worded("{}: {}\n", infos[i].name, phrases_[i]);
  return out;
}

}  // namespace guide::explain
