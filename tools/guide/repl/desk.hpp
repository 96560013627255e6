#pragma once
// The commands of a session. In: the words of one command. Out: text and a status. A command is one row of a table and
// one function; `session.cpp` finds the row. Not here: lines, blocks, the terminal.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/explain/layout.hpp"
#include "tools/guide/repl/session.hpp"
#include "tools/guide/repl/workspace.hpp"

namespace guide::repl {

enum class Mode { text, json, tree, letter };

/// An interview under way: what was asked, and what was passed over.
struct Interview {
  std::uint32_t request = 0;
  std::string fact;  // by the name that a case would use
  std::vector<std::string> passed;
};

/// One command as typed: its line without comment, the words after the first, the lines under it.
struct Call {
  Line line;
  Line words;
  std::vector<Line> lines;
};

/// What the commands share.
struct Desk {
  Desk(Host& host, bool color) : workspace(host, color) {}

  Workspace workspace;
  Mode mode = Mode::text;
  bool timer = false;
  bool finished = false;
  std::optional<Interview> interview;
  std::vector<std::string> own_files;  // that this session wrote or opened
  /// Runs the lines of a file as if they were typed.
  std::function<Reply(const std::string& path, const Line& word)> run_file;

  explain::TextOptions text_options() const;
};

struct Command {
  std::string_view name;   // the first word
  std::string_view usage;  // `given NAME TOLD`
  std::string_view what;   // one line
  std::string_view more;   // examples and details, a line each
  Reply (*run)(Desk& desk, const Call& call);
};
/// Every command, in the order in which help lists them.
const std::vector<Command>& commands();
const Command* find_command(std::string_view name);

// ---- Shared by commands --------------------------------------------------------------------------------------------

Reply said(std::string text);
Reply failed(std::string message, ExitCode code);
Reply mistaken(const Desk& desk, const Where& where, std::string message, std::string help = {});
/// Takes a statement, and says what changed by it.
Reply enter(Desk& desk, Statement statement);
/// Why nothing can be decided: errors of the guidelines or of the case.
Reply undecidable(Desk& desk);
/// The nearest of the words, as help; else `otherwise`.
std::string suggest(std::string_view word, const std::vector<std::string>& known, std::string otherwise);

/// What was decided, by name: results of determinations, conclusions of guidelines.
struct Result {
  std::string name;
  std::string text;
  bool is_determination = false;
};
std::vector<Result> results(const Program& program, const Case& the_case, const Decision& decision);
/// What is otherwise than before, a line each.
std::string changes(const std::vector<Result>& before, const std::vector<Result>& after, bool guidelines);

Reply run_condition(Desk& desk, const Call& call);
Reply answer(Desk& desk, const Line& line);

// ---- The commands --------------------------------------------------------------------------------------------------

Reply run_given(Desk& desk, const Call& call);
Reply run_case_item(Desk& desk, const Call& call);
Reply run_case(Desk& desk, const Call& call);
Reply run_as_of(Desk& desk, const Call& call);
Reply run_declaration(Desk& desk, const Call& call);
Reply run_forget(Desk& desk, const Call& call);
Reply run_undo(Desk& desk, const Call& call);
Reply run_redo(Desk& desk, const Call& call);
Reply run_decide(Desk& desk, const Call& call);
Reply run_why(Desk& desk, const Call& call);
Reply run_missing(Desk& desk, const Call& call);
Reply run_ask(Desk& desk, const Call& call);
Reply run_what_if(Desk& desk, const Call& call);
Reply run_test(Desk& desk, const Call& call);
Reply run_evaluate(Desk& desk, const Call& call);
Reply run_show(Desk& desk, const Call& call);
Reply run_load(Desk& desk, const Call& call);
Reply run_reload(Desk& desk, const Call& call);
Reply run_open(Desk& desk, const Call& call);
Reply run_save(Desk& desk, const Call& call);
Reply run_script(Desk& desk, const Call& call);
Reply run_help(Desk& desk, const Call& call);
Reply run_mode(Desk& desk, const Call& call);
Reply run_timer(Desk& desk, const Call& call);
Reply run_quit(Desk& desk, const Call& call);

}  // namespace guide::repl
