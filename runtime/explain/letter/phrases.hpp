#pragma once
// The fixed phrases of a letter, which hosts may word otherwise. A template is a text of lines `name: phrase`; `{hole}`
// in a phrase is filled in by the decision. What a template leaves out is as here.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace guide::explain {

enum class Phrase : std::uint8_t {
#define GUIDE_PHRASE(name, holes, text) name,
#include "runtime/explain/letter/phrases.def"
#undef GUIDE_PHRASE
};
inline constexpr std::size_t phrase_count = [] {
  std::size_t count = 0;
#define GUIDE_PHRASE(name, holes, text) ++count;
#include "runtime/explain/letter/phrases.def"
#undef GUIDE_PHRASE
  return count;
}();

/// What is wrong in a line of a template.
struct TemplateError {
  std::uint32_t line = 0;
  std::uint32_t column = 1;
  std::string message;
  std::string help;
};

class LetterTemplate {
 public:
  LetterTemplate();
  const std::string& operator[](Phrase phrase) const { return phrases_[static_cast<std::size_t>(phrase)]; }

  using Hole = std::pair<std::string_view, std::string_view>;
  /// The phrase with its holes filled; holes that it leaves out are left out.
  std::string fill(Phrase phrase, std::initializer_list<Hole> holes) const;

  /// Words one phrase otherwise; or says why not, and changes nothing.
  std::optional<TemplateError> put(std::string_view name, std::string_view text);
  /// Reads a template, or says everything that is wrong with it.
  static std::variant<LetterTemplate, std::vector<TemplateError>> read(std::string_view text);
  /// All phrases as a template: what a host begins with.
  std::string text() const;

 private:
  std::array<std::string, phrase_count> phrases_;
};

}  // namespace guide::explain
