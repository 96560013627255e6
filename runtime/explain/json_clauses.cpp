#include "runtime/explain/json_parts.hpp"

#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

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

std::string_view fact_state_text(const FactView& fact) {
  if (assumed_absent(fact)) return "assumed absent";
  if (!fact.state) return "undocumented";
  if (fact.state->disputed()) return "conflicting";
  return fact.state->documented ? "documented" : "undocumented";
}

}  // namespace

void JsonParts::write_guideline(const RequestView& request, const GuidelineView& guideline) {
  json.begin_object();
  json.member("name", guideline.info->name);
  json.member_if("title", guideline.info->title);
  write_citation(guideline.info->cite);
  write_place(guideline.info->place);
  json.member("applies", state_text(guideline.decision->applies));
  write_outcomes(guideline.info->outcomes, guideline.decision->outcomes);
  write_conclusion(guideline.info->outcomes, guideline.decision->conclusion);
  write_clauses("clauses", request, guideline.clauses);
  json.end_object();
}

void JsonParts::write_clauses(std::string_view name, const RequestView& request,
                              const std::vector<ClauseView>& clauses) {
  if (clauses.empty()) return;
  json.key(name).begin_array();
  for (const ClauseView& clause : clauses) write_clause(request, clause);
  json.end_array();
}

void JsonParts::write_clause(const RequestView& request, const ClauseView& view) {
  const Clause& clause = *view.clause;
  json.begin_object();
  json.member("id", view.index);
  json.member("kind", kind_text(clause.kind));
  if (view.entry != none) json.member("entry", view.entry + 1);
  json.member("state", state_text(view.state));
  json.member("decisive", view.decisive);
  json.member_if("label", view.label);
  json.member_if("text", view.text);
  json.member("heading", heading(request, view));
  write_citation(clause.cite);
  write_place(clause.place);
  write_facts(view);
  write_records(request, view);
  write_clauses("children", request, view.children);
  json.end_object();
}

void JsonParts::write_facts(const ClauseView& view) {
  if (view.facts.empty()) return;
  json.key("facts").begin_array();
  for (const FactView& fact : view.facts) write_fact(fact);
  json.end_array();
}

void JsonParts::write_fact(const FactView& fact) {
  json.begin_object();
  json.member("name", fact.info->name);
  json.member_if("label", fact.info->label);
  if (fact.record != none) {
    json.member("record", program.vocabulary.records[fact.record].name);
    json.member("entry", fact.entry + 1);
  }
  json.member("state", fact_state_text(fact));
  if (fact.state && fact.state->documented && !fact.state->disputed() && fact.info->type != Type::codes) {
    json.member("value", value_text(*fact.info, fact.state->range));
  }
  if (fact.state && !fact.state->reports.empty()) write_reports(fact.state->reports);
  json.end_object();
}

void JsonParts::write_reports(const std::vector<Report>& reports) {
  json.key("evidence").begin_array();
  for (const Report& report : reports) {
    json.begin_object();
    if (report.mention) {
      json.member("says", "undocumented");
    } else {
      json.member("says", report.text);
    }
    if (report.document != none) {
      json.member("document", the_case.documents[report.document].name);
      json.member_if("date", the_case.documents[report.document].date_text);
    }
    json.member_if("quote", report.quote);
    if (report.superseded) json.member("superseded", true);
    json.end_object();
  }
  json.end_array();
}

void JsonParts::write_records(const RequestView& request, const ClauseView& view) {
  if (view.records.empty()) return;
  json.key("records").begin_array();
  for (const std::uint32_t record : view.records) write_record(request, record);
  json.end_array();
}

void JsonParts::write_record(const RequestView& request, std::uint32_t record) {
  const RecordInfo& info = program.vocabulary.records[record];
  const RecordState* state = find_record(the_case, request.decision->request, record);
  json.begin_object();
  json.member("name", info.name);
  json.member_if("label", info.label);
  const bool given = state && state->given;
  json.member("state", given ? "documented" : info.assumed_none ? "assumed none" : "undocumented");
  if (given) {
    json.member("complete", state->complete);
    json.key("entries").begin_array();
    for (const Entry& entry : state->entries) write_entry(info, entry);
    json.end_array();
  }
  json.end_object();
}

void JsonParts::write_entry(const RecordInfo& info, const Entry& entry) {
  json.begin_object();
  if (entry.document != none) json.member("document", the_case.documents[entry.document].name);
  json.key("fields").begin_object();
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    const FactInfo& field = program.vocabulary.fields[info.first_field + i];
    const FactState& state = entry.fields[i];
    if (!state.documented || field.type == Type::codes) continue;
    json.member(field.name, state.disputed() ? std::string("conflicting") : value_text(field, state.range));
  }
  json.end_object();
  json.end_object();
}

}  // namespace guide::explain
