#include "runtime/explain/tree.hpp"

#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

void write_fact(Lines& lines, const RequestView& request, const FactView& fact, std::size_t indent) {
  if (assumed_absent(fact)) {
    lines.line(indent, worded("assumed absent: no record speaks of {}", label_of(*fact.info)));
  }
  if (!fact.state) return;
  for (const Report& report : fact.state->reports) lines.line(indent, report_text(*request.the_case, report));
}

std::string entry_text(const RequestView& request, const RecordInfo& info, const Entry& entry) {
  std::string out;
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    const FactState& field = entry.fields[i];
    if (!field.documented) continue;
    if (!out.empty()) out += "; ";
    const FactInfo& field_info = request.program->vocabulary.fields[info.first_field + i];
    if (i != info.date_field) out += label_of(field_info) + " ";
    out += field.disputed() ? "conflicting" : value_text(field_info, field.range);
  }
  return out;
}

void write_record(Lines& lines, const RequestView& request, std::uint32_t record, std::size_t indent) {
  const RecordInfo& info = request.program->vocabulary.records[record];
  const RecordState* state = find_record(*request.the_case, request.decision->request, record);
  if (!state || (!state->given && !state->assumed)) {
    if (info.assumed_none) {
      lines.line(indent, worded("assumed none: no record speaks of {}", label_of(info)));
    } else {
      lines.line(indent, worded("{}: not documented", label_of(info)));
    }
    return;
  }
  if (state->assumed) return lines.line(indent, worded("assumed none: no record speaks of {}", label_of(info)));
  lines.line(indent, worded("{}: {} {}{}", label_of(info), state->entries.size(),
                            state->entries.size() == 1 ? "entry" : "entries",
                            state->complete ? "" : ", the list is incomplete"));
  for (const Entry& entry : state->entries) lines.line(indent + 2, entry_text(request, info, entry));
}

bool single_test(const ClauseView& clause) {
  return clause.children.size() == 1 && clause.children[0].label.empty() &&
         is_leaf(clause.children[0]) && clause.children[0].clause->kind != ClauseKind::latest;
}

/// A requirement of one test is told in one line: the test's evidence stands right under it.
const ClauseView& evidence_of(const ClauseView& clause) {
  return single_test(clause) ? clause.children[0] : clause;
}

std::string lead(const ClauseView& clause) {
  switch (clause.clause->kind) {
    case ClauseKind::unless: return "unless ";
    case ClauseKind::when: return "when ";
    case ClauseKind::applies: return "applies when ";
    case ClauseKind::note: return "note: ";
    default: return {};
  }
}

void write_evidence(Lines& lines, const RequestView& request, const ClauseView& clause, std::size_t indent) {
  for (const FactView& fact : clause.facts) write_fact(lines, request, fact, indent);
  for (const std::uint32_t record : clause.records) write_record(lines, request, record, indent);
}

bool has_condition(ClauseKind kind) {
  return kind == ClauseKind::require || kind == ClauseKind::rule || kind == ClauseKind::unless ||
         kind == ClauseKind::when || kind == ClauseKind::applies || kind == ClauseKind::note;
}

/// The first child of a clause that takes its heading from it says nothing new: only what stands under it is told.
bool told_above(const ClauseView& clause, const ClauseView& condition) {
  if (!condition.label.empty()) return false;
  if (!is_leaf(condition)) return true;
  const bool same_heading = clause.label.empty();
  return same_heading && (condition.state == clause.state || clause.clause->kind == ClauseKind::when);
}

void write_children(Lines& lines, const RequestView& request, const ClauseView& clause, std::size_t indent) {
  const ClauseKind kind = clause.clause->kind;
  const bool not_applicable = kind == ClauseKind::when && clause.children.front().state == State::absent;
  for (std::size_t i = 0; i < clause.children.size(); ++i) {
    const ClauseView& child = clause.children[i];
    const bool is_condition = i == 0 && has_condition(kind);
    if (is_condition && single_test(clause)) continue;
    if (is_condition && told_above(clause, child)) {
      write_evidence(lines, request, child, indent);
      write_children(lines, request, child, indent);
      continue;
    }
    if (not_applicable && i != 0 && !lines.options().all) continue;
    write_clause(lines, request, child, indent);
  }
}

/// Below `latest ... has`: the day of the entry it was read for.
std::string entry_lead(const RequestView& request, const ClauseView& clause) {
  if (clause.entry == none) return {};
  const std::uint32_t record = request.program->bodies[clause.body].record;
  const RecordInfo& info = request.program->vocabulary.records[record];
  const RecordState* state = find_record(*request.the_case, request.decision->request, record);
  if (!state || info.date_field == none || !state->entries[clause.entry].fields[info.date_field].documented) {
    return worded("entry {}: ", clause.entry + 1);
  }
  return day_range_text(state->entries[clause.entry].fields[info.date_field].range) + ": ";
}

}  // namespace

void write_clause(Lines& lines, const RequestView& request, const ClauseView& clause, std::size_t indent) {
  const ClauseView& told = clause.label.empty() ? evidence_of(clause) : clause;
  const ClauseView& named = clause.clause->kind == ClauseKind::when ? clause : told;
  std::string text = worded("{}{}{}: {}", entry_lead(request, clause), lead(clause), heading(request, named), state_words(named));
  const std::string place = place_text(*request.program, clause.clause->cite);
  if (!place.empty()) text += worded(" ({})", place);
  lines.signed_line(indent, told.state, text);
  write_evidence(lines, request, evidence_of(clause), indent + 4);
  write_children(lines, request, clause, indent + 4);
}

void write_guideline(Lines& lines, const RequestView& request, const GuidelineView& guideline) {
  const std::string title = guideline.info->title.empty() ? guideline.info->name : guideline.info->title;
  lines.title(cited(title, *request.program, guideline.info->cite));
  lines.line(2, conclusion_text(guideline.info->outcomes, guideline.decision->conclusion));
  for (const ClauseView& clause : guideline.clauses) {
    if (clause.clause->kind == ClauseKind::note && clause.state != State::present && !lines.options().all) continue;
    write_clause(lines, request, clause, 2);
  }
}

}  // namespace guide::explain
