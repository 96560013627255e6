#pragma once
// A decision and its trace: the values of all nodes in all lanes, and what follows from them. In: Program and Case.
// Out: plain data that `explain/` reads. Everything here refers to the Program and the Case by index.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/case.hpp"
#include "runtime/program.hpp"

namespace guide {

/// The four states in which a reader sees any fact, clause or outcome.
enum class State : std::uint8_t { present, absent, undocumented, conflicting };
std::string_view state_text(State state);

/// 64 lanes of one node: in each lane present, absent, or (neither bit) open.
struct Bits {
  std::uint64_t present = 0;
  std::uint64_t absent = 0;
};

/// A disputed fact (or field of an entry) and how the lanes read it: lane l takes alternative
/// `l / stride % count` of the fact's alternatives.
struct Dispute {
  std::uint32_t fact = none;    // a fact, or:
  std::uint32_t record = none;  // the record,
  std::uint32_t entry = 0;      // its entry
  std::uint32_t field = 0;      // and the field within it
  std::uint32_t count = 1;
  std::uint32_t stride = 1;
};

/// A body evaluated for a request.
struct BodyRun {
  std::uint32_t body = none;
  std::uint32_t entry = none;  // bodies over entries
  std::uint32_t base = 0;      // where its values lie: for `Trace::state`
};

/// The evaluation itself, kept. `bits` holds `words` words a node, node after node, and one word a node for runs that no
/// dispute reaches (marked in their base). Bits beyond the last lane are 0.
struct Trace {
  std::uint32_t lanes = 1;
  std::uint32_t words = 1;
  std::vector<Dispute> disputes;
  std::vector<Dispute> unread;  // beyond 4,096 settlements: read as without reports
  std::vector<Bits> bits;
  std::vector<BodyRun> runs;  // the entries of one body stand together, in order

  /// The value of a literal of the run whose nodes begin at `base`, over the whole case.
  State state(std::uint32_t base, Literal literal) const;
  /// In one lane: present, absent or undocumented.
  State state(std::uint32_t base, Literal literal, std::uint32_t lane) const;
  /// The base of `body` (for `entry`), or `none` if it was not evaluated.
  std::uint32_t base_of(std::uint32_t body, std::uint32_t entry = none) const;

  static constexpr std::uint32_t uniform = 1u << 31;  // of a base: one word a node, the same in every lane
  const Bits& at(std::uint32_t base, std::uint32_t node, std::uint32_t word) const {
    return (base & uniform) != 0 ? bits[(base & ~uniform) + node] : bits[base + node * words + word];
  }
};

enum class ConclusionKind : std::uint8_t { determined, contradictory, silent, undetermined };
/// A conclusion without its circumstances: what completions or settlements may lead to.
struct Possible {
  ConclusionKind kind{};
  std::uint32_t outcome = none;
  friend bool operator==(const Possible&, const Possible&) = default;
};
struct Conclusion {
  ConclusionKind kind = ConclusionKind::silent;
  std::uint32_t outcome = none;    // determined
  bool in_any_case = false;        // some lane needed completions to see it
  bool by_records = false;         // contradictory: settlements differ
  bool whichever_report = false;   // there are disputes, and all settlements agree
  bool beyond_bound = false;       // more than 4,096 combinations: not tried
  std::vector<Possible> possible;  // undetermined or contradictory by the records: in order of kind, then outcome
  std::vector<Possible> by_lane;   // what each settlement leads to (undetermined where it does not decide)
};

struct GuidelineDecision {
  std::uint32_t guideline = none;
  std::uint32_t application = 0;
  std::uint32_t base = 0;       // of its body in the trace
  State applies{};
  std::vector<State> outcomes;  // parallel to the guideline's outcomes
  Conclusion conclusion;
};

/// A guideline, or one of its clauses, that alone leads to the same outcome.
struct Ground {
  std::uint32_t guideline = none;  // into `Program::guidelines`
  std::uint32_t clause = none;     // into its clauses; `none`: the whole guideline
  friend bool operator==(const Ground&, const Ground&) = default;
};
enum class PriorEffect : std::uint8_t { open, upheld, overturned };
struct DeterminationDecision {
  std::uint32_t determination = none;
  std::uint32_t consultation = 0;
  std::uint32_t base = 0;
  std::vector<State> outcomes;
  Conclusion conclusion;
  Result result;
  bool by_undetermined = false;   // which of the named clauses acted, in some settlement
  bool by_contradictory = false;
  bool by_silent = false;
  std::vector<Result> result_by_lane;
  std::vector<Ground> grounds;
  PriorEffect prior_effect = PriorEffect::open;
  std::vector<std::uint32_t> reviewers;  // into the determination's reviewers
};

struct RequestDecision {
  std::uint32_t request = none;  // into `Case::requests`; `none`: a case without requests
  Trace trace;
  std::vector<GuidelineDecision> guidelines;
  std::vector<DeterminationDecision> determinations;
};

enum class WholeCase : std::uint8_t { open, upheld, overturned, partially_overturned };
struct Decision {
  std::vector<RequestDecision> requests;
  std::vector<WholeCase> whole;  // parallel to the Program's determinations
};

/// Decides every request of the case. The only evaluator there is.
Decision decide(const Program& program, const Case& the_case);

/// Whether an expectation holds, and if not, what was found instead.
struct ExpectationResult {
  bool holds = false;
  std::string expected;  // `ca.medical_necessity not_medically_necessary`
  std::string found;
};
ExpectationResult check_expectation(const Program& program, const Case& the_case, const Decision& decision,
                                    const Expectation& expectation);

}  // namespace guide
