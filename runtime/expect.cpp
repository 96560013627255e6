// Expectations of a case (semantics, section 9): what was expected, and what was found.

#include <algorithm>
#include <set>

#include "runtime/case_suggest.hpp"
#include "runtime/decision.hpp"
#include "runtime/in_force.hpp"

namespace guide {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(separator)) + word;
  return text;
}

std::string expected_text(const Expectation& expectation) {
  std::string text = expectation.subject + " " + expectation.outcome;
  if (expectation.in_any_case) text += " in any case";
  if (!expectation.has_because) return text;
  const auto state = static_cast<State>(expectation.because_state);
  return text + " because " + std::string(state_text(state)) + ": " + joined(expectation.because, ", ");
}

std::string possible_text(const Possible& possible, List<Text> outcomes) {
  switch (possible.kind) {
    case ConclusionKind::determined: return outcomes[possible.outcome];
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: return "undetermined";
  }
  return {};
}

/// "undetermined (recommended or silent)", "recommended in any case".
std::string conclusion_text(const Conclusion& conclusion, List<Text> outcomes) {
  std::string text = possible_text({conclusion.kind, conclusion.outcome}, outcomes);
  if (conclusion.in_any_case) text += " in any case";
  if (conclusion.by_records) text += " by the records";
  if (conclusion.possible.empty()) return text;
  std::vector<std::string> possible;
  for (const Possible& one : conclusion.possible) possible.push_back(possible_text(one, outcomes));
  return text + " (" + joined(possible, " or ") + ")";
}

bool concludes(const Conclusion& conclusion, List<Text> outcomes, const std::string& wanted) {
  return possible_text({conclusion.kind, conclusion.outcome}, outcomes) == wanted;
}

std::string result_text(const DeterminationInfo& info, const DeterminationDecision& decision) {
  switch (decision.result.kind) {
    case ResultKind::outcome: return info.outcomes[decision.result.outcome];
    case ResultKind::refer: return "refer";
    case ResultKind::request_information: return "request_information";
  }
  return {};
}

/// Checks the states of facts, definitions and fields that a subject reads.
class Because {
 public:
  Because(const Program& program, const Case& the_case, const RequestDecision& request)
      : program_(program), case_(the_case), request_(request) {}

  void read(const GuidelineDecision& guideline) { read_.push_back(&guideline); }

  /// What stands against it, or nothing.
  std::string objection(const std::string& name, State wanted) const {
    std::set<State> states;
    for (const GuidelineDecision* guideline : read_) collect(*guideline, name, states);
    if (states.empty()) return "`" + name + "` is not read by it";
    if (states.contains(wanted)) return {};
    std::vector<std::string> found;
    found.reserve(states.size());
    for (State state : states) found.emplace_back(state_text(state));
    return "`" + name + "` is " + joined(found, " or ");
  }

 private:
  void collect(const GuidelineDecision& decision, const std::string& name, std::set<State>& states) const {
    const GuidelineInfo& guideline = program_.guidelines[decision.guideline];
    const Body& body = program_.bodies[guideline.body];
    for (std::uint32_t fact : body.facts) {
      const FactInfo& info = program_.vocabulary.facts[fact];
      if (named(info.name, info.module, name)) states.insert(state_of(find_fact(case_, request_.request, fact), info));
    }
    for (std::uint32_t record : body.records) collect_record(record, name, states);
    for (const Clause& clause : guideline.clauses) {
      if (clause.kind != ClauseKind::definition || clause.selection != none) continue;
      const Text text = program_.text(clause.text);
      const bool negated = text == "not " + name;
      if (text != name && !negated) continue;
      states.insert(request_.trace.state(decision.base, negated ? !clause.literal : clause.literal));
    }
  }

  void collect_record(std::uint32_t index, const std::string& name, std::set<State>& states) const {
    const RecordInfo& info = program_.vocabulary.records[index];
    const RecordState* told = find_record(case_, request_.request, index);
    if (named(info.name, info.module, name)) states.insert(state_of(told, info));
    if (told == nullptr) return;
    for (std::uint32_t field = 0; field < info.field_count; ++field) {
      const FactInfo& field_info = program_.vocabulary.fields[info.first_field + field];
      if (field_info.name != name) continue;
      for (const Entry& entry : told->entries) states.insert(state_of(&entry.fields[field], field_info));
    }
  }

  static bool named(const std::string& name, const std::string& module, const std::string& wanted) {
    return name == wanted || (!module.empty() && module + "." + name == wanted);
  }

