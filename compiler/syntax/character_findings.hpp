#pragma once
// What is said of a character that has no place in a guideline, or not where it stands.

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/diagnostic.hpp"

namespace guide::syntax {

struct CharacterFinding {
  Code code{};
  std::string message;
  std::string help;
};

/// Of one that may stand nowhere.
CharacterFinding control_finding(std::uint32_t code);
/// Of one that may stand in quoted texts and comments alone; most come from word processors.
CharacterFinding pasted_finding(std::uint32_t code, std::string_view character);

}  // namespace guide::syntax
