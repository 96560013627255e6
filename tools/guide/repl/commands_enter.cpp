// Commands that enter something, and take it back.

#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/words.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/statements.hpp"

namespace guide::repl {
namespace {

std::vector<Result> present_results(Desk& desk) {
  const Decision* decision = desk.workspace.decision();
  if (!decision) return {};
  return results(*desk.workspace.compiled().program(), *desk.workspace.compiled().the_case(), *decision);
}

Reply enter(Desk& desk, ReadStatement read) {
  if (const auto* mistake = std::get_if<Mistake>(&read))
    return mistaken(desk, mistake->where, mistake->message, mistake->help);
  return enter(desk, std::get<Statement>(std::move(read)));
}

Reply changed(Desk& desk, const std::vector<Result>& before) {
  return said(changes(before, present_results(desk), false));
}

bool is_known(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Reply enter(Desk& desk, Statement statement) {
  const std::vector<Result> before = present_results(desk);
  const Outcome outcome = desk.workspace.enter(std::move(statement));
  Reply reply{{}, outcome.messages, outcome.code};
  if (outcome.taken) reply.add(changed(desk, before));
  return reply;
}

Reply run_given(Desk& desk, const Call& call) {
  if (call.words.text.empty()) {
    return mistaken(desk, call.line.where, "what is given?",
                    "write it as `given twitch present`, `given symptom_duration 7 weeks in pr2`");
  }
  return enter(desk, read_given(call.words, call.lines));
}

Reply run_case_item(Desk& desk, const Call& call) { return enter(desk, read_case_item(call.line, call.lines)); }
Reply run_case(Desk& desk, const Call& call) { return enter(desk, read_case(call.line, call.lines)); }
Reply run_as_of(Desk& desk, const Call& call) { return enter(desk, read_as_of(call.line)); }
Reply run_declaration(Desk& desk, const Call& call) { return enter(desk, read_declaration(call.line, call.lines)); }

Reply run_forget(Desk& desk, const Call& call) {
  Statement statement;
  statement.kind = Statement::Kind::forget;
  statement.where = call.line.where;
  const std::vector<std::string> names = entered_names(desk.workspace.entered());
  const std::vector<Line> words = words_of(call.words);
  if (words.empty()) {
    return mistaken(desk, call.line.where, "what is to be forgotten?",
                    "name what was entered; `forget everything` begins anew");
  }
  if (words.size() == 1 && words.front().text == "everything" && !is_known(names, "everything")) {
    statement.kind = Statement::Kind::clear;
    return enter(desk, std::move(statement));
  }
  for (const Line& word : words) {
    const Line name = word.text.ends_with(',') ? word.part(0, word.text.size() - 1) : word;
    if (!is_known(names, name.text)) {
      return mistaken(desk, name.where, fmt::format("nothing named `{}` was entered", name.text),
                      suggest(name.text, names, "`show` shows what was"));
    }
    statement.names.emplace_back(name.text);
  }
  return enter(desk, std::move(statement));
}

Reply run_undo(Desk& desk, const Call& call) {
  const std::vector<Result> before = present_results(desk);
  if (!desk.workspace.undo()) return mistaken(desk, call.line.where, "there is nothing to undo");
  return changed(desk, before);
}

Reply run_redo(Desk& desk, const Call& call) {
  const std::vector<Result> before = present_results(desk);
  if (!desk.workspace.redo()) return mistaken(desk, call.line.where, "there is nothing to redo");
  return changed(desk, before);
}

Reply run_what_if(Desk& desk, const Call& call) {
  const Line first = first_path(call.words);
  const Line words = first.text == "if" ? after(call.words, first) : call.words;
  if (words.text.empty()) {
    return mistaken(desk, call.line.where, "what if what?",
                    "write it as `what if twitch present, referred_pain absent`");
  }
  ReadStatement read = call.lines.empty() ? read_given_list(words) : read_given(words, call.lines);
  if (const auto* mistake = std::get_if<Mistake>(&read))
    return mistaken(desk, mistake->where, mistake->message, mistake->help);
  if (!desk.workspace.decision()) return undecidable(desk);
  const std::vector<Result> before = present_results(desk);
  Outcome outcome;
  const auto tried = desk.workspace.try_out(std::get<Statement>(read), outcome);
  Reply reply{{}, outcome.messages, outcome.code};
  const Case* the_case = tried->the_case();
  if (!outcome.taken || !the_case) return reply;
  const std::string text =
      changes(before, results(*tried->program(), *the_case, decide(*tried->program(), *the_case)), true);
  return std::move(reply.add(said(text.empty() ? "nothing would be decided otherwise\n" : text)));
}

}  // namespace guide::repl