  static State state_of(const FactState* told, const FactInfo& info) {
    const FactState state = told != nullptr ? *told : unsaid(info);
    if (state.disputed()) return State::conflicting;
    if (!state.documented) return state.assumed ? State::absent : State::undocumented;
    const bool absent = info.type == Type::finding ? state.range.high == 0
                        : info.type == Type::codes ? state.codes.empty()
                                                   : false;
    return absent ? State::absent : State::present;
  }
  static State state_of(const RecordState* told, const RecordInfo& info) {
    const RecordState state = told != nullptr ? *told : unsaid(info);
    if (!state.entries.empty()) return State::present;
    return state.complete ? State::absent : State::undocumented;
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  std::vector<const GuidelineDecision*> read_;
};

/// What one request says to an expectation.
struct Finding {
  bool evaluated = false;
  bool holds = false;
  std::string found;
};

class Check {
 public:
  Check(const Program& program, const Case& the_case, const RequestDecision& request, const Expectation& expectation)
      : program_(program),
        case_(the_case),
        request_(request),
        expectation_(expectation),
        because_(program, the_case, request) {}

  Finding run() {
    Finding finding;
    if (const GuidelineDecision* guideline = find_guideline()) {
      List<Text> outcomes = program_.guidelines[guideline->guideline].outcomes;
      because_.read(*guideline);
      finding.holds = concludes(guideline->conclusion, outcomes, expectation_.outcome);
      finish(guideline->conclusion, conclusion_text(guideline->conclusion, outcomes), finding);
    }
    for (const DeterminationDecision& decision : request_.determinations) {
      const DeterminationInfo& info = program_.determinations[decision.determination];
      if (info.name != expectation_.subject) continue;
      for (const Consulted& consulted : info.consultations[decision.consultation].consulted) read(consulted.guideline);
      const std::string result = result_text(info, decision);
      std::string found = conclusion_text(decision.conclusion, info.outcomes);
      if (!concludes(decision.conclusion, info.outcomes, result)) found.insert(0, result + ": ");
      finding.holds =
          result == expectation_.outcome || (decision.conclusion.kind != ConclusionKind::determined &&
                                             concludes(decision.conclusion, info.outcomes, expectation_.outcome));
      finish(decision.conclusion, std::move(found), finding);
    }
    return finding;
  }

 private:
  /// Of several versions, the one in force.
  const GuidelineDecision* find_guideline() const {
    const GuidelineDecision* found = nullptr;
    for (const GuidelineDecision& decision : request_.guidelines) {
      const GuidelineInfo& info = program_.guidelines[decision.guideline];
      if (info.name != expectation_.subject) continue;
      if (found == nullptr || in_force(info, case_.as_of)) found = &decision;
    }
    return found;
  }

  void read(std::uint32_t guideline) {
    for (const GuidelineDecision& decision : request_.guidelines) {
      if (decision.guideline == guideline) because_.read(decision);
    }
  }

  void finish(const Conclusion& conclusion, std::string found, Finding& finding) const {
    finding.evaluated = true;
    finding.found = std::move(found);
    if (expectation_.in_any_case && !conclusion.in_any_case) finding.holds = false;
    if (!finding.holds || !expectation_.has_because) return;
    std::vector<std::string> objections;
    for (const std::string& name : expectation_.because) {
      std::string objection = because_.objection(name, static_cast<State>(expectation_.because_state));
      if (!objection.empty()) objections.push_back(std::move(objection));
    }
    if (objections.empty()) return;
    finding.holds = false;
    finding.found += ", but " + joined(objections, ", ");
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  const Expectation& expectation_;
  Because because_;
};

std::string request_name(const Program& program, const Case& the_case, const RequestDecision& request) {
  if (the_case.requests.size() < 2) return {};
  const RequestInfo& info = the_case.requests[request.request];
  const std::string name = info.label.empty() ? program.vocabulary.services[info.service].name : info.label;
  return " for " + quoted_short(name);
}

}  // namespace

ExpectationResult check_expectation(const Program& program, const Case& the_case, const Decision& decision,
                                    const Expectation& expectation) {
  ExpectationResult result;
  result.expected = expected_text(expectation);
  bool evaluated = false;
  for (const RequestDecision& request : decision.requests) {
    const Finding finding = Check(program, the_case, request, expectation).run();
    if (!finding.evaluated) continue;
    const std::string found = expectation.subject + " " + finding.found + request_name(program, the_case, request);
    if (!evaluated || (result.holds && !finding.holds)) result.found = found;
    result.holds = finding.holds && (result.holds || !evaluated);
    evaluated = true;
  }
  if (!evaluated) result.found = expectation.subject + " is not consulted for what is requested";
  return result;
}

}  // namespace guide
