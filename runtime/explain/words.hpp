#pragma once
// The words in which decisions are told; every renderer takes them from here, so that one thing has one name.

#include <string>
#include <string_view>
#include <vector>

#include "runtime/explain/view.hpp"

namespace guide::explain {

/// `not_medically_necessary` as people write it: `not medically necessary`.
std::string spaced(std::string_view name);
/// A fact's label, or its name in words where it has none.
std::string label_of(const FactInfo& info);
std::string label_of(const RecordInfo& info);

/// `MTUS Chronic Pain Medical Treatment Guidelines, page 122, item 1 (not verified)`; empty without a citation.
std::string citation_text(const Program& program, std::uint32_t cite);
/// The same without the document's title: `page 122, item 1`.
std::string place_text(const Program& program, std::uint32_t cite);
/// `text (document, page 122)`; the text alone without a citation.
std::string cited(std::string text, const Program& program, std::uint32_t cite);

/// What a clause asks for, in the author's labels: `how long symptoms have persisted > 3 months`.
std::string heading(const RequestView& request, const ClauseView& clause);

/// The clause's state: met, not met, undocumented, conflicting, not applicable; findings are present or absent.
std::string_view state_words(const ClauseView& clause);

/// What may be answered, in words: `present, absent`, `a length of time, as 6 weeks`.
std::string answer_hint(const FactInfo& info);
/// The value a fact has, in its unit: `83 months`, `present`, `6 to 8 weeks`, `buttock`.
std::string value_text(const FactInfo& info, const Range& range);

/// A region of values as a demand: `more than 3 months`, `at most 4`, `2014-01-01 or later`.
std::string region_words(const FactInfo& info, const Range& range);

/// `a, b or c`.
std::string joined(const std::vector<std::string>& items, std::string_view last_joint);

/// `determined: recommended`, `undetermined (recommended or not recommended)`, with its circumstances.
std::string conclusion_text(List<Text> outcomes, const Conclusion& conclusion);
std::string possible_text(List<Text> outcomes, const Possible& possible);
std::string result_text(const DeterminationInfo& determination, const Result& result);
std::string_view whole_text(WholeCase whole);
std::string_view prior_effect_text(PriorEffect effect);

/// `2014-02-20, Physical medicine pain management report`.
std::string document_text(const DocumentInfo& document);
/// What one report says: `2014-02-20, ...: 83 months "..."`.
std::string report_text(const Case& the_case, const Report& report);

}  // namespace guide::explain
