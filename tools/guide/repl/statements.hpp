#pragma once
// Commands that enter something, read. In: the lines of a command. Out: a statement, or what is wrong with it and
// where. What may be told of what is for the compiler to say: here only the command's own words are read.

#include <string>
#include <variant>

#include "tools/guide/repl/entered.hpp"

namespace guide::repl {

struct Mistake {
  Where where;
  std::string message;
  std::string help;
};
using ReadStatement = std::variant<Statement, Mistake>;

/// `twitch present`, `radiculopathy: absent in pr2 "..."`, or with lines under it; `words` stand after `given`.
ReadStatement read_given(const Line& words, const std::vector<Line>& lines);
/// Several, with commas between them: `twitch present, referred_pain absent`.
ReadStatement read_given_list(const Line& words);
/// `document ...`, `request ...`, `expect ...`: as in a case.
ReadStatement read_case_item(const Line& head, const std::vector<Line>& lines);
/// `fact ...`, `guideline ...`.
ReadStatement read_declaration(const Line& head, const std::vector<Line>& lines);
/// `case NAME as of DAY "title":` with its lines; the words after `case` may be left out from the end.
ReadStatement read_case(const Line& head, const std::vector<Line>& lines);
ReadStatement read_as_of(const Line& head);

/// A whole file: its declarations, and one of its cases (the first, or the one named).
struct ReadFile {
  Statement statement;
  std::vector<std::string> cases;  // the names of all
  bool found = false;              // a case
};
ReadFile read_file(const std::vector<Line>& lines, const std::string& case_name);

bool is_declaration_word(std::string_view word);

}  // namespace guide::repl
