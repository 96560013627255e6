#include "runtime/characters.hpp"

namespace guide {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

Character decode(std::string_view text) {
  static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
  std::uint32_t code = lead & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!continues(text[i])) return {};
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < least[size] || code > 0x10FFFF || surrogate) return {};
  return {code, size};
}

bool is_bidirectional_control(std::uint32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F ||
         code == 0x061C;
}

bool is_control(std::uint32_t code) {
  const bool ascii = (code < 0x20 && code != '\t') || code == 0x7F;
  return ascii || (code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || is_bidirectional_control(code);
}

const char* character_problem(std::uint32_t code, bool before_line_feed) {
  if (!is_control(code) || code == '\n' || (code == '\r' && before_line_feed)) return nullptr;
  if (code == '\r') return "a carriage return stands alone; lines end with a line feed";
  if (is_bidirectional_control(code)) return "an invisible character stands here that reorders what a reader sees";
  return "a control character stands here; a text holds no other than tabs and line feeds";
}

const char* text_problem(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const Character character = decode(text.substr(at));
    if (character.size == 0) return not_utf8;
    at += character.size;
    if (const char* problem = character_problem(character.code, at < text.size() && text[at] == '\n')) return problem;
  }
  return nullptr;
}

}  // namespace guide
