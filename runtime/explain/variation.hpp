#pragma once
// Variations of a case: one request, with facts documented otherwise. In: a decided request. Out: changed cases, and
// the values worth trying. What would change a result, what to ask next, and what the result hangs on are all found
// with these.

#include <cstdint>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

/// The case with this one request (or with none), without expectations.
Case single_request(const Case& the_case, const RequestDecision& request);

/// The same without provenance: enough to be decided.
Case bare_request(const Case& the_case, const RequestDecision& request);

/// A fact exactly documented, by one report without provenance.
FactState documented_as(const FactInfo& info, Scaled value);

/// Puts the fact's state where the case already speaks of it, else into the request.
void document(Case& single, std::uint32_t fact, FactState state);

/// One value of the fact for each answer that the tests of the request's guidelines tell apart, in order.
std::vector<Scaled> telling_values(const Program& program, const Case& the_case, const RequestDecision& request,
                                   std::uint32_t fact);

/// What the request's open outcomes hang on, in the order in which the guidelines ask for it.
struct OpenQuestions {
  std::vector<std::uint32_t> facts;
  std::vector<std::uint32_t> records;
};
OpenQuestions open_questions(const Program& program, const Case& the_case, const RequestDecision& request);

/// The bodies of the guidelines decided for the request, each once.
std::vector<std::uint32_t> guideline_bodies(const Program& program, const RequestDecision& request);
/// The facts that the request's guidelines read, in the order in which they ask for them.
std::vector<std::uint32_t> facts_read(const Program& program, const RequestDecision& request);

}  // namespace guide::explain
