#pragma once
// The part of a letter that is about one request: decision, guidelines, rationale, what is missing, what would change
// it.

#include "runtime/explain/letter/letter.hpp"

namespace guide::explain {

Section item_section(const RequestView& request, const LetterTemplate& phrases,
                     const std::vector<std::uint32_t>& fixed);

std::string capitalised(std::string text);
void add_sentence_once(Block& block, std::string text, std::string anchor);

}  // namespace guide::explain
