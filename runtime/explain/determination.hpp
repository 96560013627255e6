#pragma once
// The determination as text, in the order of a review: item and result, grounds, criteria with evidence, documents, and
// what would change it.

#include <string>

#include "runtime/explain/layout.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {

std::string determination_text(const Program& program, const Case& the_case, const Decision& decision,
                               const TextOptions& options = {});

}  // namespace guide::explain
