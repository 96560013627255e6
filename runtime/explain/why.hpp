#pragma once
// Why, and why not: the shortest account of one outcome, guideline or criterion, in order of what decides.

#include <optional>
#include <string>
#include <string_view>

#include "runtime/explain/layout.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {

/// `subject` is an outcome of a determination or guideline, the name of a guideline, or a fact or definition that some
/// clause tests. Nothing if nothing in the request has this name.
std::optional<std::string> why(const RequestView& request, std::string_view subject, const TextOptions& options = {});

/// Everything `why` can be asked about, for suggestions.
std::vector<std::string> why_subjects(const RequestView& request);

}  // namespace guide::explain
