#pragma once
// What to ask next, and what the result hangs on. Both try variations of the case and look at what they decide.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

/// One answer to a question, and where it would lead.
struct AnswerEffect {
  Scaled value = 0;
  std::string text;           // `present`, `at most 4`
  std::size_t still_open = 0; // facts and records that would still matter
  std::string result;         // what it would be decided then
};
struct NextQuestion {
  std::uint32_t fact = none;
  std::string text;  // `local twitch response to stimulus of the band`
  std::vector<AnswerEffect> effects;
};
/// The undocumented fact whose answers leave least to ask, on average over its answers; nothing if no fact matters that
/// is not among those `passed` over.
std::optional<NextQuestion> next_question(const Program& program, const Case& the_case, const RequestDecision& request,
                                          const std::vector<std::uint32_t>& passed = {});

/// A documented fact that, had it been otherwise, would have changed the result.
struct Hinge {
  std::uint32_t fact = none;
  std::string text;       // `how long symptoms have persisted`
  std::string now;        // `83 months`
  std::string otherwise;  // `at most 3 months`
  std::string result;     // `medically necessary` instead of the present result
};
std::vector<Hinge> sensitivity(const Program& program, const Case& the_case, const RequestDecision& request);

/// In words: the results of the determinations, or the guidelines' conclusions where there is none.
std::string results_text(const Program& program, const RequestDecision& request);

}  // namespace guide::explain
