// The interview: what is missing is asked for, one fact at a time; each answer is entered as `given` would enter it.

#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/words.hpp"
#include "tools/guide/repl/desk.hpp"
#include "tools/guide/repl/statements.hpp"

namespace guide::repl {
namespace {

/// The name by which a case can speak of the fact: plain where that is clear.
std::string case_name(const Vocabulary& vocabulary, std::uint32_t fact) {
  return vocabulary.fact_names.for_case(vocabulary.facts[fact]);
}

/// Asks the next question, of this request or a later one; at the end says what was decided.
Reply ask_next(Desk& desk) {
  const Decision* decision = desk.workspace.decision();
  if (!decision) {
    desk.interview.reset();
    return undecidable(desk);
  }
  const Program& program = *desk.workspace.compiled().program();
  const Case& the_case = *desk.workspace.compiled().the_case();
  Interview& interview = *desk.interview;
  for (; interview.request < decision->requests.size(); ++interview.request) {
    std::vector<std::uint32_t> passed;
    for (std::uint32_t fact = 0; fact < program.vocabulary.facts.size(); ++fact) {
      const std::string name = interview.passed.empty() ? "" : case_name(program.vocabulary, fact);
      if (std::find(interview.passed.begin(), interview.passed.end(), name) != interview.passed.end())
        passed.push_back(fact);
    }
    const RequestDecision& request = decision->requests[interview.request];
    const auto question = explain::next_question(program, the_case, request, passed);
    if (!question) continue;
    interview.fact = case_name(program.vocabulary, question->fact);
    return said(fmt::format("{} ({}; empty if the records do not say, `stop` ends)\n", question->text,
                            explain::answer_hint(program.vocabulary.facts[question->fact])));
  }
  Reply reply;
  for (const RequestDecision& request : decision->requests) reply.out += explain::results_text(program, request) + "\n";
  desk.interview.reset();
  return reply;
}

}  // namespace

Reply run_ask(Desk& desk, const Call& call) {
  if (!call.words.text.empty()) return mistaken(desk, call.words.where, "`ask` takes no further words");
  desk.interview = Interview{};
  return ask_next(desk);
}

Reply answer(Desk& desk, const Line& line) {
  const Line words = line.part(0, comment_of(line.text)).trimmed();
  if (words.text == "stop") {
    desk.interview.reset();
    return {};
  }
  if (words.text.empty() || words.text == "undocumented") {
    desk.interview->passed.push_back(desk.interview->fact);
    return ask_next(desk);
  }
  Item item{Item::Kind::report, {}, desk.interview->fact, {made(desk.interview->fact)}, {{words.piece()}}, {}};
  Statement statement;
  statement.kind = Statement::Kind::put;
  statement.items.push_back(std::move(item));
  statement.where = words.where;
  Reply reply = enter(desk, std::move(statement));
  if (reply.code != tool::exit_done) return reply;
  return std::move(reply.add(ask_next(desk)));
}

}  // namespace guide::repl
