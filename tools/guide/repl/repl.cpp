#include "tools/guide/repl/repl.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "guide/version.h"
#include "tools/guide/files.hpp"
#include "tools/guide/repl/editor.hpp"
#include "tools/guide/repl/host_files.hpp"
#include "tools/guide/repl/session.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;
using repl::Editor;
using repl::FileHost;
using repl::Reply;
using repl::Session;

/// A file below a folder that a variable names, or below one in the home folder; empty without a home.
std::string file_of(const char* variable, const char* in_home, const char* name) {
  const char* folder = std::getenv(variable);
  if (folder && *folder == '/') return (fs::path(folder) / "guide" / name).string();
  const char* home = std::getenv("HOME");
  if (!home || *home == '\0') return {};
  return (fs::path(home) / in_home / "guide" / name).string();
}

/// Prints replies as they come, and keeps the first exit code that is not 0.
class Printer {
 public:
  void show(const Reply& reply) {
    print(reply.out);
    if (!reply.error.empty()) print_error(reply.error);
    if (code_ == exit_done) code_ = reply.code;
  }
  ExitCode code() const { return code_; }

 private:
  ExitCode code_ = exit_done;
};

const char* prompt_of(repl::Prompt prompt) {
  switch (prompt) {
    case repl::Prompt::block: return "  ...> ";
    case repl::Prompt::answer: return "answer> ";
    case repl::Prompt::command: break;
  }
  return "guide> ";
}

/// Runs lines that nobody types; with `echo` they are shown as if somebody did.
class Lines {
 public:
  Lines(Session& session, Printer& printer, bool echo) : session_(session), printer_(printer), echo_(echo) {}

  void run(std::string_view line) {
    if (echo_) print(shown(line));
    printer_.show(session_.line(line));
  }
  void run_text(const std::string& name, std::string_view text) {
    session_.begin_input(name);
    while (!text.empty() && !session_.finished()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      run(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    printer_.show(session_.end_input());
  }
  bool run_file(const std::string& path) {
    std::string problem;
    const auto file = read_file(path, problem);
    if (!file) {
      report_error(problem);
      printer_.show({{}, {}, exit_failure});
      return false;
    }
    run_text(file->name, file->text);
    return true;
  }

 private:
  std::string shown(std::string_view line) const {
    std::string text = prompt_of(session_.prompt()) + std::string(line);
    while (text.back() == ' ' || text.back() == '\r') text.pop_back();
    return text + "\n";
  }

  Session& session_;
  Printer& printer_;
  bool echo_;
};

ExitCode run_scripts(Session& session, Printer& printer, const ReplOptions& options) {
  Lines lines(session, printer, options.echo);
  for (const std::string& path : options.scripts) {
    if (!lines.run_file(path)) return printer.code();
  }
  for (const std::string& command : options.commands) lines.run_text("-c", command);
  return printer.code();
}

ExitCode run_pipe(Session& session, Printer& printer, const ReplOptions& options) {
  Lines lines(session, printer, options.echo);
  session.begin_input("standard input");
  for (std::string line; !session.finished() && std::getline(std::cin, line);) {
    lines.run(line);
    flush_output();  // a program at the other end may wait for the answer
  }
  printer.show(session.end_input());
  return printer.code();
}

ExitCode run_terminal(Session& session, Printer& printer, const ReplOptions& options) {
  const std::string rc = options.no_rc ? "" : file_of("XDG_CONFIG_HOME", ".config", "replrc");
  std::error_code error;
  if (!rc.empty() && fs::exists(rc, error)) Lines(session, printer, false).run_file(rc);
  print("Guide " GUIDE_VERSION_TEXT ". `.help` lists the commands, Tab completes, `.quit` leaves.\n");
  flush_output();
  session.begin_input("input");
  Editor editor(file_of("XDG_STATE_HOME", ".local/state", "repl_history"),
                [&session](std::string_view line) { return session.completions(line); });
  std::string line;
  while (!session.finished()) {
    const Editor::Read read = editor.read(prompt_of(session.prompt()), line);
    if (read == Editor::Read::end) break;
    if (read == Editor::Read::interrupted)
      session.cancel();
    else
      printer.show(session.line(line));
    flush_output();
  }
  printer.show(session.end_input());
  return exit_done;
}

}  // namespace

ExitCode repl(const ReplOptions& options) {
  FileHost host;
  const bool scripted = !options.commands.empty() || !options.scripts.empty();
  const bool typed = !scripted && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  Session session(host, {color_on_output() && color_on_error(), typed || options.echo});
  Printer printer;
  if (!options.library.empty()) {
    const Reply reply = session.use_library(options.library);
    if (reply.code == exit_failure) {
      report_error(reply.error, "`--library` names a folder of `.guide` files, or one such file");
      return exit_failure;
    }
    printer.show(reply);
  }
  if (!options.case_file.empty()) printer.show(session.open(options.case_file));
  if (!typed && printer.code() != exit_done) return printer.code();
  if (scripted) return run_scripts(session, printer, options);
  return typed ? run_terminal(session, printer, options) : run_pipe(session, printer, options);
}

}  // namespace guide::tool
