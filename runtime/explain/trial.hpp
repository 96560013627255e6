#pragma once
// What one determination or guideline makes of a variation of a case: the same as `decide`, without grounds and without
// whatever else is decided of the request. In: cases of one request. Out: a result. It belongs to one thread.

#include <vector>

#include "runtime/conclude.hpp"
#include "runtime/decision.hpp"

namespace guide::explain {

class Trial {
 public:
  Trial(const Program& program, const RequestDecision& request, const DeterminationDecision& determination);
  Trial(const Program& program, const RequestDecision& request, const GuidelineDecision& guideline);

  /// Only the values of all clauses; without conclusions. Whether the facts `perhaps` are documented is left open.
  const RequestDecision& evaluate(const Case& single, const std::vector<std::uint32_t>& perhaps = {});
  /// Of a guideline, or of what a determination consults.
  const Conclusion& conclusion(const Case& single);
  /// Of a determination.
  Result result(const Case& single);

 private:
  Trial(const Program& program, const RequestDecision& request);
  void leave_open(std::uint32_t body, std::uint32_t base, const std::vector<std::uint32_t>& perhaps);

  const Program& program_;
  const DeterminationInfo* info_ = nullptr;
  const Consultation* consultation_ = nullptr;
  std::vector<std::uint32_t> bodies_;  // of the request: what they read makes its settlements
  Evaluation evaluation_;
  Question question_;
  Concluder concluder_;
  RequestDecision evaluated_;  // of the determination and what it consults; or of the guideline
  std::vector<std::uint32_t> bases_;
  Conclusion conclusion_;
};

}  // namespace guide::explain
