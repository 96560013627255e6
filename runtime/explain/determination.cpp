#include "runtime/explain/determination.hpp"

#include <algorithm>

#include "runtime/explain/change.hpp"
#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

void write_head(Lines& lines, const Case& the_case) {
  const std::string title = the_case.title.empty() ? spaced(the_case.name) : the_case.title;
  lines.title(worded("{}{}as of {}", title, title.empty() ? "" : ", ", date_text(the_case.as_of)));
}

std::string service_label(const RequestView& request) {
  const ServiceInfo& service = request.program->vocabulary.services[request.request->service];
  return service.label.empty() ? spaced(service.name) : service.label;
}

void write_item(Lines& lines, const RequestView& request, std::size_t number) {
  const RequestInfo& info = *request.request;
  lines.title(worded("Item {}: {}", number, info.label.empty() ? service_label(request) : info.label));
  lines.line(2, worded("service: {}", service_label(request)));
  if (!info.prior.empty()) {
    lines.line(2, worded("earlier decision: {}{}", spaced(info.prior),
                         info.prior_on.empty() ? "" : " on " + info.prior_on));
  }
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  return out;
}

void write_acting_clause(Lines& lines, const RequestView& request, std::string_view kind, const ResultClause& clause) {
  std::string text = worded("acting clause: when {}", kind);
  if (!clause.label.empty()) text += worded(", \"{}\"", clause.label);
  const std::string citation = citation_text(*request.program, clause.cite);
  if (!citation.empty()) text += worded(" ({})", citation);
  lines.line(2, text);
}

void write_result(Lines& lines, const RequestView& request, const DeterminationView& view) {
  const DeterminationInfo& info = *view.info;
  const DeterminationDecision& decision = *view.decision;
  std::string result = result_text(info, decision.result);
  if (request.request && !request.request->prior.empty()) {
    result = worded(
        "{}: {}",
        decision.prior_effect == PriorEffect::open
            ? std::string("open")
            : worded("{} {}", spaced(request.request->prior) == "denied" ? "denial" : "earlier decision",
                     upper(prior_effect_text(decision.prior_effect))),
        result);
  }
  lines.line(2, worded("result: {}", result));
  for (const std::uint32_t reviewer : decision.reviewers) {
    lines.line(2, worded("proposed for review by: {}", spaced(info.reviewers[reviewer].reviewer)));
  }
  lines.line(2, worded("{}: {}", info.title.empty() ? info.name : info.title,
                       conclusion_text(info.outcomes, decision.conclusion)));
  if (decision.by_undetermined) write_acting_clause(lines, request, "undetermined", info.undetermined);
  if (decision.by_contradictory) write_acting_clause(lines, request, "contradictory", info.contradictory);
  if (decision.by_silent) write_acting_clause(lines, request, "silent", info.silent);
}

// ---- Grounds -------------------------------------------------------------------------------------------------------

const ClauseView* find_clause(const std::vector<ClauseView>& clauses, std::uint32_t index) {
  for (const ClauseView& clause : clauses) {
    if (clause.index == index) return &clause;
    if (index > clause.index && index < clause.clause->end) return find_clause(clause.children, index);
  }
  return nullptr;
}

const GuidelineView* find_guideline(const RequestView& request, std::uint32_t guideline) {
  for (const GuidelineView& view : request.guidelines) {
    if (view.decision->guideline == guideline) return &view;
  }
  return nullptr;
}

/// The tests under a clause that leave it as it is, by their headings: `local twitch response, referred pain`.
void collect_reasons(const RequestView& request, const ClauseView& clause, std::vector<std::string>& reasons) {
  const bool leaf =
      clause.children.empty() || clause.clause->kind == ClauseKind::latest || !clause.label.empty();
  if (leaf) {
    if (!clause.decisive) return;
    const std::string reason = worded("{}: {}", heading(request, clause), state_words(clause));
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
    return;
  }
  for (const ClauseView& child : clause.children) collect_reasons(request, child, reasons);
}

void write_ground(Lines& lines, const RequestView& request, const Ground& ground, std::size_t indent) {
  const GuidelineView* guideline = find_guideline(request, ground.guideline);
  const ClauseView* clause = guideline ? find_clause(guideline->clauses, ground.clause) : nullptr;
  if (!clause) return;
  std::vector<std::string> reasons;
  collect_reasons(request, *clause, reasons);
  std::string text;
  for (const std::string& reason : reasons) text += (text.empty() ? "" : "; ") + reason;
  if (text.empty()) text = heading(request, *clause);
  const std::string place = place_text(*request.program, clause->clause->cite);
  lines.signed_line(indent, clause->state, place.empty() ? text : worded("{} ({})", text, place));
}

void write_grounds(Lines& lines, const RequestView& request, const DeterminationDecision& decision) {
  std::size_t number = 0;
  std::size_t whole = 0;
  for (const Ground& ground : decision.grounds) whole += ground.clause == none;
  if (decision.grounds.empty()) return;
  lines.blank();
  lines.title(whole > 1 ? "Grounds: each guideline alone would have sufficed, and so would each clause listed under it"
                        : "Grounds: each clause listed alone would have sufficed");
  std::uint32_t current = none;
  for (const Ground& ground : decision.grounds) {
    if (ground.guideline != current) {
      current = ground.guideline;
      const GuidelineInfo& info = request.program->guidelines[current];
      lines.line(2,
                 worded("{}. {}", ++number,
                        cited(info.title.empty() ? info.name : info.title, *request.program, info.cite)),
                 5);
    }
    if (ground.clause != none) write_ground(lines, request, ground, 5);
  }
  // What a guideline notes beside its clauses supports the ground.
  for (const GuidelineView& guideline : request.guidelines) {
    for (const ClauseView& clause : guideline.clauses) {
      if (clause.clause->kind != ClauseKind::note || clause.state != State::present) continue;
      if (guideline.decision->applies != State::present) continue;
      lines.line(5, "note: " + cited(clause.label, *request.program, clause.clause->cite));
    }
  }
}

