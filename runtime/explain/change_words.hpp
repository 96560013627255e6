#pragma once
// Changes in words.

#include <vector>

#include "runtime/explain/change.hpp"
#include "runtime/explain/change_apply.hpp"

namespace guide::explain {

/// What is wanted of a fact: `present`, `red or green`, `more than 3 months`, `documented` where any value will do.
std::string domain_words(const FactInfo& info, const Domain& domain);

/// The set with its changes in words. `listed` says how lists are completed.
ChangeSet change_set(const Program& program, const Case& the_case, const RequestDecision& request,
                     const ChangeSearch& search, const Assignments& assignments,
                     const std::vector<ListedRecord>& listed);

}  // namespace guide::explain
