#include "runtime/explain/deciding.hpp"

#include <algorithm>

#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

void write_deciding(Lines& lines, const RequestView& request, const GuidelineView& guideline, std::size_t indent) {
  for (const ClauseView& clause : guideline.clauses) {
    if (clause.decisive) write_clause(lines, request, clause, indent);
  }
}

bool consults(const DeterminationView& view, const GuidelineView& guideline) {
  const auto& consulted = view.info->consultations[view.decision->consultation].consulted;
  return std::any_of(consulted.begin(), consulted.end(),
                     [&](const Consulted& each) { return each.guideline == guideline.decision->guideline; });
}

void write_determination(Lines& lines, const RequestView& request, const DeterminationView& view, std::size_t indent) {
  for (const GuidelineView& guideline : request.guidelines) {
    const Conclusion& conclusion = guideline.decision->conclusion;
    if (conclusion.kind == ConclusionKind::silent || !consults(view, guideline)) continue;
    lines.line(indent, guideline.info->name + ": " + conclusion_text(guideline.info->outcomes, conclusion));
    write_deciding(lines, request, guideline, indent + 2);
  }
}

}  // namespace

std::string deciding_clauses(const Program& program, const Case& the_case, const Decision& decision,
                             std::string_view subject, const TextOptions& options, std::size_t indent) {
  Lines lines(options);
  for (const RequestView& request : view(program, the_case, decision)) {
    for (const GuidelineView& guideline : request.guidelines) {
      if (guideline.info->name == subject) write_deciding(lines, request, guideline, indent);
    }
    for (const DeterminationView& view : request.determinations) {
      if (view.info->name == subject) write_determination(lines, request, view, indent);
    }
  }
  return lines.take();
}

}  // namespace guide::explain
