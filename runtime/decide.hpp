#pragma once
// All stages of a decision. In: Program and Case. Out: Decision. Reused from case to case, it keeps its memory.

#include <vector>

#include "runtime/conclude.hpp"
#include "runtime/decision.hpp"
#include "runtime/evaluate.hpp"

namespace guide {

/// A workspace for decisions of one program; it belongs to one thread.
class Decider {
 public:
  explicit Decider(const Program& program);
  /// Decides every request of the case; `decision` may hold an earlier one, whose memory is used again.
  void decide(const Case& the_case, Decision& decision);

 private:
  void decide_request(const Case& the_case, std::uint32_t request, RequestDecision& decision);
  void decide_guideline(ServiceSlices::Use use, GuidelineDecision& decision);
  void decide_determination(ServiceSlices::Use use, const RequestDecision& request, DeterminationDecision& decision);
  /// decide_grounds.cpp
  void find_grounds(DeterminationDecision& decision);
  void try_ground(const DeterminationInfo& info, const Consulted& consulted, std::span<const Literal> outcomes,
                  std::uint32_t clause, DeterminationDecision& decision);
  void try_requirements(const DeterminationInfo& info, const Consulted& consulted, std::uint32_t begin,
                        std::uint32_t end, DeterminationDecision& decision);
  void try_rules(const DeterminationInfo& info, const Consulted& consulted, DeterminationDecision& decision);

  const Program& program_;
  Evaluation evaluation_;
  Question question_;
  Concluder concluder_;
  std::vector<std::uint32_t> bodies_;
  std::vector<std::uint32_t> bases_;
  std::vector<std::uint32_t> firsts_;
  std::vector<Literal> outcomes_;
  std::vector<Literal> mapped_;
  std::vector<Literal> own_outcomes_;
  std::vector<Literal> conditions_;  // of the `when` blocks around a requirement, negated
  DeterminationDecision alone_;      // what a ground alone leads to
};

/// What a determination makes of a conclusion, and which of its `when` clauses acted.
void apply_clauses(const DeterminationInfo& info, DeterminationDecision& decision);

}  // namespace guide
