#include "tools/guide/test_trace.hpp"

#include <algorithm>

#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

using explain::ClauseView;
using explain::DeterminationView;
using explain::GuidelineView;
using explain::Lines;
using explain::RequestView;

void write_deciding(Lines& lines, const RequestView& request, const GuidelineView& guideline, std::size_t indent) {
  for (const ClauseView& clause : guideline.clauses) {
    if (clause.decisive) explain::write_clause(lines, request, clause, indent);
  }
}

bool consults(const DeterminationView& view, const GuidelineView& guideline) {
  const auto& consulted = view.info->consultations[view.decision->consultation].consulted;
  return std::any_of(consulted.begin(), consulted.end(),
                     [&](const Consulted& each) { return each.guideline == guideline.decision->guideline; });
}

void write_determination(Lines& lines, const RequestView& request, const DeterminationView& view) {
  for (const GuidelineView& guideline : request.guidelines) {
    const Conclusion& conclusion = guideline.decision->conclusion;
    if (conclusion.kind == ConclusionKind::silent || !consults(view, guideline)) continue;
    lines.line(0, guideline.info->name + ": " + explain::conclusion_text(guideline.info->outcomes, conclusion));
    write_deciding(lines, request, guideline, 2);
  }
}

}  // namespace

std::string deciding_clauses(const Program& program, const Case& the_case, const Decision& decision,
                             const std::string& subject) {
  explain::TextOptions options;
  options.color = color_on_output();
  Lines lines(options);
  for (const RequestView& request : explain::view(program, the_case, decision)) {
    for (const GuidelineView& guideline : request.guidelines) {
      if (guideline.info->name == subject) write_deciding(lines, request, guideline, 0);
    }
    for (const DeterminationView& view : request.determinations) {
      if (view.info->name == subject) write_determination(lines, request, view);
    }
  }
  return lines.take();
}

}  // namespace guide::tool
