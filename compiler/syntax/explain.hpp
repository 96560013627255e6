#pragma once
// From "this rule failed here" to words an author can act on.
// In: what was expected, and the line. Out: a diagnostic. Not here: the rules themselves.

#include <cstdint>
#include <string_view>

#include "compiler/diagnostic.hpp"
#include "compiler/syntax/scan.hpp"

namespace guide::syntax {

/// What kind of thing was expected; decides which remarks about the line are tried.
enum class Expected : std::uint8_t {
  word,        // a word or sign of the language
  new_name,    // a name that the author chooses
  known_name,  // a name declared elsewhere
  condition,
  relation,  // `<=` and the like
  value,
  type,
  day,
  text,
  colon,
  line_end,
  statement,  // the beginning of a line
  lines,      // indented lines under this one
};

/// Which lines may stand where the error is: their first words are suggested.
enum class Scope : std::uint8_t { none, file, guideline, determination, case_block };

struct Expectation {
  Expected kind = Expected::word;
  std::string_view text;  // completes "expected ..."
  std::string_view help = {};
  Scope scope = Scope::none;
  Code code = Code::syntax;
};

struct SyntaxError {
  std::uint32_t offset = 0;
  Expectation expectation;
};

/// Where an error is, as far as the explanation needs it.
struct Surroundings {
  std::string_view text;  // the source
  std::uint32_t source = 0;
  Line line;
  bool deeper_follows = false;  // the next line is indented under this one
};

/// The first words of lines in `scope`.
const std::vector<std::string_view>& first_words(Scope scope);

/// `word` begins a declaration or, unless only declarations are asked for, a statement.
bool is_first_word(std::string_view word, bool only_declarations);

void explain(const SyntaxError& error, const Surroundings& around, Diagnostics& diagnostics);

}  // namespace guide::syntax
