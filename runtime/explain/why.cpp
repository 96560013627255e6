#include "runtime/explain/why.hpp"

#include <algorithm>

#include "runtime/explain/change.hpp"
#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

std::string title_of(const GuidelineInfo& info) { return info.title.empty() ? info.name : info.title; }

/// What the records say against comes first, then what they dispute, then what they leave out.
int weight(State state) {
  switch (state) {
    case State::absent: return 0;
    case State::conflicting: return 1;
    case State::undocumented: return 2;
    case State::present: return 3;
  }
  return 4;
}

void write_decisive(Lines& lines, const RequestView& request, const GuidelineView& guideline) {
  std::vector<const ClauseView*> decisive;
  for (const ClauseView& clause : guideline.clauses) {
    if (clause.decisive) decisive.push_back(&clause);
  }
  std::stable_sort(decisive.begin(), decisive.end(),
                   [](const ClauseView* a, const ClauseView* b) { return weight(a->state) < weight(b->state); });
  for (const ClauseView* clause : decisive) write_clause(lines, request, *clause, 4);
}

void write_guideline_account(Lines& lines, const RequestView& request, const GuidelineView& guideline) {
  lines.line(2, worded("{}: {}", cited(title_of(*guideline.info), *request.program, guideline.info->cite),
                       conclusion_text(guideline.info->outcomes, guideline.decision->conclusion)));
  write_decisive(lines, request, guideline);
}

void write_shortest_way(Lines& lines, const std::vector<Alternative>& alternatives, std::string_view goal) {
  for (const Alternative& alternative : alternatives) {
    if (alternative.goal != goal) continue;
    if (alternative.sets.empty()) {
      lines.line(2, alternative.complete ? "nothing that could be documented would lead to it"
                                         : "no way to it was found within the bound of the search");
      return;
    }
    const std::size_t ways = alternative.sets.size();
    lines.line(2, (ways == 1 ? "one way to it" : worded("the shortest of {} ways to it", ways)) +
                      "; documented would have to be:");
    for (const Change& change : alternative.sets.front().changes) lines.line(4, "- " + change.text);
  }
}

bool consults(const DeterminationView& view, const GuidelineView& guideline) {
  for (const Consulted& consulted : view.info->consultations[view.decision->consultation].consulted) {
    if (consulted.guideline == guideline.decision->guideline) return true;
  }
  return false;
}

void write_determination_account(Lines& lines, const RequestView& request, const DeterminationView& view,
                                 std::uint32_t outcome) {
  const DeterminationInfo& info = *view.info;
  const bool is_result = view.decision->result == Result{ResultKind::outcome, outcome};
  lines.title(worded("{} {}: {}", info.title.empty() ? info.name : info.title, is_result ? "is" : "is not",
                     spaced(info.outcomes[outcome])));
  lines.line(2, worded("result: {}; conclusion: {}", result_text(info, view.decision->result),
                       conclusion_text(info.outcomes, view.decision->conclusion)));
  for (const GuidelineView& guideline : request.guidelines) {
    if (guideline.decision->conclusion.kind == ConclusionKind::silent || !consults(view, guideline)) continue;
    write_guideline_account(lines, request, guideline);
  }
  if (is_result) return;
  write_shortest_way(lines,
                     what_would_change(*request.program, *request.the_case, *request.decision, *view.decision,
                                       {lines.options().fixed}),
                     info.outcomes[outcome]);
}

void write_outcome_account(Lines& lines, const RequestView& request, const GuidelineView& guideline,
                           std::uint32_t outcome) {
  const std::string& name = guideline.info->outcomes[outcome];
  const Conclusion& conclusion = guideline.decision->conclusion;
  const bool is_it = conclusion.kind == ConclusionKind::determined && conclusion.outcome == outcome;
  lines.title(worded("{} {} {}", title_of(*guideline.info), is_it ? "says" : "does not say", spaced(name)));
  write_guideline_account(lines, request, guideline);
  if (is_it) return;
  write_shortest_way(lines,
                     what_would_change(*request.program, *request.the_case, *request.decision, *guideline.decision,
                                       {lines.options().fixed}),
                     name);
}

/// Clauses that test the fact, or use the definition.
void collect_tests(const std::vector<ClauseView>& clauses, std::string_view name,
                   std::vector<const ClauseView*>& found) {
  for (const ClauseView& clause : clauses) {
    const bool defines = clause.clause->kind == ClauseKind::definition && clause.text == name;
    const bool tests = is_leaf(clause) && std::any_of(clause.facts.begin(), clause.facts.end(),
                                                      [name](const FactView& fact) { return fact.info->name == name; });
    if (defines || tests) found.push_back(&clause);
    if (!defines) collect_tests(clause.children, name, found);
  }
}

template <typename Visit>
void for_each_outcome(List<Text> outcomes, std::string_view name, Visit visit) {
  for (std::uint32_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i] == name) visit(i);
  }
}

void add_names(const std::vector<ClauseView>& clauses, std::vector<std::string>& names) {
  for (const ClauseView& clause : clauses) {
    if (clause.clause->kind == ClauseKind::definition) names.emplace_back(clause.text);
    for (const FactView& fact : clause.facts) names.push_back(fact.info->name);
    add_names(clause.children, names);
  }
}

}  // namespace

std::optional<std::string> why(const RequestView& request, std::string_view subject, const TextOptions& options) {
  Lines lines(options);
  for (const DeterminationView& view : request.determinations) {
    for_each_outcome(view.info->outcomes, subject,
                     [&](std::uint32_t outcome) { write_determination_account(lines, request, view, outcome); });
  }
  for (const GuidelineView& guideline : request.guidelines) {
    if (guideline.info->name == subject) write_guideline(lines, request, guideline);
    for_each_outcome(guideline.info->outcomes, subject,
                     [&](std::uint32_t outcome) { write_outcome_account(lines, request, guideline, outcome); });
    std::vector<const ClauseView*> tests;
    collect_tests(guideline.clauses, subject, tests);
    if (!tests.empty()) lines.title(title_of(*guideline.info));
    for (const ClauseView* clause : tests) write_clause(lines, request, *clause, 2);
  }
  std::string text = lines.take();
  if (text.empty()) return std::nullopt;
  return text;
}

std::vector<std::string> why_subjects(const RequestView& request) {
  std::vector<std::string> names;
  for (const DeterminationView& view : request.determinations) {
    names.insert(names.end(), view.info->outcomes.begin(), view.info->outcomes.end());
  }
  for (const GuidelineView& guideline : request.guidelines) {
    names.push_back(guideline.info->name);
    names.insert(names.end(), guideline.info->outcomes.begin(), guideline.info->outcomes.end());
    add_names(guideline.clauses, names);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace guide::explain
