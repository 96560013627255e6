#include "api/inside.hpp"
#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"

namespace guide::api {
namespace {

PriorEffect public_effect(guide::PriorEffect effect) {
  switch (effect) {
    case guide::PriorEffect::open: return PriorEffect::open;
    case guide::PriorEffect::upheld: return PriorEffect::upheld;
    case guide::PriorEffect::overturned: break;
  }
  return PriorEffect::overturned;
}

std::vector<std::string> evidence(const explain::RequestView& request, const explain::ClauseView& view) {
  std::vector<std::string> told;
  for (const explain::FactView& fact : view.facts) {
    if (fact.state == nullptr) continue;
    for (const Report& report : fact.state->reports) told.push_back(explain::report_text(*request.the_case, report));
  }
  return told;
}

Clause public_clause(const explain::RequestView& request, const explain::ClauseView& view) {
  Clause clause;
  clause.text = explain::heading(request, view);
  clause.citation = explain::place_text(*request.program, view.clause->cite);
  clause.state = public_state(view.state);
  clause.state_words = std::string(explain::state_words(view));
  clause.decisive = view.decisive;
  clause.line = view.clause->place.line;
  clause.evidence = evidence(request, view);
  for (const explain::ClauseView& part : view.children) clause.parts.push_back(public_clause(request, part));
  return clause;
}

GuidelineResult public_guideline(const explain::RequestView& request, const explain::GuidelineView& view) {
  GuidelineResult result;
  result.name = view.info->name;
  result.title = view.info->title;
  result.citation = explain::citation_text(*request.program, view.info->cite);
  result.conclusion = std::string(conclusion_name(view.info->outcomes, view.decision->conclusion));
  result.conclusion_words = explain::conclusion_text(view.info->outcomes, view.decision->conclusion);
  for (const explain::ClauseView& clause : view.clauses) result.clauses.push_back(public_clause(request, clause));
  return result;
}

DeterminationResult public_determination(const explain::DeterminationView& view) {
  DeterminationResult result;
  result.name = view.info->name;
  result.title = view.info->title;
  result.outcome = std::string(result_name(*view.info, view.decision->result));
  result.prior_effect = public_effect(view.decision->prior_effect);
  for (const std::uint32_t reviewer : view.decision->reviewers) {
    result.reviewers.push_back(view.info->reviewers[reviewer].reviewer);
  }
  return result;
}

Item public_item(const explain::RequestView& request) {
  Item item;
  if (request.request != nullptr) {
    item.service = request.program->vocabulary.services[request.request->service].name;
    item.label = request.request->label;
  }
  for (const auto& view : request.determinations) item.determinations.push_back(public_determination(view));
  for (const auto& view : request.guidelines) item.guidelines.push_back(public_guideline(request, view));
  return item;
}

}  // namespace

State public_state(guide::State state) {
  switch (state) {
    case guide::State::present: return State::present;
    case guide::State::absent: return State::absent;
    case guide::State::undocumented: return State::undocumented;
    case guide::State::conflicting: break;
  }
  return State::conflicting;
}

std::string_view conclusion_name(List<Text> outcomes, const Conclusion& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return outcomes[conclusion.outcome];
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: break;
  }
  return "undetermined";
}

std::string_view result_name(const DeterminationInfo& info, const Result& result) {
  switch (result.kind) {
    case ResultKind::outcome: return info.outcomes[result.outcome];
    case ResultKind::refer: return "refer";
    case ResultKind::request_information: break;
  }
  return "request_information";
}

Decision::Decision(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

std::vector<Item> Decision::items() const {
  std::vector<Item> items;
  for (const auto& request : explain::view(*inside_->program, inside_->the_case->the_case, inside_->decision)) {
    items.push_back(public_item(request));
  }
  return items;
}

std::size_t Decision::item_count() const { return inside_->decision.requests.size(); }

}  // namespace guide::api
