#include "tests/properties/ways/column_rows.hpp"

namespace guide::properties {
namespace {

std::int8_t code_of(const Conclusion& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return static_cast<std::int8_t>(conclusion.outcome);
    case ConclusionKind::contradictory: return batch::code_contradictory;
    case ConclusionKind::silent: return batch::code_silent;
    case ConclusionKind::undetermined: break;
  }
  return batch::code_undetermined;
}
std::int8_t code_of(const Result& result) {
  if (result.kind == ResultKind::outcome) return static_cast<std::int8_t>(result.outcome);
  return result.kind == ResultKind::refer ? batch::code_refer : batch::code_request_information;
}

}  // namespace

std::string row_difference(const batch::Plan& plan, const RequestDecision& expected,
                           const batch::ColumnResults& results, std::size_t row) {
  for (std::size_t i = 0; i < expected.guidelines.size(); ++i) {
    if (results.guidelines[i][row] != code_of(expected.guidelines[i].conclusion)) return "a conclusion";
  }
  for (std::size_t i = 0; i < expected.determinations.size(); ++i) {
    if (results.determinations[i][row] != code_of(expected.determinations[i].result)) return "a result";
  }
  for (const batch::ColumnResults::States& states : results.states) {
    const GuidelineInfo& info = plan.program->guidelines[plan.guidelines[states.guideline].use.item];
    const State state =
        expected.trace.state(expected.guidelines[states.guideline].base, info.clauses[states.clause].literal);
    const bool same =
        bit(states.present, row) == (state == State::present) && bit(states.absent, row) == (state == State::absent);
    if (!same) return "the clause `" + plan.program->text(info.clauses[states.clause].text) + "`";
  }
  return {};
}

}  // namespace guide::properties
