#pragma once
// From the reports of a fact to what the case says of it (semantics, section 1).

#include "runtime/case.hpp"

namespace guide {

/// Fills everything of `state` but its reports from them: range, alternatives, codes, documented, assumed.
void settle(FactState& state, const FactInfo& info, const std::vector<DocumentInfo>& documents);

}  // namespace guide
