#include "compiler/syntax/character_findings.hpp"

#include <cstdio>

#include "compiler/syntax/characters.hpp"
#include "runtime/characters.hpp"

namespace guide::syntax {
namespace {

std::string code_name(std::uint32_t code) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(code));
  return text;
}

std::string quoted(std::string_view text) { return '`' + std::string(text) + '`'; }

CharacterFinding foreign_finding(std::uint32_t code, std::string_view character) {
  const std::string_view plain = meant(code);
  if (code == 0x2260) {
    return {Code::pasted_character, quoted(character) + " is a sign of print",
            "write `phase is not diagnostic`, or `none:` with the comparison under it"};
  }
  if (!plain.empty()) {
    return {Code::confusable_character,
            quoted(character) + " (" + code_name(code) + ") only looks like " + quoted(plain),
            "write " + quoted(plain)};
  }
  return {Code::confusable_character, quoted(character) + " (" + code_name(code) + ") stands outside a quoted text",
          "names are made of the letters a to z, digits and underscores; other letters stand in \"labels\""};
}

}  // namespace

CharacterFinding control_finding(std::uint32_t code) {
  if (is_bidirectional_control(code)) {
    return {Code::control_character, "the invisible character " + code_name(code) + " reorders what a reader sees",
            "delete it, and type the line again if it still looks wrong"};
  }
  if (code == '\r') {
    return {Code::control_character, "a carriage return stands alone", "end lines with a line feed"};
  }
  return {Code::control_character, "the control character " + code_name(code) + " cannot stand in a text", "delete it"};
}

CharacterFinding pasted_finding(std::uint32_t code, std::string_view character) {
  const std::string which = quoted(character);
  switch (pasted(code)) {
    case Pasted::quote: return {Code::pasted_character, which + " is a typographic quotation mark", "write `\"`"};
    case Pasted::blank:
      return {Code::pasted_character, "a non-breaking space (" + code_name(code) + ") stands here",
              "write a plain space"};
    case Pasted::comparison:
      return {Code::pasted_character, which + " is a sign of print", "write " + quoted(meant(code))};
    case Pasted::dash: return {Code::pasted_character, which + " is a dash of print", "write `-`"};
    case Pasted::bullet:
      return {Code::pasted_character, "a bullet stands here", "leave it out: indentation makes the list"};
    case Pasted::invisible:
      return {Code::pasted_character, "an invisible character (" + code_name(code) + ") stands here", "delete it"};
    case Pasted::no: break;
  }
  return foreign_finding(code, character);
}

}  // namespace guide::syntax
