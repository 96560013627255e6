#pragma once
// Which words mean something. `is_reserved` is in `parse.hpp`, because other stages suggest names.

#include <string_view>

namespace guide::syntax {

/// Words that may stand behind a number without being its unit.
bool follows_number(std::string_view word);

}  // namespace guide::syntax
