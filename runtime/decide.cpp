#include "runtime/decide.hpp"

#include <algorithm>

#include "runtime/keep.hpp"

namespace guide {
namespace {

/// What the items come to together: upheld or overturned if all are, partially overturned if all are and they differ.
WholeCase whole_case(const Decision& decision, std::uint32_t determination) {
  bool upheld = false;
  bool overturned = false;
  for (const RequestDecision& request : decision.requests) {
    PriorEffect effect = PriorEffect::open;
    for (const DeterminationDecision& decided : request.determinations) {
      if (decided.determination == determination) effect = decided.prior_effect;
    }
    if (effect == PriorEffect::open) return WholeCase::open;
    upheld = upheld || effect == PriorEffect::upheld;
    overturned = overturned || effect == PriorEffect::overturned;
  }
  if (upheld && overturned) return WholeCase::partially_overturned;
  if (upheld) return WholeCase::upheld;
  return overturned ? WholeCase::overturned : WholeCase::open;
}

/// The result, and which of the `when` clauses acted.
void apply_clauses(const DeterminationInfo& info, DeterminationDecision& decision) {
  decision.by_undetermined = decision.by_contradictory = decision.by_silent = false;
  decision.result_by_lane.clear();
  for (const Possible& lane : decision.conclusion.by_lane) {
    decision.result_by_lane.push_back(result_of(info, lane));
    decision.by_undetermined = decision.by_undetermined || lane.kind == ConclusionKind::undetermined;
    decision.by_contradictory = decision.by_contradictory || lane.kind == ConclusionKind::contradictory;
    decision.by_silent = decision.by_silent || lane.kind == ConclusionKind::silent;
  }
  decision.result = result_of(info, decision.conclusion);
  const bool agreed = std::all_of(decision.result_by_lane.begin(), decision.result_by_lane.end(),
                                  [&](const Result& lane) { return lane == decision.result_by_lane.front(); });
  if (agreed) return;
  decision.by_contradictory = true;
  decision.by_undetermined = decision.by_silent = false;
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

PriorEffect prior_effect(const DeterminationInfo& info, const Result& result, std::string_view prior) {
  if (result.kind != ResultKind::outcome || prior.empty()) return PriorEffect::open;
  for (const PriorEffectInfo& effect : info.prior_effects) {
    if (effect.outcome == result.outcome && effect.prior == prior) {
      return effect.upholds ? PriorEffect::upheld : PriorEffect::overturned;
    }
  }
  return PriorEffect::open;
}

Result result_of(const DeterminationInfo& info, const Possible& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return {ResultKind::outcome, conclusion.outcome};
    case ConclusionKind::contradictory: return info.contradictory.result;
    case ConclusionKind::silent: return info.silent.result;
    case ConclusionKind::undetermined: return info.undetermined.result;
  }
  return {};
}

Result result_of(const DeterminationInfo& info, const Conclusion& conclusion) {
  const Result first = result_of(info, conclusion.by_lane.front());
  const bool agreed = std::all_of(conclusion.by_lane.begin(), conclusion.by_lane.end(),
                                  [&](const Possible& lane) { return result_of(info, lane) == first; });
  return agreed ? first : info.contradictory.result;
}

Decider::Decider(const Program& program, Account account)
    : program_(program), account_(account), evaluation_(program), question_(evaluation_), concluder_(question_) {}

bool Decider::decide(const Case& the_case, Decision& decision, std::uint64_t work) {
  evaluation_.allow(work);
  try {
    decide_requests(the_case, decision);
    return true;
  } catch (const WorkExceeded&) {
    return false;
  }
}

void Decider::decide_requests(const Case& the_case, Decision& decision) {
  const bool without_request = the_case.requests.empty();
  resize_keeping(decision.requests, without_request ? 1 : the_case.requests.size(), spare_requests_);
  if (spares_.size() < decision.requests.size()) spares_.resize(decision.requests.size());
  for (std::uint32_t i = 0; i < decision.requests.size(); ++i) {
    decide_request(the_case, without_request ? none : i, decision.requests[i]);
  }
  decision.whole.assign(program_.determinations.size(), WholeCase::open);
  if (without_request) return;
  for (const DeterminationDecision& decided : decision.requests.front().determinations) {
    decision.whole[decided.determination] = whole_case(decision, decided.determination);
  }
}

void Decider::decide_request(const Case& the_case, std::uint32_t request, RequestDecision& decision) {
  const ServiceSlices& slices =
      request == none ? program_.without_request : program_.services[the_case.requests[request].service];
  bodies_.clear();
  for (ServiceSlices::Use use : slices.guidelines) add_once(bodies_, program_.guidelines[use.item].body);
  decision.request = request;
  evaluation_.begin(the_case, request, bodies_, decision.trace);

  guidelines_conclude_ = account_ == Account::whole || slices.determinations.empty();
  Spare& spare = spares_[request == none ? 0 : request];
  resize_keeping(decision.guidelines, slices.guidelines.size(), spare.guidelines);
  for (std::size_t i = 0; i < slices.guidelines.size(); ++i) {
    decide_guideline(slices.guidelines[i], decision.guidelines[i]);
  }
  resize_keeping(decision.determinations, slices.determinations.size(), spare.determinations);
  for (std::size_t i = 0; i < slices.determinations.size(); ++i) {
    DeterminationDecision& decided = decision.determinations[i];
    decide_determination(slices.determinations[i], decision, decided);
    const DeterminationInfo& info = program_.determinations[decided.determination];
    const std::string_view prior = request == none ? std::string_view() : the_case.requests[request].prior;
    decided.prior_effect = prior_effect(info, decided.result, prior);
  }
}

void Decider::decide_guideline(ServiceSlices::Use use, GuidelineDecision& decision) {
  const GuidelineInfo& info = program_.guidelines[use.item];
  const Application& application = info.applications[use.which];
  const Trace& trace = evaluation_.trace();
  decision.guideline = use.item;
  decision.application = use.which;
  decision.base = trace.base_of(info.body);
  if (decision.base == none) decision.base = evaluation_.run(info.body);
  decision.applies = trace.state(decision.base, application.applies);
  decision.outcomes.clear();
  for (Literal outcome : application.outcomes) decision.outcomes.push_back(trace.state(decision.base, outcome));
  if (guidelines_conclude_) concluder_.conclude(info, application, decision.base, decision.conclusion);
}

const GuidelineDecision& Decider::find(const RequestDecision& request, std::uint32_t guideline) {
  return *std::find_if(request.guidelines.begin(), request.guidelines.end(),
                       [guideline](const GuidelineDecision& known) { return known.guideline == guideline; });
}

void Decider::decide_determination(ServiceSlices::Use use, const RequestDecision& request,
                                   DeterminationDecision& decision) {
  const DeterminationInfo& info = program_.determinations[use.item];
  const Consultation& consultation = info.consultations[use.which];
  decision.determination = use.item;
  decision.consultation = use.which;
  bases_.clear();
  for (const Consulted& consulted : consultation.consulted) bases_.push_back(find(request, consulted.guideline).base);
  decision.base = evaluation_.run(consultation, bases_);
  decision.outcomes.clear();
  for (Literal outcome : consultation.outcomes)
    decision.outcomes.push_back(evaluation_.trace().state(decision.base, outcome));
  concluder_.conclude(consultation, decision.base, bases_, decision.conclusion);
  apply_clauses(info, decision);
  decision.reviewers.clear();
  for (std::uint32_t i = 0; i < info.reviewers.size(); ++i) {
    const std::uint32_t reviewed = info.reviewers[i].outcome;
    const bool acts = decision.result.kind == ResultKind::outcome && reviewed == decision.result.outcome;
    if (acts) decision.reviewers.push_back(i);
  }
  if (account_ == Account::whole) find_grounds(request, decision);
}

Decision decide(const Program& program, const Case& the_case) {
  Decision decision;
  Decider(program).decide(the_case, decision);
  return decision;
}

}  // namespace guide
