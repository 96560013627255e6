#pragma once
// A decision as a reader meets it: the clauses as written, each with its state, what the records say of it, and whether it
// decided. In: Program, Case, Decision. Out: a tree of plain data that every renderer (text, JSON, letter) reads. Nothing
// is evaluated here: the states are those of the trace.

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

/// What the records say of one fact that a test reads.
struct FactView {
  Slot slot;
  const FactInfo* info = nullptr;
  const FactState* state = nullptr;  // null: no word of it in the case
  std::uint32_t record = none;       // fields: the record and
  std::uint32_t entry = none;        // its entry
};

/// `absent unless documented` acts: nothing is told of the fact.
inline bool assumed_absent(const FactView& fact) {
  return fact.info->assumed_absent && (!fact.state || fact.state->assumed || !fact.state->documented);
}

struct ClauseView {
  const Clause* clause = nullptr;
  Text label, text;              // the clause's
  std::uint32_t index = 0;       // within the guideline's clauses
  std::uint32_t entry = none;    // below `latest ... has`: the entry it was evaluated for
  std::uint32_t base = 0;        // of the run that holds its value
  std::uint32_t body = none;
  State state{};
  bool decisive = false;
  std::vector<FactView> facts;   // of a test
  std::vector<std::uint32_t> records;  // of a test over a record
  std::vector<ClauseView> children;
};

struct GuidelineView {
  const GuidelineInfo* info = nullptr;
  const GuidelineDecision* decision = nullptr;
  std::vector<ClauseView> clauses;  // top-level clauses in order
};

struct DeterminationView {
  const DeterminationInfo* info = nullptr;
  const DeterminationDecision* decision = nullptr;
};

struct RequestView {
  const Program* program = nullptr;
  const Case* the_case = nullptr;
  const RequestInfo* request = nullptr;  // null: a case without requests
  const RequestDecision* decision = nullptr;
  std::vector<GuidelineView> guidelines;
  std::vector<DeterminationView> determinations;
};

/// One view per request decided.
std::vector<RequestView> view(const Program& program, const Case& the_case, const Decision& decision);

/// A test of its own: not a combination of clauses under it (`c is any of: a, b` has none).
bool is_leaf(const ClauseView& view);

/// Documents that some fact read by the request's guidelines rests on, in order of date.
std::vector<std::uint32_t> documents_relied_on(const RequestView& request);

}  // namespace guide::explain
