// Results that nothing leads to: declared among a determination's outcomes, and named by none of its lines.

#include <algorithm>

#include "compiler/lint/context.hpp"

namespace guide::lint {
namespace {

const ast::Name* declared(const Context& context, std::size_t number, std::size_t outcome) {
  const ast::Determination& tree = *context.library.determinations[number].tree;
  return outcome < tree.outcomes.names.size() ? &tree.outcomes.names[outcome] : nullptr;
}

bool is_reached(const DeterminationInfo& info, std::uint32_t outcome) {
  const Result result{ResultKind::outcome, outcome};
  if (info.undetermined.result == result || info.contradictory.result == result || info.silent.result == result) {
    return true;
  }
  return std::any_of(info.mappings.begin(), info.mappings.end(),
                     [&](const OutcomeMapping& mapping) { return mapping.outcome == outcome; });
}

}  // namespace

void find_unreached_results(Context& context) {
  for (std::size_t i = 0; i < context.program.determinations.size(); ++i) {
    const DeterminationInfo& info = context.program.determinations[i];
    if (!context.is_given(info.place.file)) continue;
    for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
      const ast::Name* name = declared(context, i, outcome);
      if (name == nullptr || is_reached(info, outcome)) continue;
      context.diagnostics.add(
          unreachable_outcome, name->span, "no line of the determination leads to " + quoted(name->text),
          "write the line that does: `" + std::string(name->text) + " when recommended`, or leave the outcome out");
    }
  }
}

}  // namespace guide::lint
