#include "tools/guide/json_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace guide::tool {
namespace {

constexpr std::size_t longest_line_shown = 160;

std::string_view line_at(std::string_view text, std::size_t offset, std::size_t& begin) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  begin = before == std::string_view::npos ? 0 : before + 1;
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// Blanks as wide as the text before the caret: one for each code point, tabs kept.
std::string blanks_for(std::string_view before) {
  std::string blanks;
  for (const char c : before) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) blanks += c == '\t' ? '\t' : ' ';
  }
  return blanks;
}

std::string error_text(const JsonError& error, const NamedText& file, bool color) {
  const std::string number = std::to_string(error.line);
  const std::string margin(number.size(), ' ');
  std::string text = color ? "\x1b[1;31merror\x1b[0m: " : "error: ";
  text += fmt::format("{}\n{}--> {}:{}:{}\n", error.message, margin, file.name, error.line, error.column);

  std::size_t begin = 0;
  const std::string_view line = line_at(file.text, error.offset, begin);
  if (line.size() <= longest_line_shown) {
    const std::size_t before = std::min(std::max(error.offset, begin) - begin, line.size());
    text += fmt::format("{} |\n{} | {}\n{} | {}^\n", margin, number, line, margin, blanks_for(line.substr(0, before)));
  }
  if (!error.help.empty()) text += fmt::format("{} = help: {}\n", margin, error.help);
  return text;
}

}  // namespace

std::string json_errors_text(const std::vector<JsonError>& errors, const NamedText& file, bool color) {
  std::string text;
  for (const JsonError& error : errors) {
    if (!text.empty()) text += '\n';
    text += error_text(error, file, color);
  }
  return text;
}

}  // namespace guide::tool
