#pragma once
// A case as the lines of a `case` block. In: a case that was read as JSON. Out: the text that says the same, or why a
// block cannot say it.

#include <string>

#include "runtime/case.hpp"

namespace guide::repl {

struct CaseText {
  std::string text;
  std::string problem;  // empty: the text is good
};
CaseText case_text(const Program& program, const Case& the_case);

}  // namespace guide::repl
