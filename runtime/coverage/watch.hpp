#pragma once
// What one request shows of one guideline: each clause that counts, its states, and whether it decided on its own.
// In: a Program and a Case. Out: calls with what was seen. Not here: adding up (coverage.hpp).

#include <functional>
#include <vector>

#include "runtime/coverage/clauses.hpp"
#include "runtime/decision.hpp"
#include "runtime/evaluate.hpp"

namespace guide::coverage {

/// One clause (for one entry, below `latest ... has`) in one request.
struct Sight {
  const Visited* visited = nullptr;
  State state{};
  std::vector<std::uint32_t> decided;  // conditions: outcomes that would have come out the other way
};

class Watcher {
 public:
  explicit Watcher(const Program& program) : program_(program), evaluation_(program) {}
  /// Evaluates the guideline for a request (`none`: the case itself) and calls `see` for each clause that speaks.
  void watch(const Case& the_case, std::uint32_t request, ServiceSlices::Use use,
             const std::function<void(const Sight&)>& see);

 private:
  bool speaks(const Visited& visited) const;
  void look(const Visited& visited, const std::function<void(const Sight&)>& see);
  void look(const Visited& visited, const BodyRun& run, const std::function<void(const Sight&)>& see);
  void try_other(const BodyRun& run, Literal literal, bool present, std::vector<std::uint32_t>& decided);

  const Program& program_;
  Evaluation evaluation_;
  Trace trace_;
  const GuidelineInfo* guideline_ = nullptr;
  const Application* application_ = nullptr;
  BodyRun run_;
  State applies_{};
  bool in_force_ = true;
  std::vector<State> outcomes_;
  bool some_outcome_settled_ = false;
  std::vector<Bits> kept_;
};

/// The guidelines that a request evaluates and its test is about: named by an `expect` line, or consulted by a
/// determination that is.
std::vector<ServiceSlices::Use> guidelines_expected(const Program& program, const Case& test, std::uint32_t request);

}  // namespace guide::coverage
