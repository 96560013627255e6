#pragma once
// The reasons in sentences: for each guideline that decided something, what it asks and what the records say.

#include <vector>

#include "runtime/explain/letter/letter.hpp"

namespace guide::explain {

std::vector<Block> rationale(const RequestView& request, const LetterTemplate& phrases);
/// What a guideline came to, for a reader who never heard of lanes: `the records disagree, and what it says depends on
/// which report is right: not recommended or left open`.
std::string told_conclusion(List<Text> outcomes, const Conclusion& conclusion,
                            const LetterTemplate& phrases);
/// `local twitch response: not stated ("no twitch named")`, `how long symptoms have persisted: 83 months`.
std::string told_text(const FactInfo& info, const Report& report, const LetterTemplate& phrases);

}  // namespace guide::explain
