// Commands that say what is decided, and why.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/syntax/parse.hpp"
#include "runtime/explain/deciding.hpp"
#include "runtime/explain/determination.hpp"
#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/explain/letter/letter.hpp"
#include "runtime/explain/tree.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/why.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/in_force.hpp"
#include "tools/guide/repl/desk.hpp"

namespace guide::repl {
namespace {

using explain::Lines;
using explain::RequestView;

/// What the commands here look at; it is there while the case can be decided.
struct Decided {
  const Program* program = nullptr;
  const Case* the_case = nullptr;
  const Decision* decision = nullptr;
};
std::optional<Decided> decided(Desk& desk) {
  const Decision* decision = desk.workspace.decision();
  if (!decision) return std::nullopt;
  const Compiled& compiled = desk.workspace.compiled();
  return Decided{compiled.program(), compiled.the_case(), decision};
}

bool says_anything(const Decision& decision) {
  return std::any_of(decision.requests.begin(), decision.requests.end(), [](const RequestDecision& request) {
    return !request.guidelines.empty() || !request.determinations.empty();
  });
}

std::string decision_text(const Desk& desk, const Decided& on) {
  explain::TextOptions options = desk.text_options();
  switch (desk.mode) {
    case Mode::text: break;
    case Mode::json: return explain::decision_json(*on.program, *on.the_case, *on.decision);
    case Mode::letter: return explain::letter_text(explain::letter(*on.program, *on.the_case, *on.decision), options);
    case Mode::tree: options.all = true; break;
  }
  return explain::determination_text(*on.program, *on.the_case, *on.decision, options);
}

/// The outcome that a bare `why` asks about: the one it came to; with `other`, the first it did not come to.
std::string main_subject(const RequestView& request, bool other) {
  for (const explain::DeterminationView& view : request.determinations) {
    const guide::Result& result = view.decision->result;
    for (std::uint32_t i = 0; i < view.info->outcomes.size(); ++i) {
      const bool is_result = result == guide::Result{ResultKind::outcome, i};
      if (is_result != other) return view.info->outcomes[i];
    }
    if (!view.info->outcomes.empty()) return view.info->outcomes.front();
  }
  for (const explain::GuidelineView& view : request.guidelines) {
    const Conclusion& conclusion = view.decision->conclusion;
    if (conclusion.kind == ConclusionKind::silent) continue;
    if (!other) return view.info->name;
    for (std::uint32_t i = 0; i < view.info->outcomes.size(); ++i) {
      if (conclusion.kind != ConclusionKind::determined || conclusion.outcome != i) return view.info->outcomes[i];
    }
  }
  return {};
}

/// A determination's name stands for its result.
std::string subject_of(const RequestView& request, const std::string& named) {
  for (const explain::DeterminationView& view : request.determinations) {
    if (view.info->name != named) continue;
    const guide::Result& result = view.decision->result;
    return view.info->outcomes[result.kind == ResultKind::outcome ? result.outcome : 0];
  }
  return named;
}

Reply nothing_decides() {
  return said("no guideline speaks to this case: enter one, or `load` a library and `request` a service\n");
}

void write_missing(const RequestView& request, Lines& lines) {
  const Program& program = *request.program;
  const explain::OpenQuestions open = explain::open_questions(program, *request.the_case, *request.decision);
  if (open.facts.empty() && open.records.empty()) return lines.line(0, "nothing that is undocumented matters any more");
  lines.title("Undocumented, and it matters");
  for (const std::uint32_t fact : open.facts) {
    const FactInfo& info = program.vocabulary.facts[fact];
    lines.line(2, fmt::format("- {}: {}", info.name, explain::label_of(info)));
  }
  for (const std::uint32_t record : open.records) {
    const RecordInfo& info = program.vocabulary.records[record];
    lines.line(2, fmt::format("- {}: {} (a list)", info.name, explain::label_of(info)));
  }
  const auto question = explain::next_question(program, *request.the_case, *request.decision);
  if (!question) return;
  lines.blank();
  lines.title("Ask first: " + question->text);
  for (const explain::AnswerEffect& effect : question->effects) {
    lines.line(2, fmt::format("{}: {}, {} left to ask", effect.text, effect.result, effect.still_open));
  }
}

std::string request_title(const RequestView& request) {
  if (!request.request || request.the_case->requests.size() < 2) return {};
  return request.program->vocabulary.services[request.request->service].name;
}

std::string conclusion_name(const GuidelineInfo& info, const Conclusion& conclusion) {
  return explain::conclusion_text(info.outcomes, conclusion);
}

}  // namespace

/// Of several versions of a guideline the one in force.
std::vector<Result> results(const Program& program, const Case& the_case, const Decision& decision) {
  std::vector<Result> found;
  for (const RequestView& request : explain::view(program, the_case, decision)) {
    const std::string of = request_title(request);
    const std::string before = of.empty() ? "" : of + ", ";
    const auto first = static_cast<std::ptrdiff_t>(found.size());
    for (const auto& view : request.determinations) {
      found.push_back({before + view.info->name, explain::result_text(*view.info, view.decision->result), true});
    }
    for (const auto& view : request.guidelines) {
      Result result{before + view.info->name, conclusion_name(*view.info, view.decision->conclusion), false};
      const auto version = std::find_if(found.begin() + first, found.end(), [&](const Result& other) {
        return !other.is_determination && other.name == result.name;
      });
      if (version == found.end())
        found.push_back(std::move(result));
      else if (in_force(*view.info, the_case.as_of))
        *version = std::move(result);
    }
  }
  return found;
}

std::string changes(const std::vector<Result>& before, const std::vector<Result>& after, bool guidelines) {
  constexpr std::size_t most_shown = 12;
  const bool decided =
      std::any_of(after.begin(), after.end(), [](const Result& result) { return result.is_determination; });
  std::string text;
  std::size_t count = 0;
  for (const Result& result : after) {
    if (!guidelines && decided && !result.is_determination) continue;
    const auto old =
        std::find_if(before.begin(), before.end(), [&](const Result& other) { return other.name == result.name; });
    if (old != before.end() && old->text == result.text) continue;
    if (++count > most_shown) continue;
    text += old == before.end() ? fmt::format("{}: {}\n", result.name, result.text)
                                : fmt::format("{}: {} -> {}\n", result.name, old->text, result.text);
  }
  if (count > most_shown) text += fmt::format("... and {} more\n", count - most_shown);
  return text;
}

Reply run_decide(Desk& desk, const Call& call) {
  if (!call.words.text.empty()) {
    return mistaken(desk, call.words.where, "`decide` takes no further words",
                    "`.mode json` and the like say in which form it answers");
  }
  const auto on = decided(desk);
  if (!on) return undecidable(desk);
  if (!says_anything(*on->decision)) return nothing_decides();
  return said(decision_text(desk, *on));
}

Reply run_why(Desk& desk, const Call& call) {
  const auto on = decided(desk);
  if (!on) return undecidable(desk);
  if (!says_anything(*on->decision)) return nothing_decides();
  const Line first = first_path(call.words);
  const bool other = first.text == "not";
  const Line name = other ? after(call.words, first) : call.words;
  Reply reply;
  std::vector<std::string> known;
  for (const RequestView& request : explain::view(*on->program, *on->the_case, *on->decision)) {
    const std::string subject =
        name.text.empty() ? main_subject(request, other) : subject_of(request, std::string(name.text));
    const auto account = explain::why(request, subject, desk.text_options());
    if (account) reply.out += *account;
    const auto subjects = explain::why_subjects(request);
    known.insert(known.end(), subjects.begin(), subjects.end());
  }
  if (!reply.out.empty()) return reply;
  if (name.text.empty()) return said("every guideline is silent\n");
  return mistaken(desk, name.where, fmt::format("nothing named `{}` in this decision", name.text),
                  suggest(name.text, known, "name an outcome, guideline, fact or definition"));
}

Reply run_missing(Desk& desk, const Call&) {
  const auto on = decided(desk);
  if (!on) return undecidable(desk);
  Lines lines(desk.text_options());
  bool first = true;
  for (const RequestView& request : explain::view(*on->program, *on->the_case, *on->decision)) {
    if (!first) lines.blank();
    first = false;
    if (!request_title(request).empty()) lines.title("Request: " + request_title(request));
    write_missing(request, lines);
  }
  return said(lines.take());
}

Reply run_test(Desk& desk, const Call& call) {
  const auto on = decided(desk);
  if (!on) return undecidable(desk);
  if (on->the_case->expectations.empty()) {
    return mistaken(desk, call.line.where, "nothing is expected", "write it as `expect GUIDELINE OUTCOME`");
  }
  Reply reply;
  for (const Expectation& expectation : on->the_case->expectations) {
    const ExpectationResult result = check_expectation(*on->program, *on->the_case, *on->decision, expectation);
    if (result.holds) {
      reply.out += fmt::format("ok   {}\n", result.expected);
      continue;
    }
    reply.code = tool::exit_no;
    reply.out += fmt::format("FAIL expected {}\n     found    {}\n", result.expected, result.found);
    const std::string because = explain::deciding_clauses(*on->program, *on->the_case, *on->decision,
                                                          expectation.subject, desk.text_options(), 7);
    if (!because.empty()) reply.out += "     decided by\n" + because;
  }
  return reply;
}

// ---- A condition by itself -----------------------------------------------------------------------------------------

namespace {

/// A name nobody declared, alone on a line, may be a command misspelt.
std::string command_meant(const Line& line) {
  const Line word = first_path(line);
  if (word.text.empty() || word.text != line.text.substr(0, line.text.find(' '))) return {};
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return suggest(word.text, names, {});
}

struct Condition {
  Passage passage;
  Where where;
};

Reply syntax_errors(Desk& desk, const Condition& condition) {
  Draft draft;
  draft.add(condition.passage);
  draft.add("\n");
  SourceMap sources;
  const std::uint32_t source = sources.add("condition", draft.text());
  Diagnostics diagnostics;
  syntax::parse_condition(sources, source, diagnostics);
  Reply reply;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    reply.error += (reply.error.empty() ? "" : "\n") +
                   Messages(desk.workspace.inputs(), draft, sources).text(diagnostic, desk.workspace.color());
  }
  if (diagnostics.has_errors()) reply.code = tool::exit_guideline;
  return reply;
}

Reply condition_errors(Desk& desk, const Compiled& compiled, const Line& line, const Where& where) {
  const std::string here = desk.workspace.notes_at(compiled, where);
  const std::string meant = command_meant(line);
  if (!here.empty() && !meant.empty()) {
    return mistaken(desk, first_path(line).where, fmt::format("no command or name `{}`", first_path(line).text), meant);
  }
  if (!here.empty()) return failed(here, tool::exit_guideline);
  return undecidable(desk);
}

Reply condition_value(Desk& desk, const Compiled& compiled) {
  const Case& the_case = *compiled.the_case();
  const Decision decision = decide(*compiled.program(), the_case);
  std::vector<std::string> told;
  for (const RequestView& request : explain::view(*compiled.program(), the_case, decision)) {
    for (const explain::GuidelineView& view : request.guidelines) {
      if (view.info->name != condition_guideline || view.clauses.empty()) continue;
      Lines lines(desk.text_options());
      lines.line(0, state_text(view.decision->outcomes.front()));
      for (const explain::ClauseView& clause : view.clauses.front().children)
        explain::write_clause(lines, request, clause, 2);
      const std::string text = lines.take();
      if (told.empty() || told.back() != text) told.push_back(text);
    }
  }
  Reply reply;
  for (const std::string& text : told) reply.out += text;
  return reply;
}

Reply evaluate(Desk& desk, const Line& head, const std::vector<Line>& lines) {
  Condition condition{{head.piece()}, head.where};
  if (!lines.empty()) {
    condition.where.end = lines.back().where.end;
    condition.passage.push_back(made("\n"));
    for (const Piece& piece : passage_of(lines, 0)) condition.passage.push_back(piece);
  }
  Reply reply = syntax_errors(desk, condition);
  const std::string meant = reply.code == tool::exit_done ? "" : command_meant(head);
  if (!meant.empty()) {
    return mistaken(desk, first_path(head).where, fmt::format("no command or name `{}`", first_path(head).text), meant);
  }
  if (reply.code != tool::exit_done) return reply;
  const auto compiled = desk.workspace.with_condition(condition.passage);
  if (!compiled->the_case()) return condition_errors(desk, *compiled, head, condition.where);
  return condition_value(desk, *compiled);
}

}  // namespace

Reply run_condition(Desk& desk, const Call& call) { return evaluate(desk, call.line, call.lines); }

Reply run_evaluate(Desk& desk, const Call& call) {
  if (call.words.text.empty()) {
    return mistaken(desk, call.line.where, "which condition?", "write it as `evaluate all: twitch, taut_band`");
  }
  return evaluate(desk, call.words, call.lines);
}

}  // namespace guide::repl
