#include "runtime/coverage/watch.hpp"

#include <algorithm>
#include <array>

#include "runtime/in_force.hpp"

namespace guide::coverage {
namespace {

bool settled(State state) { return state == State::present || state == State::absent; }

}  // namespace

void Watcher::watch(const Case& the_case, std::uint32_t request, ServiceSlices::Use use,
                    const std::function<void(const Sight&)>& see) {
  guideline_ = &program_.guidelines[use.item];
  application_ = &guideline_->applications[use.which];
  const std::array<std::uint32_t, 1> bodies{guideline_->body};
  evaluation_.begin(the_case, request, bodies, trace_);
  run_ = {guideline_->body, none, evaluation_.run(guideline_->body)};
  kept_ = trace_.bits;
  applies_ = trace_.state(run_.base, application_->applies);
  in_force_ = in_force(*guideline_, the_case.as_of);
  outcomes_.clear();
  for (Literal outcome : application_->outcomes) outcomes_.push_back(trace_.state(run_.base, outcome));
  some_outcome_settled_ = std::any_of(outcomes_.begin(), outcomes_.end(), settled);
  visit_clauses(program_, *guideline_, [&](const Visited& visited) { look(visited, see); });
}

/// A clause says nothing where its guideline does not speak, or the `when` around it does not hold.
bool Watcher::speaks(const Visited& visited) const {
  if (!in_force_) return false;
  if (!visited.part_of_applies && applies_ == State::absent) return false;
  return std::none_of(visited.gates.begin(), visited.gates.end(),
                      [&](Literal gate) { return trace_.state(run_.base, gate) == State::absent; });
}

void Watcher::look(const Visited& visited, const std::function<void(const Sight&)>& see) {
  if (!speaks(visited)) return;
  if (visited.latest == none) return look(visited, run_, see);
  const auto runs = trace_.runs;
  for (const BodyRun& run : runs) {
    if (run.body == visited.body) look(visited, run, see);
  }
}

void Watcher::look(const Visited& visited, const BodyRun& run, const std::function<void(const Sight&)>& see) {
  Sight sight;
  sight.visited = &visited;
  sight.state = trace_.state(run.base, visited.literal);
  if (visited.condition && settled(sight.state) && some_outcome_settled_) {
    try_other(run, visited.literal, sight.state == State::present, sight.decided);
  }
  see(sight);
}

/// Turns one value round, everything else equal, and sees which outcomes turn with it.
void Watcher::try_other(const BodyRun& run, Literal literal, bool present, std::vector<std::uint32_t>& decided) {
  const bool node_present = present == literal.negated();
  evaluation_.force(run_.body, run, literal.node(), {node_present, !node_present});
  for (std::uint32_t i = 0; i < outcomes_.size(); ++i) {
    const State other = trace_.state(run_.base, application_->outcomes[i]);
    if (settled(outcomes_[i]) && settled(other) && other != outcomes_[i]) decided.push_back(i);
  }
  evaluation_.unforce(kept_);
}

std::vector<ServiceSlices::Use> guidelines_expected(const Program& program, const Case& test, std::uint32_t request) {
  const ServiceSlices& slices =
      request == none ? program.without_request : program.services[test.requests[request].service];
  const auto expected = [&](const std::string& name) {
    return std::any_of(test.expectations.begin(), test.expectations.end(),
                       [&](const Expectation& expectation) { return expectation.subject == name; });
  };
  std::vector<std::uint32_t> consulted;
  for (const ServiceSlices::Use use : slices.determinations) {
    const DeterminationInfo& info = program.determinations[use.item];
    if (!expected(info.name)) continue;
    for (const Consulted& one : info.consultations[use.which].consulted) consulted.push_back(one.guideline);
  }
  std::vector<ServiceSlices::Use> uses;
  for (const ServiceSlices::Use use : slices.guidelines) {
    const bool is_consulted = std::find(consulted.begin(), consulted.end(), use.item) != consulted.end();
    if (is_consulted || expected(program.guidelines[use.item].name)) uses.push_back(use);
  }
  return uses;
}

}  // namespace guide::coverage
