// What hosts allow, in the terms of the stages.

#include <algorithm>

#include "api/inside.hpp"

namespace guide::api {
namespace {

/// So many nodes are free: the smallest guidelines have a handful, and their cases may still be disputed.
constexpr std::uint64_t nodes_to_begin_with = 1000;

std::uint64_t consulted_nodes(const Program& program, const ServiceSlices& slices) {
  std::uint64_t nodes = 0;
  for (const ServiceSlices::Use use : slices.guidelines) {
    const Body& body = program.bodies[program.guidelines[use.item].body];
    nodes += body.node_count;
    for (const std::uint32_t selection : body.selections) {
      nodes += program.bodies[program.selections[selection].body].node_count;
    }
  }
  for (const ServiceSlices::Use use : slices.determinations) {
    nodes += program.bodies[program.determinations[use.item].consultations[use.which].body].node_count;
  }
  return nodes;
}

}  // namespace

guide::Limits compile_limits(const Limits& limits) {
  guide::Limits inner;
  inner.text_bytes = std::min(inner.text_bytes, limits.text_bytes);
  inner.library_bytes = limits.library_bytes;
  inner.modules = limits.modules;
  inner.nesting = static_cast<int>(std::min<std::uint32_t>(static_cast<std::uint32_t>(inner.nesting), limits.nesting));
  inner.facts = limits.facts;
  inner.records = limits.records;
  inner.conditions = std::min(inner.conditions, limits.nodes);
  return inner;
}

CaseLimits case_limits(const Limits& limits) { return {limits.requests, limits.reports, limits.entries}; }

std::uint64_t work_limit(const Program& program, const guide::Case& the_case, const Limits& limits) {
  std::uint64_t nodes = nodes_to_begin_with;
  if (the_case.requests.empty()) nodes += consulted_nodes(program, program.without_request);
  for (const RequestInfo& request : the_case.requests) {
    nodes += consulted_nodes(program, program.services[request.service]);
  }
  const std::uint64_t most = ~std::uint64_t{0};
  return limits.work_per_node > most / nodes ? most : limits.work_per_node * nodes;
}

Diagnostic too_much_work() {
  return placeless("too-much-work", "deciding this case takes more work than is allowed here",
                   "settle some of the disputes between its documents, or allow more work");
}

Diagnostic other_library() {
  return placeless("other-library", "this case was read against another library",
                   "read the case with the library that decides it");
}

}  // namespace guide::api
