#pragma once
// What stands behind the public handles. In: the compiler's and runtime's values. Out: shared, immutable holders.

#include "compiler/compile.hpp"
#include "guide/guide.hpp"
#include "runtime/case.hpp"
#include "runtime/decision.hpp"

namespace guide::api {

struct Library::Inside {
  std::shared_ptr<const Program> program;
  std::vector<guide::Case> cases;
};

struct Case::Inside {
  std::shared_ptr<const Program> program;  // it was read against
  guide::Case the_case;
};

struct Decision::Inside {
  std::shared_ptr<const Program> program;
  std::shared_ptr<const Case::Inside> the_case;
  guide::Decision decision;
};

/// Diagnostics of a compilation as the host sees them.
std::vector<Diagnostic> public_diagnostics(const std::vector<guide::Diagnostic>& diagnostics, const SourceMap& sources);

}  // namespace guide::api