// ---- What would change it ------------------------------------------------------------------------------------------

bool same_change(const Change& a, const Change& b) { return a.kind == b.kind && a.text == b.text; }

bool in_every_set(const Change& change, const std::vector<ChangeSet>& sets) {
  return std::all_of(sets.begin(), sets.end(), [&](const ChangeSet& set) {
    return std::any_of(set.changes.begin(), set.changes.end(),
                       [&](const Change& each) { return same_change(each, change); });
  });
}

void write_alternative(Lines& lines, const Alternative& alternative) {
  const std::string goal = spaced(alternative.goal);
  if (alternative.sets.empty()) {
    lines.line(2, alternative.complete ? worded("nothing that could be documented would make it {}", goal)
                                       : worded("no way to {} was found within the bound of the search", goal));
    return;
  }
  const ChangeSet& first = alternative.sets.front();
  std::vector<const Change*> common;
  for (const Change& change : first.changes) {
    if (in_every_set(change, alternative.sets)) common.push_back(&change);
  }
  const bool one_way = alternative.sets.size() == 1;
  if (first.changes.size() == 1 && one_way) {
    lines.line(2, worded("it would be {} if this were documented:", goal));
  } else if (common.empty()) {
    lines.line(2, worded("it would be {} if the whole of one of these lines were documented:", goal));
  } else {
    lines.line(
        2, worded("it would be {} only if all of these were documented; some of them alone would not be enough:",
                  goal));
  }
  for (const Change* change : common) lines.line(4, "- " + change->text);
  if (one_way) return;
  if (!common.empty()) lines.line(4, "and, besides, one of these ways:");
  const std::size_t shown =
      lines.options().all ? alternative.sets.size() : std::min<std::size_t>(alternative.sets.size(), 8);
  for (std::size_t i = 0; i < shown; ++i) {
    std::string text;
    for (const Change& change : alternative.sets[i].changes) {
      if (in_every_set(change, alternative.sets)) continue;
      text += (text.empty() ? "- " : "; ") + change.text;
    }
    lines.line(6, text);
  }
  if (shown < alternative.sets.size())
    lines.line(6, worded("... and {} more ways", alternative.sets.size() - shown));
  if (!alternative.complete) lines.line(4, "the search stopped at its bound; there may be further ways");
}

void write_changes(Lines& lines, const RequestView& request, const DeterminationDecision& decision) {
  const auto alternatives =
      what_would_change(*request.program, *request.the_case, *request.decision, decision, {lines.options().fixed});
  if (alternatives.empty()) return;
  lines.blank();
  lines.title("What would change it");
  for (const Alternative& alternative : alternatives) write_alternative(lines, alternative);
}

void write_documents(Lines& lines, const RequestView& request) {
  const std::vector<std::uint32_t> relied = documents_relied_on(request);
  if (relied.empty()) return;
  lines.blank();
  lines.title("Documents relied on");
  for (const std::uint32_t document : relied) lines.line(2, document_text(request.the_case->documents[document]));
}

void write_disputes(Lines& lines, const RequestView& request) {
  const Trace& trace = request.decision->trace;
  const Vocabulary& vocabulary = request.program->vocabulary;
  const auto name = [&](const Dispute& dispute) {
    if (dispute.fact != none) return label_of(vocabulary.facts[dispute.fact]);
    const RecordInfo& record = vocabulary.records[dispute.record];
    return label_of(vocabulary.fields[record.first_field + dispute.field]) + " of " + label_of(record);
  };
  for (const Dispute& dispute : trace.disputes) {
    lines.line(2, worded("the records disagree about {}: decided once for each of {} reports", name(dispute),
                         dispute.count));
  }
  for (const Dispute& dispute : trace.unread) {
    lines.line(
        2, worded("the records disagree about {}: beyond 4096 settlements, read as undocumented", name(dispute)));
  }
}

}  // namespace

std::string determination_text(const Program& program, const Case& the_case, const Decision& decision,
                               const TextOptions& options) {
  Lines lines(options);
  write_head(lines, the_case);
  std::size_t number = 0;
  for (const RequestView& request : view(program, the_case, decision)) {
    lines.blank();
    if (request.request) write_item(lines, request, ++number);
    for (const DeterminationView& determination : request.determinations) write_result(lines, request, determination);
    write_disputes(lines, request);
    for (const DeterminationView& determination : request.determinations) {
      write_grounds(lines, request, *determination.decision);
    }
    for (const GuidelineView& guideline : request.guidelines) {
      lines.blank();
      write_guideline(lines, request, guideline);
    }
    write_documents(lines, request);
    for (const DeterminationView& determination : request.determinations) {
      write_changes(lines, request, *determination.decision);
    }
  }
  for (std::size_t i = 0; i < decision.whole.size(); ++i) {
    if (the_case.requests.size() < 2 || decision.whole[i] == WholeCase::open) continue;
    lines.blank();
    lines.title(worded("Whole case ({}): {}", program.determinations[i].name, whole_text(decision.whole[i])));
  }
  return lines.take();
}

}  // namespace guide::explain
