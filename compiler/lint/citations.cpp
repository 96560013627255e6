// Clauses on nobody's authority: neither they nor what they stand in cite a document.

#include <algorithm>

#include "compiler/lint/context.hpp"

namespace guide::lint {
namespace {

bool speaks(const Clause& clause) {
  return clause.kind == ClauseKind::require || clause.kind == ClauseKind::rule ||
         clause.kind == ClauseKind::otherwise || clause.kind == ClauseKind::note;
}

/// A clause is answered for where it, or everything that it consists of, cites.
bool is_cited(List<Clause> clauses, std::size_t at) {
  if (clauses[at].cite != none) return true;
  if (clauses[at].end <= at + 1) return false;
  for (std::size_t child = at + 1; child < clauses[at].end; child = clauses[child].end) {
    if (!is_cited(clauses, child)) return false;
  }
  return true;
}

void look_at(Context& context, const GuidelineInfo& guideline) {
  std::vector<std::size_t> silent;
  std::size_t speaking = 0;
  for (std::size_t i = 0; i < guideline.clauses.size(); ++i) {
    if (!speaks(guideline.clauses[i])) continue;
    ++speaking;
    if (!is_cited(guideline.clauses, i)) silent.push_back(i);
  }
  if (speaking > 1 && silent.size() == speaking) {
    context.diagnostics.add(without_citation, context.spans.of(guideline.place),
                            "the guideline " + quoted(guideline.name) + " cites no document, and no clause of it does",
                            "name its source at its head: `cite mtus_chronic_pain, page 122`");
    return;
  }
  for (const std::size_t i : silent) {
    context.diagnostics.add(without_citation, context.spans.of(guideline.clauses[i].place),
                            "this clause cites no document, and nothing above it does",
                            "say where it is written: `cite mtus_chronic_pain, page 122`");
  }
}

}  // namespace

void find_without_citation(Context& context) {
  for (const GuidelineInfo& guideline : context.program.guidelines) {
    if (context.is_given(guideline.place.file)) look_at(context, guideline);
  }
}

}  // namespace guide::lint
