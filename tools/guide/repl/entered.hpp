#pragma once
// What was entered in a session: declarations, and a case. In: statements, one after the other. Out: the text of a
// `.guide` file that says the same. The statements are the state: undoing is applying one fewer.

#include <string>
#include <vector>

#include "tools/guide/repl/blocks.hpp"

namespace guide::repl {

/// A declaration, or a line of a case with what stands under it.
struct Item {
  enum class Kind { declaration, document, report, entries, request, expect };
  Kind kind{};
  std::string word;            // declarations: `define`
  std::string name;            // what it is about: the fact, the document, the service, what is expected of
  Passage head;                // a report: the fact's name; else the first line
  std::vector<Passage> lines;  // a report: what is told, one each; else the lines under the head
  std::vector<Item> reports;   // a request's
};

struct CaseHead {
  Passage name;
  Passage as_of;
  Passage title;
};

struct Entered {
  std::vector<Item> declarations;
  CaseHead head;
  std::vector<Item> items;   // of the case
  bool own_imports = false;  // it began as a file, which says itself what it imports
  bool has_case() const { return !items.empty() || !head.name.empty(); }
};

/// One thing that was entered, undone and redone as one.
struct Statement {
  enum class Kind {
    put,     // the items, each in place of what was said of the same before
    also,    // the items beside what was said before
    forget,  // what the case says under the names, or else what declares them
    as_of,   // head.as_of
    begin,   // a case instead of the present one: head and items
    clear,   // everything
  };
  Kind kind{};
  std::vector<Item> items;
  std::vector<std::string> names;
  CaseHead head;
  std::vector<Item> declarations;  // begin: these are put first
  bool is_file = false;            // begin: the whole of what is entered, with its imports
  Where where;                     // all of it, as typed
};

void apply(Entered& entered, const Statement& statement);
/// Every name under which something was entered.
std::vector<std::string> entered_names(const Entered& entered);

/// As a `.guide` file: imports, declarations, the case.
struct WriteOptions {
  std::vector<std::string> imports;
  std::string day;  // where no `as of` was entered
  bool with_case = true;
  std::string expects;  // lines for the end of the case
};
void write(const Entered& entered, const WriteOptions& options, Draft& draft);

}  // namespace guide::repl
