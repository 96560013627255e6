#include "runtime/explain/json.hpp"

#include "include/guide/version.h"
#include "runtime/digest.hpp"
#include "runtime/explain/change.hpp"
#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/json/writer.hpp"

namespace guide::explain {
namespace {

std::string_view kind_text(ConclusionKind kind) {
  switch (kind) {
    case ConclusionKind::determined: return "determined";
    case ConclusionKind::contradictory: return "contradictory";
    case ConclusionKind::silent: return "silent";
    case ConclusionKind::undetermined: return "undetermined";
  }
  return {};
}

std::string_view kind_text(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::applies: return "applies";
    case ClauseKind::require: return "require";
    case ClauseKind::when: return "when";
    case ClauseKind::rule: return "rule";
    case ClauseKind::otherwise: return "otherwise";
    case ClauseKind::unless: return "unless";
    case ClauseKind::group: return "group";
    case ClauseKind::test: return "test";
    case ClauseKind::definition: return "definition";
    case ClauseKind::latest: return "latest";
    case ClauseKind::note: return "note";
    case ClauseKind::in_force: return "in_force";
  }
  return {};
}

std::string result_name(const DeterminationInfo& determination, const Result& result) {
  switch (result.kind) {
    case ResultKind::outcome: return determination.outcomes[result.outcome];
    case ResultKind::refer: return "refer";
    case ResultKind::request_information: return "request_information";
  }
  return {};
}

class DecisionWriter {
 public:
  DecisionWriter(const Program& program, const Case& the_case, const JsonOptions& options)
      : program_(program), case_(the_case), options_(options), json_(options.pretty) {}

  std::string write(const Decision& decision) {
    json_.begin_object();
    json_.member("schema", "guide.decision/1");
    json_.member("engine", GUIDE_VERSION_TEXT);
    json_.key("library").begin_object();
    json_.member("digest", program_.digest);
    json_.key("modules").begin_array();
    for (const std::string& module : program_.modules) json_.value(module);
    json_.end_array();
    json_.end_object();
    write_case();
    json_.key("requests").begin_array();
    for (const RequestView& request : view(program_, case_, decision)) write_request(request);
    json_.end_array();
    write_whole(decision);
    json_.end_object();
    return json_.take();
  }

 private:
  /// The whole case, so that the decision can be made again from itself and the guidelines.
  void write_case() {
    std::string text = write_case_json(program_, case_);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    Digest digest;
    digest.add(text);
    json_.member("case_digest", digest.finish());
    if (options_.pretty) {
      for (std::size_t line = text.find('\n'); line != std::string::npos; line = text.find('\n', line + 3)) text.insert(line + 1, "  ");
    }
    json_.key("case").raw(text);
  }

  void write_request(const RequestView& request) {
    json_.begin_object();
    if (request.request) {
      json_.member("service", program_.vocabulary.services[request.request->service].name);
      json_.member_if("label", request.request->label);
      if (!request.request->prior.empty()) {
        json_.key("prior").begin_object();
        json_.member("decision", request.request->prior);
        json_.member_if("on", request.request->prior_on);
        json_.end_object();
      }
    }
    json_.member("settlements", request.decision->trace.lanes);
    write_disputes("disputes", request.decision->trace.disputes);
    write_disputes("not_settled", request.decision->trace.unread);
    json_.key("determinations").begin_array();
    for (const DeterminationView& determination : request.determinations) write_determination(request, determination);
    json_.end_array();
    json_.key("guidelines").begin_array();
    for (const GuidelineView& guideline : request.guidelines) write_guideline(request, guideline);
    json_.end_array();
    json_.key("documents_relied_on").begin_array();
    for (const std::uint32_t document : documents_relied_on(request)) json_.value(case_.documents[document].name);
    json_.end_array();
    json_.end_object();
  }

