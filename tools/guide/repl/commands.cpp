// The table of commands, and those about the session itself.

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/repl/desk.hpp"

namespace guide::repl {

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"given", "given NAME TOLD", "tell the case something; what was told of the same before is replaced",
       "given twitch present\n"
       "given symptom_duration 7 weeks in pr2 \"since the fall\"\n"
       "given also radiculopathy absent in pr2     beside what was told before: the records disagree\n"
       "given earlier_injection:                   with rows of entries under it, as in a case\n",
       run_given},
      {"document", "document NAME: DAY \"TITLE\"", "name a document that reports can stand in",
       "document pr2: 2014-02-24 \"Progress report\"\n", run_case_item},
      {"request", "request SERVICE", "request a service, as in a case",
       "request trigger_point_injection, denied on 2014-04-03 \"Right buttock\"\n", run_case_item},
      {"expect", "expect NAME OUTCOME", "what a test expects; `test` compares",
       "expect ca.medical_necessity not_medically_necessary because undocumented: twitch\n", run_case_item},
      {"as", "as of DAY", "the day the case is decided for", "as of 2014-04-03\n", run_as_of},
      {"case", "case NAME as of DAY", "begin another case; a whole case block may follow",
       "case right_buttock as of 2014-04-03 \"Right buttock\"\n", run_case},
      {"forget", "forget NAME...", "take back what was entered under a name",
       "forget twitch, pr2    what the case says of it; where that is nothing, its declaration\n"
       "forget everything     begins anew\n", run_forget},
      {"undo", "undo", "take back the last thing entered", "", run_undo},
      {"redo", "redo", "enter again what was undone", "", run_redo},
      {"decide", "decide", "decide the case and say why",
       "`.mode json`, `.mode tree` and `.mode letter` give it another form\n", run_decide},
      {"why", "why [NAME]", "the account of an outcome, guideline, fact or definition",
       "why\nwhy not medically_necessary\nwhy twitch\n", run_why},
      {"missing", "missing", "what is undocumented and matters, and what to ask first", "", run_missing},
      {"ask", "ask", "be asked for what is missing; each answer is entered",
       "an empty line passes over a question, `stop` ends\n", run_ask},
      {"what", "what if NAME TOLD, ...", "what would be decided then; the case stays as it is",
       "what if twitch present, referred_pain present\n", run_what_if},
      {"test", "test", "compare with what is expected", "", run_test},
      {"evaluate", "evaluate CONDITION", "the state of a condition, with its evidence; the word may be left out",
       "all: twitch, taut_band\nsymptom_duration > 3 months\nevaluate show     where a name is also a command\n",
       run_evaluate},
      {"show", "show [NAME]", "what was entered; or a declaration; or a list",
       "show\nshow twitch\nshow facts pain     also records, services, guidelines, determinations\n", run_show},
      {"load", "load FOLDER...", "use a library: its names can be used from now on", "", run_load},
      {"reload", "reload", "read the library again; a change is also noticed by itself", "", run_reload},
      {"open", "open FILE [CASE]", "begin with a file: its declarations, and one of its cases", "", run_open},
      {"save", "save [over] [test] FILE", "write what was entered; as a test, with the present outcome expected",
       "save pain.guide\nsave test pain.guide\nsave over pain.guide     replaces a file that is there\n", run_save},
      {".run", ".run FILE", "run the commands of a file", "", run_script},
      {".help", ".help [PART]", "list the commands, or those with PART in them", "", run_help},
      {".mode", ".mode text|json|tree|letter", "the form in which `decide` answers", "", run_mode},
      {".timer", ".timer on|off", "say how long each command takes", "", run_timer},
      {".quit", ".quit", "leave", "", run_quit},
  };
  return table;
}

const Command* find_command(std::string_view name) {
  if (name == "help") name = ".help";
  if (name == "quit" || name == "exit" || name == ".exit") name = ".quit";
  const auto& table = commands();
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Command& command) { return command.name == name; });
  return found == table.end() ? nullptr : &*found;
}

namespace {

std::string in_full(const Command& command) {
  std::string text = fmt::format("{}\n  {}\n", command.usage, command.what);
  for (std::string_view rest = command.more; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    text += fmt::format("    {}\n", rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return text;
}

constexpr std::string_view help_end =
    "\nfact, record, service, source, define, codes, table, guideline, determination, import: as in a file.\n"
    "Anything else is a condition, and its state is said. A line that ends in a colon opens a block.\n"
    "`.help given` says more of a command.\n";

}  // namespace

Reply run_help(Desk& desk, const Call& call) {
  const std::string_view part = call.words.text;
  std::vector<const Command*> found;
  for (const Command& command : commands()) {
    const bool has = command.name.find(part) != std::string_view::npos ||
                     command.usage.find(part) != std::string_view::npos ||
                     command.what.find(part) != std::string_view::npos;
    if (command.name == part) {
      found = {&command};
      break;
    }
    if (has) found.push_back(&command);
  }
  if (found.empty())
    return mistaken(desk, call.words.where, fmt::format("no command has `{}` in it", part), "`.help` lists them all");
  std::string text;
  if (found.size() == 1) return said(in_full(*found.front()));
  for (const Command* command : found) text += fmt::format("{:<27} {}\n", command->usage, command->what);
  if (part.empty()) text += help_end;
  return said(std::move(text));
}

Reply run_mode(Desk& desk, const Call& call) {
  const std::pair<std::string_view, Mode> modes[] = {
      {"text", Mode::text}, {"json", Mode::json}, {"tree", Mode::tree}, {"letter", Mode::letter}};
  for (const auto& [word, mode] : modes) {
    if (call.words.text != word) continue;
    desk.mode = mode;
    return {};
  }
  return mistaken(desk, call.words.text.empty() ? call.line.where : call.words.where,
                  "the mode is one of text, json, tree, letter",
                  suggest(call.words.text, {"text", "json", "tree", "letter"}, "write it as `.mode json`"));
}

Reply run_timer(Desk& desk, const Call& call) {
  if (call.words.text != "on" && call.words.text != "off") {
    return mistaken(desk, call.words.text.empty() ? call.line.where : call.words.where, "the timer is on or off",
                    "write it as `.timer on`");
  }
  desk.timer = call.words.text == "on";
  return {};
}

Reply run_quit(Desk& desk, const Call&) {
  desk.finished = true;
  return {};
}

}  // namespace guide::repl
