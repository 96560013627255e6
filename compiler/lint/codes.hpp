#pragma once
// The codes of lints. They are codes like all others, with numbers of their own: a new lint concerns nobody but the
// lints.

#include "compiler/diagnostic.hpp"

namespace guide::lint {

inline constexpr std::uint16_t first_number = 1000;

enum Number : std::uint16_t {
  before_first = first_number - 1,
#define GUIDE_LINT(identifier, text) number_of_##identifier,
#include "compiler/lint/lints.def"
#undef GUIDE_LINT
};

#define GUIDE_LINT(identifier, text) inline constexpr Code identifier{number_of_##identifier};
#include "compiler/lint/lints.def"
#undef GUIDE_LINT

}  // namespace guide::lint
