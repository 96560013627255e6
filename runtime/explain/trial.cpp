#include "runtime/explain/trial.hpp"

#include <algorithm>

#include "runtime/decide.hpp"
#include "runtime/explain/variation.hpp"

namespace guide::explain {

Trial::Trial(const Program& program, const RequestDecision& request)
    : program_(program),
      bodies_(guideline_bodies(program, request)),
      evaluation_(program),
      question_(evaluation_),
      concluder_(question_) {}

Trial::Trial(const Program& program, const RequestDecision& request, const DeterminationDecision& determination)
    : Trial(program, request) {
  info_ = &program.determinations[determination.determination];
  consultation_ = &info_->consultations[determination.consultation];
  evaluated_.determinations.push_back(determination);
  for (const Consulted& consulted : consultation_->consulted) {
    GuidelineDecision& guideline = evaluated_.guidelines.emplace_back();
    guideline.guideline = consulted.guideline;
    guideline.application = consulted.application;
  }
}

Trial::Trial(const Program& program, const RequestDecision& request, const GuidelineDecision& guideline)
    : Trial(program, request) {
  evaluated_.guidelines.push_back(guideline);
}

void Trial::leave_open(std::uint32_t body, std::uint32_t base, const std::vector<std::uint32_t>& perhaps) {
  const Body& info = program_.bodies[body];
  for (std::uint32_t i = 0; i < info.node_count; ++i) {
    const Node& node = program_.nodes[info.first_node + i];
    if (node.op != Op::documented || Slot{node.a}.is_field()) continue;
    const bool listed = std::find(perhaps.begin(), perhaps.end(), Slot{node.a}.index()) != perhaps.end();
    if (listed) evaluation_.force(body, {body, none, base}, i, Truth{});
  }
}

const RequestDecision& Trial::evaluate(const Case& single, const std::vector<std::uint32_t>& perhaps) {
  evaluated_.request = single.requests.empty() ? none : 0;
  Trace& trace = evaluated_.trace;
  evaluation_.begin(single, evaluated_.request, bodies_, trace);
  bases_.clear();
  for (GuidelineDecision& guideline : evaluated_.guidelines) {
    const std::uint32_t body = program_.guidelines[guideline.guideline].body;
    guideline.base = trace.base_of(body);
    if (guideline.base == none) {
      guideline.base = evaluation_.run(body);
      if (!perhaps.empty()) leave_open(body, guideline.base, perhaps);
    }
    bases_.push_back(guideline.base);
  }
  if (consultation_ != nullptr) evaluated_.determinations.front().base = evaluation_.run(*consultation_, bases_);
  return evaluated_;
}

const Conclusion& Trial::conclusion(const Case& single) {
  evaluate(single);
  if (consultation_ != nullptr) {
    concluder_.conclude(*consultation_, evaluated_.determinations.front().base, bases_, conclusion_);
    return conclusion_;
  }
  const GuidelineDecision& decided = evaluated_.guidelines.front();
  const GuidelineInfo& guideline = program_.guidelines[decided.guideline];
  concluder_.conclude(guideline, guideline.applications[decided.application], decided.base, conclusion_);
  return conclusion_;
}

Result Trial::result(const Case& single) { return result_of(*info_, conclusion(single)); }

}  // namespace guide::explain
