#include "runtime/explain/json.hpp"

#include "include/guide/version.h"
#include "runtime/digest.hpp"
#include "runtime/explain/json_parts.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

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
      : program_(program),
        case_(the_case),
        options_(options),
        json_(options.pretty),
        parts_{program, the_case, json_} {}

  std::string write(const Decision& decision) {
    json_.begin_object();
    json_.member("schema", "guide.decision/1");
    json_.member("engine", GUIDE_VERSION_TEXT);
    json_.key("library").begin_object();
    json_.member("digest", program_.digest);
    json_.key("modules").begin_array();
    for (const Text module : program_.modules) json_.value(module);
    json_.end_array();
    json_.end_object();
    write_case();
    if (!options_.fixed.empty()) {
      json_.key("fixed_facts").begin_array();
      for (const std::uint32_t fact : options_.fixed) {
        const FactInfo& info = program_.vocabulary.facts[fact];
        json_.value(info.module.empty() ? info.name : info.module + "." + info.name);
      }
      json_.end_array();
    }
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
      for (std::size_t line = text.find('\n'); line != std::string::npos; line = text.find('\n', line + 3))
        text.insert(line + 1, "  ");
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
    for (const GuidelineView& guideline : request.guidelines) parts_.write_guideline(request, guideline);
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
      for (const std::uint32_t reviewer : decision.reviewers) json_.value(info.reviewers[reviewer].reviewer);
      json_.end_array();
    }
    parts_.write_outcomes(info.outcomes, decision.outcomes);
    parts_.write_conclusion(info.outcomes, decision.conclusion);
    json_.key("acting_clauses").begin_array();
    if (decision.by_undetermined) write_acting("undetermined", info.undetermined);
    if (decision.by_contradictory) write_acting("contradictory", info.contradictory);
    if (decision.by_silent) write_acting("silent", info.silent);
    json_.end_array();
    json_.key("grounds").begin_array();
    for (const Ground& ground : decision.grounds) write_ground(ground);
    json_.end_array();
    if (options_.changes)
      parts_.write_changes(what_would_change(program_, case_, *request.decision, decision, {options_.fixed}));
    json_.end_object();
  }

  void write_acting(std::string_view kind, const ResultClause& clause) {
    json_.begin_object();
    json_.member("when", kind);
    json_.member_if("label", clause.label);
    parts_.write_citation(clause.cite);
    parts_.write_place(clause.place);
    json_.end_object();
  }

  void write_ground(const Ground& ground) {
    const GuidelineInfo& guideline = program_.guidelines[ground.guideline];
    json_.begin_object();
    json_.member("guideline", guideline.name);
    if (ground.clause == none) {
      parts_.write_citation(guideline.cite);
    } else {
      const Clause& clause = guideline.clauses[ground.clause];
      json_.member("clause", ground.clause);
      json_.member_if("label", program_.text(clause.label));
      parts_.write_citation(clause.cite);
    }
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
  JsonParts parts_;
};

}  // namespace

std::string decision_json(const Program& program, const Case& the_case, const Decision& decision,
                          const JsonOptions& options) {
  return DecisionWriter(program, the_case, options).write(decision);
}

}  // namespace guide::explain
