#include "runtime/batch/plan.hpp"

#include <algorithm>

#include "runtime/batch/plan_builder.hpp"

namespace guide::batch {
namespace {

bool share(List<std::uint32_t> a, List<std::uint32_t> b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::uint32_t item) { return std::binary_search(b.begin(), b.end(), item); });
}

/// Whether no two of the bodies read a fact or a record in common.
bool read_apart(const Program& program, const std::vector<std::uint32_t>& bodies) {
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Body& a = program.bodies[bodies[i]];
      const Body& b = program.bodies[bodies[j]];
      if (share(a.facts, b.facts) || share(a.records, b.records)) return false;
    }
  }
  return true;
}

/// Reads the service's slices into a builder, then out of it again with the final numbers.
class PlanReader {
 public:
  PlanReader(const Program& program, Plan& plan) : program_(program), plan_(plan), builder_(program) {}

  void read(const ServiceSlices& slices) {
    for (ServiceSlices::Use use : slices.guidelines) add_guideline(use);
    for (ServiceSlices::Use use : slices.determinations) add_determination(use);
    keep();
    builder_.finish(plan_);
    for (PlannedGuideline& guideline : plan_.guidelines) {
      guideline.applies = builder_.final(guideline.applies);
      renumber(guideline.outcomes);
      renumber(guideline.nodes);
    }
    for (PlannedDetermination& determination : plan_.determinations) renumber(determination.outcomes);
  }

 private:
  void add_guideline(ServiceSlices::Use use) {
    const GuidelineInfo& info = program_.guidelines[use.item];
    const Application& application = info.applications[use.which];
    PlannedGuideline guideline;
    guideline.use = use;
    guideline.exact = application.three_values_exact;
    guideline.nodes = builder_.add_body(info.body, [](const Node&) { return Plan::unread; });
    guideline.applies = planned(guideline, application.applies);
    for (Literal outcome : application.outcomes) guideline.outcomes.push_back(planned(guideline, outcome));
    const Body& body = program_.bodies[info.body];
    plan_.read.insert(plan_.read.end(), body.facts.begin(), body.facts.end());
    plan_.records.insert(plan_.records.end(), body.records.begin(), body.records.end());
    plan_.guidelines.push_back(std::move(guideline));
  }

  static Literal planned(const PlannedGuideline& guideline, Literal literal) {
    const Literal known = guideline.nodes[literal.node()];
    return literal.negated() ? !known : known;
  }

  void add_determination(ServiceSlices::Use use) {
    const Consultation& consultation = program_.determinations[use.item].consultations[use.which];
    PlannedDetermination determination;
    determination.use = use;
    std::vector<std::uint32_t> bodies;
    for (const Consulted& consulted : consultation.consulted) {
      const auto found = std::find_if(
          plan_.guidelines.begin(), plan_.guidelines.end(),
          [&](const PlannedGuideline& known) { return known.use.item == consulted.guideline; });
      determination.guidelines.push_back(static_cast<std::uint32_t>(found - plan_.guidelines.begin()));
      bodies.push_back(program_.guidelines[consulted.guideline].body);
    }
    determination.apart = read_apart(program_, bodies);
    const std::vector<Literal> nodes = builder_.add_body(consultation.body, [&](const Node& node) {
      const Consulted& consulted = consultation.consulted[node.a];
      const Application& application = program_.guidelines[consulted.guideline].applications[consulted.application];
      return planned(plan_.guidelines[determination.guidelines[node.a]], application.outcomes[node.b]);
    });
    for (Literal outcome : consultation.outcomes) {
      determination.outcomes.push_back(outcome.negated() ? !nodes[outcome.node()] : nodes[outcome.node()]);
    }
    plan_.determinations.push_back(std::move(determination));
  }

  /// What decides, and the clauses as written; those over the entries of a record stand in other bodies.
  void keep() {
    for (const PlannedGuideline& guideline : plan_.guidelines) {
      builder_.keep(guideline.applies);
      for (Literal outcome : guideline.outcomes) builder_.keep(outcome);
      const List<Clause> clauses = program_.guidelines[guideline.use.item].clauses;
      for (std::uint32_t i = 0; i < clauses.size(); i = clauses[i].kind == ClauseKind::latest ? clauses[i].end : i + 1) {
        builder_.keep(guideline.nodes[clauses[i].literal.node()]);
      }
    }
    for (const PlannedDetermination& determination : plan_.determinations) {
      for (Literal outcome : determination.outcomes) builder_.keep(outcome);
    }
  }

  void renumber(std::vector<Literal>& literals) const {
    for (Literal& literal : literals) literal = builder_.final(literal);
  }

  const Program& program_;
  Plan& plan_;
  PlanBuilder builder_;
};

void make_unique(std::vector<std::uint32_t>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

std::uint32_t Plan::place_of(std::uint32_t fact) const {
  for (std::uint32_t place = 0; place < facts.size(); ++place) {
    if (facts[place].fact == fact) return place;
  }
  return none;
}

Plan make_plan(const Program& program, std::uint32_t service) {
  Plan plan;
  plan.program = &program;
  plan.service = service;
  PlanReader(program, plan).read(service == none ? program.without_request : program.services[service]);
  make_unique(plan.records);
  make_unique(plan.read);
  return plan;
}

}  // namespace guide::batch