  void write_disputes(std::string_view name, const std::vector<Dispute>& disputes) {
    if (disputes.empty()) return;
    const Vocabulary& vocabulary = program_.vocabulary;
    json_.key(name).begin_array();
    for (const Dispute& dispute : disputes) {
      json_.begin_object();
      if (dispute.fact != none) {
        json_.member("fact", vocabulary.facts[dispute.fact].name);
      } else {
        const RecordInfo& record = vocabulary.records[dispute.record];
        json_.member("record", record.name);
        json_.member("entry", dispute.entry + 1);
        json_.member("field", vocabulary.fields[record.first_field + dispute.field].name);
      }
      json_.member("reports", dispute.count);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_determination(const RequestView& request, const DeterminationView& view) {
    const DeterminationInfo& info = *view.info;
    const DeterminationDecision& decision = *view.decision;
    json_.begin_object();
    json_.member("name", info.name);
    json_.member_if("title", info.title);
    json_.member("result", result_name(info, decision.result));
    if (request.request && !request.request->prior.empty()) {
      json_.member("prior_decision", prior_effect_text(decision.prior_effect));
    }
    if (!decision.reviewers.empty()) {
      json_.key("needs_review_by").begin_array();
      for (const std::string& reviewer : decision.reviewers) json_.value(reviewer);
      json_.end_array();
    }
    write_outcomes(info.outcomes, decision.outcomes);
    write_conclusion(info.outcomes, decision.conclusion);
    json_.key("acting_clauses").begin_array();
    if (decision.by_undetermined) write_acting("undetermined", info.undetermined);
    if (decision.by_contradictory) write_acting("contradictory", info.contradictory);
    if (decision.by_silent) write_acting("silent", info.silent);
    json_.end_array();
    json_.key("grounds").begin_array();
    for (const Ground& ground : decision.grounds) write_ground(ground);
    json_.end_array();
    if (options_.changes) write_changes(what_would_change(program_, case_, *request.decision, decision));
    json_.end_object();
  }

  void write_acting(std::string_view kind, const ResultClause& clause) {
    json_.begin_object();
    json_.member("when", kind);
    json_.member_if("label", clause.label);
    write_citation(clause.cite);
    write_place(clause.place);
    json_.end_object();
  }

  void write_ground(const Ground& ground) {
    const GuidelineInfo& guideline = program_.guidelines[ground.guideline];
    json_.begin_object();
    json_.member("guideline", guideline.name);
    if (ground.clause == none) {
      write_citation(guideline.cite);
    } else {
      const Clause& clause = guideline.clauses[ground.clause];
      json_.member("clause", ground.clause);
      json_.member_if("label", clause.label);
      write_citation(clause.cite);
    }
    json_.end_object();
  }

  void write_changes(const std::vector<Alternative>& alternatives) {
    json_.key("what_would_change_it").begin_array();
    for (const Alternative& alternative : alternatives) {
      json_.begin_object();
      json_.member("result", alternative.goal);
      json_.member("complete", alternative.complete);
      json_.key("sets").begin_array();
      for (const ChangeSet& set : alternative.sets) write_change_set(set);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  void write_change_set(const ChangeSet& set) {
    json_.begin_object();
    json_.member("verified", set.verified);
    json_.key("changes").begin_array();
    for (const Change& change : set.changes) {
      json_.begin_object();
      write_change_subject(change);
      if (change.settles_dispute) json_.member("settles_dispute", true);
      json_.member("text", change.text);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_change_subject(const Change& change) {
    const Vocabulary& vocabulary = program_.vocabulary;
    switch (change.kind) {
      case Change::Kind::fact: return json_.member("fact", vocabulary.facts[change.fact].name);
      case Change::Kind::field: {
        const RecordInfo& record = vocabulary.records[change.record];
        json_.member("record", record.name);
        json_.member("entry", change.entry + 1);
        return json_.member("field", vocabulary.fields[record.first_field + change.fact].name);
      }
      case Change::Kind::test: return json_.member("holds", change.holds);
    }
  }

  void write_outcomes(const std::vector<std::string>& names, const std::vector<State>& states) {
    json_.key("outcomes").begin_object();
    for (std::size_t i = 0; i < names.size(); ++i) json_.member(names[i], state_text(states[i]));
    json_.end_object();
  }

  void write_conclusion(const std::vector<std::string>& outcomes, const Conclusion& conclusion) {
    json_.key("conclusion").begin_object();
    json_.member("kind", kind_text(conclusion.kind));
    if (conclusion.outcome != none && conclusion.kind == ConclusionKind::determined) {
      json_.member("outcome", outcomes[conclusion.outcome]);
    }
    if (conclusion.kind == ConclusionKind::contradictory) {
      json_.member("disagreement_of", conclusion.by_records ? "records" : "rules");
    }
    if (conclusion.in_any_case) json_.member("in_any_case", true);
    if (conclusion.whichever_report) json_.member("whichever_report", true);
    if (conclusion.beyond_bound) json_.member("completions_not_tried", true);
    write_possible("possible", outcomes, conclusion.possible);
    if (conclusion.by_lane.size() > 1) write_possible("by_settlement", outcomes, conclusion.by_lane);
    json_.end_object();
  }

  void write_possible(std::string_view name, const std::vector<std::string>& outcomes,
                      const std::vector<Possible>& possible) {
    if (possible.empty()) return;
    json_.key(name).begin_array();
    for (const Possible& each : possible) {
      const bool determined = each.kind == ConclusionKind::determined;
      json_.value(determined ? std::string_view(outcomes[each.outcome]) : kind_text(each.kind));
    }
    json_.end_array();
  }

  void write_guideline(const RequestView& request, const GuidelineView& guideline) {
    json_.begin_object();
    json_.member("name", guideline.info->name);
    json_.member_if("title", guideline.info->title);
    write_citation(guideline.info->cite);
    write_place(guideline.info->place);
    json_.member("applies", state_text(guideline.decision->applies));
    write_outcomes(guideline.info->outcomes, guideline.decision->outcomes);
    write_conclusion(guideline.info->outcomes, guideline.decision->conclusion);
    write_clauses("clauses", request, guideline.clauses);
    json_.end_object();
  }

  void write_clauses(std::string_view name, const RequestView& request, const std::vector<ClauseView>& clauses) {
    if (clauses.empty()) return;
    json_.key(name).begin_array();
    for (const ClauseView& clause : clauses) write_clause(request, clause);
    json_.end_array();
  }

  void write_clause(const RequestView& request, const ClauseView& view) {
    const Clause& clause = *view.clause;
    json_.begin_object();
    json_.member("id", view.index);
    json_.member("kind", kind_text(clause.kind));
    if (view.entry != none) json_.member("entry", view.entry + 1);
    json_.member("state", state_text(view.state));
    json_.member("decisive", view.decisive);
    json_.member_if("label", clause.label);
    json_.member_if("text", clause.text);
    json_.member("heading", heading(request, view));
    write_citation(clause.cite);
    write_place(clause.place);
    write_facts(view);
    write_records(request, view);
    write_clauses("children", request, view.children);
    json_.end_object();
  }

  void write_facts(const ClauseView& view) {
    if (view.facts.empty()) return;
    json_.key("facts").begin_array();
    for (const FactView& fact : view.facts) write_fact(fact);
    json_.end_array();
  }

  void write_fact(const FactView& fact) {
    json_.begin_object();
    json_.member("name", fact.info->name);
    json_.member_if("label", fact.info->label);
    if (fact.record != none) {
      json_.member("record", program_.vocabulary.records[fact.record].name);
      json_.member("entry", fact.entry + 1);
    }
    json_.member("state", fact_state_text(fact));
    if (fact.state && fact.state->documented && !fact.state->disputed() && fact.info->type != Type::codes) {
      json_.member("value", value_text(*fact.info, fact.state->range));
    }
    if (fact.state && !fact.state->reports.empty()) write_reports(fact.state->reports);
    json_.end_object();
  }

  static std::string_view fact_state_text(const FactView& fact) {
    if (assumed_absent(fact)) return "assumed absent";
    if (!fact.state) return "undocumented";
    if (fact.state->disputed()) return "conflicting";
    return fact.state->documented ? "documented" : "undocumented";
  }

  void write_reports(const std::vector<Report>& reports) {
    json_.key("evidence").begin_array();
    for (const Report& report : reports) {
      json_.begin_object();
      if (report.mention) {
        json_.member("says", "undocumented");
      } else {
        json_.member("says", report.text);
      }
      if (report.document != none) {
        json_.member("document", case_.documents[report.document].name);
        json_.member_if("date", case_.documents[report.document].date_text);
      }
      json_.member_if("quote", report.quote);
      if (report.superseded) json_.member("superseded", true);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_records(const RequestView& request, const ClauseView& view) {
    if (view.records.empty()) return;
    json_.key("records").begin_array();
    for (const std::uint32_t record : view.records) write_record(request, record);
    json_.end_array();
  }

  void write_record(const RequestView& request, std::uint32_t record) {
    const RecordInfo& info = program_.vocabulary.records[record];
    const RecordState* state = find_record(case_, request.decision->request, record);
    json_.begin_object();
    json_.member("name", info.name);
    json_.member_if("label", info.label);
    const bool given = state && state->given;
    json_.member("state", given ? "documented" : info.assumed_none ? "assumed none" : "undocumented");
    if (given) {
      json_.member("complete", state->complete);
      json_.key("entries").begin_array();
      for (const Entry& entry : state->entries) write_entry(info, entry);
      json_.end_array();
    }
    json_.end_object();
  }

  void write_entry(const RecordInfo& info, const Entry& entry) {
    json_.begin_object();
    if (entry.document != none) json_.member("document", case_.documents[entry.document].name);
    json_.key("fields").begin_object();
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = program_.vocabulary.fields[info.first_field + i];
      const FactState& state = entry.fields[i];
      if (!state.documented || field.type == Type::codes) continue;
      json_.member(field.name, state.disputed() ? std::string("conflicting") : value_text(field, state.range));
    }
    json_.end_object();
    json_.end_object();
  }

  void write_citation(std::uint32_t cite) {
    if (cite == none) return;
    const Citation& citation = program_.citations[cite];
    json_.key("citation").begin_object();
    if (citation.source != none) {
      json_.member("source", program_.sources[citation.source].name);
      json_.member("document", program_.sources[citation.source].title);
      json_.member_if("date", program_.sources[citation.source].date);
    }
    json_.member_if("where", citation.where);
    json_.member_if("page", citation.page);
    json_.member_if("section", citation.section);
    json_.member_if("table", citation.table);
    json_.member_if("item", citation.item);
    if (citation.unverified) json_.member("unverified", true);
    json_.end_object();
  }

  void write_place(const Place& place) {
    if (place.file == none) return;
    json_.key("place").begin_object();
    json_.member("file", program_.files[place.file]);
    json_.member("line", place.line);
    json_.member("column", place.column);
    json_.end_object();
  }

  void write_whole(const Decision& decision) {
    if (case_.requests.empty()) return;
    json_.key("whole_case").begin_array();
    for (std::size_t i = 0; i < decision.whole.size(); ++i) {
      json_.begin_object();
      json_.member("determination", program_.determinations[i].name);
      json_.member("result", whole_text(decision.whole[i]));
      json_.end_object();
    }
    json_.end_array();
  }

  const Program& program_;
  const Case& case_;
  const JsonOptions& options_;
  json::Writer json_;
};

}  // namespace

std::string decision_json(const Program& program, const Case& the_case, const Decision& decision,
                          const JsonOptions& options) {
  return DecisionWriter(program, the_case, options).write(decision);
}

}  // namespace guide::explain
