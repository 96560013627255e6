#include "tests/properties/adapter.hpp"

#include "compiler/syntax/parse.hpp"

namespace guide::properties {

Compared::Compared(const std::string& text)
    : compilation_(compile({{"", "program.guide", text}}, [](std::string_view) { return std::nullopt; })) {
  if (!accepted()) return;
  std::vector<const ast::File*> files;
  Diagnostics silent;
  for (std::uint32_t i = 0; i < sources().size(); ++i) files_.push_back(syntax::parse(sources(), i, silent));
  for (const ast::File& file : files_) files.push_back(&file);
  reference_ = std::make_unique<reference::Reference>(files);
  // Cases come in the order of their trees; one with errors is left out.
  std::size_t next = 0;
  for (const ast::Declaration& declaration : files_.front().declarations) {
    auto* tree = boost::variant2::get_if<ast::Case>(&declaration);
    if (!tree || next == compilation_->cases.size() || tree->name.text != compilation_->cases[next].name) continue;
    trees_.push_back(tree);
    cases_.push_back(next++);
  }
}

std::string Compared::errors() const {
  std::string result;
  for (const Diagnostic& one : compilation_->diagnostics.sorted()) {
    if (one.severity == Severity::error) result += render_text(one, compilation_->sources);
  }
  return result;
}

bool Compared::settled() const {
  const auto& found = compilation_->diagnostics.list();
  return std::none_of(found.begin(), found.end(), [](const Diagnostic& one) { return one.code == Code::not_checked; });
}

reference::Answer Compared::real(std::size_t index) const {
  return to_answer(program(), the_case(index), decide(program(), the_case(index)));
}

reference::Answer Compared::expected(std::size_t index) const {
  return located(reference_->answer(*trees_[index]), sources());
}

// ---- The runtime's decision ----------------------------------------------------------------------------------------

namespace {

reference::State state(State state) { return static_cast<reference::State>(state); }

reference::Place place(const Place& place) {
  reference::Place result;
  result.source = place.file;
  result.begin = place.line;
  result.end = place.column;
  return result;
}

std::string name(const Possible& possible, List<Text> outcomes) {
  switch (possible.kind) {
    case ConclusionKind::determined: return outcomes[possible.outcome];
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: return "undetermined";
  }
  return {};
}

reference::Conclusion conclusion(const Conclusion& made, List<Text> outcomes) {
  reference::Conclusion result;
  switch (made.kind) {
    case ConclusionKind::determined:
      result.kind = reference::ConclusionKind::determined;
      result.outcome = outcomes[made.outcome];
      break;
    case ConclusionKind::contradictory:
      result.kind = made.by_records ? reference::ConclusionKind::contradictory_by_records
                                    : reference::ConclusionKind::contradictory_by_rules;
      break;
    case ConclusionKind::silent: result.kind = reference::ConclusionKind::silent; break;
    case ConclusionKind::undetermined: result.kind = reference::ConclusionKind::undetermined; break;
  }
  result.in_any_case = made.in_any_case;
  result.beyond_bound = made.beyond_bound;
  for (const Possible& possible : made.possible) result.possible.insert(name(possible, outcomes));
  return result;
}

/// The states of a guideline's clauses; those under `latest r has` are about entries and left out.
void add_clauses(const GuidelineInfo& info, const GuidelineDecision& decision, const Trace& trace,
                 reference::ItemAnswer& item) {
  for (std::uint32_t i = 0; i < info.clauses.size(); ++i) {
    const Clause& clause = info.clauses[i];
    reference::State value = state(trace.state(decision.base, clause.literal));
    switch (clause.kind) {
      case ClauseKind::require:
      case ClauseKind::when:
      case ClauseKind::rule:
      case ClauseKind::otherwise: item.clauses.emplace(place(clause.place), value); break;
      case ClauseKind::group:
      case ClauseKind::test:
      case ClauseKind::definition:
      case ClauseKind::latest: item.conditions.emplace(place(clause.place), value); break;
      case ClauseKind::applies:
      case ClauseKind::unless:
      case ClauseKind::note:
      case ClauseKind::in_force: break;
    }
    if (clause.kind == ClauseKind::latest) i = clause.end - 1;
  }
}

reference::DeterminationAnswer determination(const Program& program, const DeterminationDecision& decision) {
  const DeterminationInfo& info = program.determinations[decision.determination];
  reference::DeterminationAnswer result;
  result.path = info.name;
  for (std::size_t i = 0; i < info.outcomes.size(); ++i) result.outcomes[info.outcomes[i]] = state(decision.outcomes[i]);
  result.conclusion = conclusion(decision.conclusion, info.outcomes);
  switch (decision.result.kind) {
    case ResultKind::outcome: result.result = info.outcomes[decision.result.outcome]; break;
    case ResultKind::refer: result.result = "refer"; break;
    case ResultKind::request_information: result.result = "request_information"; break;
  }
  if (decision.by_undetermined) result.acted.insert("undetermined");
  if (decision.by_contradictory) result.acted.insert("contradictory");
  if (decision.by_silent) result.acted.insert("silent");
  for (const Ground& ground : decision.grounds) {
    const GuidelineInfo& guideline = program.guidelines[ground.guideline];
    reference::Ground made{guideline.name, {}};
    if (ground.clause != none) made.clause = place(guideline.clauses[ground.clause].place);
    result.grounds.insert(made);
  }
  result.effect = static_cast<reference::Effect>(decision.prior_effect);
  return result;
}

}  // namespace

reference::Answer to_answer(const Program& program, const guide::Case& the_case, const Decision& decision) {
  reference::Answer answer;
  for (const RequestDecision& request : decision.requests) {
    reference::ItemAnswer& item = answer.items.emplace_back();
    if (request.request != none) item.service = program.vocabulary.services[the_case.requests[request.request].service].name;
    for (const GuidelineDecision& one : request.guidelines) {
      const GuidelineInfo& info = program.guidelines[one.guideline];
      reference::GuidelineAnswer& made = item.guidelines.emplace_back();
      made.path = info.name;
      for (std::size_t i = 0; i < info.outcomes.size(); ++i) made.outcomes[info.outcomes[i]] = state(one.outcomes[i]);
      made.conclusion = conclusion(one.conclusion, info.outcomes);
      add_clauses(info, one, request.trace, item);
    }
    for (const auto& one : request.determinations) item.determinations.push_back(determination(program, one));
    item.settlements = request.trace.lanes;
    item.settlements_bounded = !request.trace.unread.empty();
  }
  for (std::size_t i = 0; i < decision.whole.size(); ++i) {
    answer.overall[program.determinations[i].name] = static_cast<reference::Overall>(decision.whole[i]);
  }
  return answer;
}

// ---- The reference's answer ----------------------------------------------------------------------------------------

namespace {

reference::Place locate(const reference::Place& place, const SourceMap& sources) {
  if (place == reference::Place{}) return place;
  Position position = sources[place.source].position(place.begin);
  reference::Place result;
  result.source = place.source;
  result.begin = position.line;
  result.end = position.column;
  return result;
}

std::map<reference::Place, reference::State> locate(const std::map<reference::Place, reference::State>& states,
                                                    const SourceMap& sources) {
  std::map<reference::Place, reference::State> result;
  for (const auto& [place, state] : states) result.emplace(locate(place, sources), state);
  return result;
}

}  // namespace

reference::Answer located(const reference::Answer& answer, const SourceMap& sources) {
  reference::Answer result = answer;
  for (reference::ItemAnswer& item : result.items) {
    item.conditions = locate(item.conditions, sources);
    item.clauses = locate(item.clauses, sources);
    for (reference::DeterminationAnswer& one : item.determinations) {
      std::set<reference::Ground> grounds;
      for (const reference::Ground& ground : one.grounds) {
        grounds.insert({ground.guideline, locate(ground.clause, sources)});
      }
      one.grounds = std::move(grounds);
    }
  }
  return result;
}

}  // namespace guide::properties
