#pragma once
// Conclusions as functions of a few bits: of a guideline's outcomes, of a determination's. Kept once found.
// In: codes of outcomes (Nodes::code). Out: conclusions and results. Not here: completions by facts (the ordinary way).

#include <optional>

#include "runtime/batch/memo.hpp"
#include "runtime/batch/nodes.hpp"
#include "runtime/decide.hpp"

namespace guide::batch {

/// What a determination makes of its guidelines.
struct Determined {
  Conclusion conclusion;
  Result result;
  bool by_undetermined = false;
  bool by_contradictory = false;
  bool by_silent = false;
};

/// Two bits for each literal, the first lowest; nothing if they are more than a number holds.
std::optional<std::uint64_t> code_of(const Nodes& nodes, std::span<const Literal> literals);

/// The conclusions of guidelines with the same number of outcomes.
class GuidelineConclusions {
 public:
  explicit GuidelineConclusions(const PlannedGuideline& guideline);
  /// Null where completions have to be tried.
  const Conclusion* find(const Nodes& nodes);

 private:
  const PlannedGuideline& guideline_;
  std::vector<Literal> literals_;  // the outcomes, then `applies`
  Memo<Conclusion> known_;
};

class DeterminationConclusions {
 public:
  DeterminationConclusions(const Plan& plan, const PlannedDetermination& determination);
  /// Null where it is not known yet, or completions by facts have to be tried.
  const Determined* find(const Nodes& nodes);
  /// Takes over what the ordinary way found for the same nodes.
  const Determined* keep(const Nodes& nodes, const DeterminationDecision& decision);

 private:
  bool by_outcomes(const Nodes& nodes) const;
  bool by_guidelines(const Nodes& nodes) const;

  const Plan& plan_;
  const PlannedDetermination& determination_;
  const DeterminationInfo& info_;
  std::vector<Literal> consulted_;  // the guidelines' outcomes, and whether they apply
  Memo<Determined> known_by_outcomes_;
  Memo<Determined> known_by_guidelines_;
  Determined unkept_;
};

}  // namespace guide::batch
