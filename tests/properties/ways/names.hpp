#pragma once
// The names of what a decision came to, as every interface tells them.

#include <string>

#include "runtime/decision.hpp"

namespace guide::properties {

inline std::string conclusion_word(const Conclusion& conclusion, List<Text> outcomes) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return outcomes[conclusion.outcome];
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: break;
  }
  return "undetermined";
}

inline std::string result_word(const Result& result, List<Text> outcomes) {
  if (result.kind == ResultKind::outcome) return outcomes[result.outcome];
  return result.kind == ResultKind::refer ? "refer" : "request_information";
}

}  // namespace guide::properties
