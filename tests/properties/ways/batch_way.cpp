// The second layout of a Program gives the answers of the first: every state, conclusion and result.

#include <map>

#include "runtime/batch/service_decider.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

std::string words(const Conclusion& one) {
  std::string text = std::to_string(static_cast<int>(one.kind)) + ":" + std::to_string(static_cast<int>(one.outcome));
  text += one.in_any_case ? " in any case" : "";
  text += one.beyond_bound ? " beyond the bound" : "";
  for (const Possible& possible : one.possible) {
    text += " " + std::to_string(static_cast<int>(possible.kind)) + ":" +
            std::to_string(static_cast<int>(possible.outcome));
  }
  return text;
}

bool same(const Conclusion& a, const Conclusion& b) {
  return a.kind == b.kind && a.outcome == b.outcome && a.in_any_case == b.in_any_case && a.by_records == b.by_records &&
         a.whichever_report == b.whichever_report && a.beyond_bound == b.beyond_bound && a.possible == b.possible &&
         a.by_lane == b.by_lane;
}

/// The deciders of one program's services, used again and again.
class BatchWay : public Way {
 public:
  explicit BatchWay(const guide::Program& program) : program_(program) {}

  std::string name() const override { return "batch"; }
  std::string difference(const DecidedCase& decided) override {
    ++compared_;
    for (std::uint32_t i = 0; i < decided.decision.requests.size(); ++i) {
      const std::uint32_t request = decided.the_case.requests.empty() ? none : i;
      const std::uint32_t service = request == none ? none : decided.the_case.requests[i].service;
      batch::ServiceDecider& decider = decider_for(service);
      const batch::Answer& answer = decider.decide(decided.the_case, request);
      quick_ += decider.ordinary() == nullptr ? 1 : 0;
      std::string found = difference(decided.decision.requests[i], decider, answer);
      if (!found.empty()) return found;
    }
    return {};
  }

 private:
  struct Service {
    Service(const guide::Program& program, std::uint32_t service)
        : plan(batch::make_plan(program, service)), decider(plan) {}
    batch::Plan plan;
    batch::ServiceDecider decider;
  };
  batch::ServiceDecider& decider_for(std::uint32_t service) {
    auto& one = services_[service];
    if (!one) one = std::make_unique<Service>(program_, service);
    return one->decider;
  }

  std::string difference(const RequestDecision& expected, const batch::ServiceDecider& decider,
                         const batch::Answer& answer) const {
    for (std::uint32_t i = 0; i < expected.guidelines.size(); ++i) {
      const GuidelineDecision& guideline = expected.guidelines[i];
      const GuidelineInfo& info = program_.guidelines[guideline.guideline];
      const auto check = [&](Literal literal) {
        return decider.state(i, literal) == expected.trace.state(guideline.base, literal);
      };
      const Application& application = info.applications[guideline.application];
      if (!check(application.applies)) return info.name + ": whether it applies";
      for (Literal outcome : application.outcomes) {
        if (!check(outcome)) return info.name + ": an outcome";
      }
      const List<guide::Clause> clauses = info.clauses;
      for (std::uint32_t c = 0; c < clauses.size();
           c = clauses[c].kind == ClauseKind::latest ? clauses[c].end : c + 1) {
        if (!check(clauses[c].literal)) return info.name + ": the clause `" + program_.text(clauses[c].text) + "`";
      }
      if (!same(guideline.conclusion, *answer.guidelines[i])) {
        return info.name + ": its conclusion " + words(*answer.guidelines[i]) + ", not " + words(guideline.conclusion);
      }
    }
    for (std::size_t i = 0; i < expected.determinations.size(); ++i) {
      const DeterminationDecision& one = expected.determinations[i];
      const batch::Determined& found = *answer.determinations[i];
      const bool equal = same(one.conclusion, found.conclusion) && one.result == found.result &&
                         one.by_undetermined == found.by_undetermined &&
                         one.by_contradictory == found.by_contradictory && one.by_silent == found.by_silent;
      if (!equal) return program_.determinations[one.determination].name + ": the determination";
    }
    return {};
  }

  const guide::Program& program_;
  std::map<std::uint32_t, std::unique_ptr<Service>> services_;
};

}  // namespace

std::unique_ptr<Way> batch_way(const guide::Program& program) { return std::make_unique<BatchWay>(program); }

}  // namespace guide::properties
