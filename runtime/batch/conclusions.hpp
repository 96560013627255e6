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

// `Values` is whatever gives the code of a literal: `Nodes`, or one case of a block.

class GuidelineConclusions {
 public:
  explicit GuidelineConclusions(const PlannedGuideline& guideline);
  /// Null where completions have to be tried.
  template <typename Values>
  const Conclusion* find(const Values& values);

 private:
  const PlannedGuideline& guideline_;
  std::vector<Literal> literals_;  // the outcomes, then `applies`
  Memo<Conclusion> known_;
};

class DeterminationConclusions {
 public:
  DeterminationConclusions(const Plan& plan, const PlannedDetermination& determination);
  /// Null where it is not known yet, or completions by facts have to be tried.
  template <typename Values>
  const Determined* find(const Values& values);
  /// Takes over what the ordinary way found for the same values.
  const Determined* keep(const Nodes& values, const DeterminationDecision& decision);

 private:
  template <typename Values>
  bool by_outcomes(const Values& values) const;
  template <typename Values>
  bool by_guidelines(const Values& values) const;

  const Plan& plan_;
  const PlannedDetermination& determination_;
  const DeterminationInfo& info_;
  std::vector<Literal> consulted_;  // the guidelines' outcomes, and whether they apply
  Memo<Determined> known_by_outcomes_;
  Memo<Determined> known_by_guidelines_;
  Determined unkept_;
};

}  // namespace guide::batch
