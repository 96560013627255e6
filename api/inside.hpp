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
  Limits limits;
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
/// One without a place in a text.
Diagnostic placeless(std::string_view code, std::string message, std::string help);

/// What a host allows, as the stages take it.
guide::Limits compile_limits(const Limits& limits);
CaseLimits case_limits(const Limits& limits);
/// What deciding the case may cost (`Decider::decide` of the runtime).
std::uint64_t work_limit(const Program& program, const guide::Case& the_case, const Limits& limits);
Diagnostic too_much_work();
Diagnostic other_library();

State public_state(guide::State state);
std::string_view conclusion_name(List<Text> outcomes, const Conclusion& conclusion);
std::string_view result_name(const DeterminationInfo& info, const Result& result);

}  // namespace guide::api
