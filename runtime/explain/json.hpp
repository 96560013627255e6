#pragma once
// A decision as data, schema `guide.decision/1` (docs/schema/decision.schema.json): byte-identical for the same input.

#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::explain {

struct JsonOptions {
  bool pretty = true;
  bool changes = true;               // what would change each result
  std::vector<std::uint32_t> fixed;  // facts that cannot be otherwise
};

std::string decision_json(const Program& program, const Case& the_case, const Decision& decision,
                          const JsonOptions& options = {});

}  // namespace guide::explain
