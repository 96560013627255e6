#include "tools/guide/json_errors.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "compiler/diagnostic.hpp"

namespace guide::tool {
namespace {

constexpr std::size_t most_shown = 50;

/// The reader names a point; the caret stands under the whole word or text that begins there.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return begin;
  std::size_t end = begin + 1;
  if (text[begin] == '"') {
    while (end < text.size() && text[end] != '"' && text[end] != '\n') ++end;
    return end < text.size() && text[end] == '"' ? end + 1 : end;
  }
  const auto in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.'; };
  if (!in_word(text[begin])) return end;
  while (end < text.size() && in_word(text[end])) ++end;
  return end;
}

}  // namespace

std::string json_errors_text(const std::vector<JsonError>& errors, const NamedText& file, bool color) {
  SourceMap sources;
  const std::uint32_t source = sources.add(file.name, file.text);
  std::string text;
  for (std::size_t i = 0; i < std::min(errors.size(), most_shown); ++i) {
    const JsonError& error = errors[i];
    Diagnostic diagnostic;
    diagnostic.code = Code::case_json;
    diagnostic.message = error.message;
    diagnostic.help = error.help;
    const std::size_t begin = std::min(error.offset, file.text.size());
    diagnostic.primary.span = {source, static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(end_of_word(file.text, begin))};
    if (!text.empty()) text += '\n';
    text += render_text(diagnostic, sources, {color});
  }
  return text;
}

}  // namespace guide::tool
