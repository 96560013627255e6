#pragma once
// All stages of a decision. In: Program and Case. Out: Decision. Reused from case to case, it keeps its memory.

#include <vector>

#include "runtime/conclude.hpp"
#include "runtime/decision.hpp"
#include "runtime/evaluate.hpp"

namespace guide {

/// `results`: without grounds, and without the conclusions of guidelines where a determination is made of them.
enum class Account : std::uint8_t { whole, results };

/// A workspace for decisions of one program; it belongs to one thread.
class Decider {
 public:
  explicit Decider(const Program& program, Account account = Account::whole);
  /// Decides every request of the case; `decision` may hold an earlier one, whose memory is used again.
  /// False, and a decision of no use, if that would take more than `work` (nodes evaluated times words of lanes).
  bool decide(const Case& the_case, Decision& decision, std::uint64_t work = unlimited_work);

 private:
  /// What decisions with more guidelines or determinations left, kept for the next of that kind.
  struct Spare {
    std::vector<GuidelineDecision> guidelines;
    std::vector<DeterminationDecision> determinations;
  };
  void decide_requests(const Case& the_case, Decision& decision);
  void decide_request(const Case& the_case, std::uint32_t request, RequestDecision& decision);
  void decide_guideline(ServiceSlices::Use use, GuidelineDecision& decision);
  void decide_determination(ServiceSlices::Use use, const RequestDecision& request, DeterminationDecision& decision);
  static const GuidelineDecision& find(const RequestDecision& request, std::uint32_t guideline);

  // decide_grounds.cpp
  /// What a candidate alone leads to.
  struct Alone {
    bool known = true;
    bool silent = false;   // in every lane: no ground
    bool differs = false;  // lanes come to different results
    Result result;
  };
  /// The guideline whose grounds are looked for.
  struct GroundOf {
    const DeterminationInfo* info = nullptr;
    const Consulted* consulted = nullptr;
    const Application* application = nullptr;
    bool distinct = false;  // its outcomes are mapped to outcomes of their own
  };
  void find_grounds(const RequestDecision& request, DeterminationDecision& decision);
  template <typename ConclusionOfLane>
  Alone result_alone(ConclusionOfLane conclusion_of) const;
  void add_ground(const Alone& alone, std::uint32_t clause, DeterminationDecision& decision);
  void try_guideline(const GuidelineDecision& guideline, DeterminationDecision& decision);
  void try_outcomes(std::span<const Literal> outcomes, std::uint32_t clause, DeterminationDecision& decision);
  void try_requirements(std::uint32_t begin, std::uint32_t end, DeterminationDecision& decision);
  void try_requirement(std::uint32_t clause, DeterminationDecision& decision);
  void try_rules(DeterminationDecision& decision);

  const Program& program_;
  Account account_;
  bool guidelines_conclude_ = true;
  Evaluation evaluation_;
  Question question_;
  Concluder concluder_;
  std::vector<std::uint32_t> bodies_;
  std::vector<std::uint32_t> bases_;
  std::vector<Literal> outcomes_;
  std::vector<Literal> mapped_;
  std::vector<Literal> own_outcomes_;
  std::vector<Literal> conditions_;  // of the `when` blocks around a requirement, negated
  std::vector<RequestDecision> spare_requests_;
  std::vector<Spare> spares_;  // by request
  GroundOf ground_;
  Conclusion alone_;
};

/// What a determination makes of a conclusion.
Result result_of(const DeterminationInfo& info, const Possible& conclusion);
/// The result that all lanes lead to, or the one of contradicting records.
Result result_of(const DeterminationInfo& info, const Conclusion& conclusion);
/// What a result does to the decision under review (empty: there is none).
PriorEffect prior_effect(const DeterminationInfo& info, const Result& result, std::string_view prior);

}  // namespace guide
