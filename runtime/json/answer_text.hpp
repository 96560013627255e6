#pragma once
// What is told of a fact, as one string: `83 months`, `6 to 8 weeks`, `more than 50 %`, `2015-03-09 or earlier`,
// `present`. In: the string. Out: its parts. Not here: whether they fit the fact (`read_answer`).

#include <optional>
#include <string_view>

#include "runtime/case.hpp"

namespace guide::json {

/// The parts of an answer to a fact of this type; views into `text`. Any text is an answer: a word that says nothing
/// else is an option.
Answer answer_of(std::string_view text, Type type);

}  // namespace guide::json
