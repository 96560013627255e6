#include "runtime/explain/view.hpp"

#include <algorithm>

namespace guide::explain {
namespace {

/// Builds the views of one guideline's clauses.
class ClauseReader {
 public:
  ClauseReader(const RequestView& request, const GuidelineInfo& guideline)
      : request_(request), program_(*request.program), guideline_(guideline) {}

  /// The clauses from `begin` up to `end`, siblings of each other, read in the run at `base` of `body`.
  std::vector<ClauseView> siblings(std::uint32_t begin, std::uint32_t end, std::uint32_t body, std::uint32_t base,
                                   std::uint32_t entry) const {
    std::vector<ClauseView> views;
    for (std::uint32_t index = begin; index < end; index = guideline_.clauses[index].end) {
      views.push_back(clause(index, body, base, entry));
    }
    return views;
  }

 private:
  ClauseView clause(std::uint32_t index, std::uint32_t body, std::uint32_t base, std::uint32_t entry) const {
    const Clause& written = guideline_.clauses[index];
    ClauseView view;
    view.clause = &written;
    view.label = program_.text(written.label);
    view.text = program_.text(written.text);
    view.index = index;
    view.entry = entry;
    view.body = body;
    view.base = base;
    view.state = request_.decision->trace.state(base, written.literal);
    if (written.kind == ClauseKind::latest) {
      view.children = per_entry(index);
    } else {
      view.children = siblings(index + 1, written.end, body, base, entry);
    }
    if (is_leaf(view)) read_leaf(view, written.literal.node());
    return view;
  }

  /// The condition of `latest r has`, once for each entry of the record, newest first.
  std::vector<ClauseView> per_entry(std::uint32_t index) const {
    const Clause& written = guideline_.clauses[index];
    std::vector<ClauseView> views;
    if (written.selection == none) return views;
    const Selection& selection = program_.selections[written.selection];
    const RecordState* record = find_record(*request_.the_case, request_.decision->request, selection.record);
    const std::uint32_t count = record ? static_cast<std::uint32_t>(record->entries.size()) : 0;
    for (std::uint32_t entry = 0; entry < count; ++entry) {
      const std::uint32_t base = request_.decision->trace.base_of(selection.body, entry);
      if (base == none) continue;
      for (ClauseView& view : siblings(index + 1, written.end, selection.body, base, entry)) {
        views.push_back(std::move(view));
      }
    }
    return views;
  }

  void read_leaf(ClauseView& view, std::uint32_t node_index) const {
    const Node& node = program_.nodes[program_.bodies[view.body].first_node + node_index];
    switch (node.op) {
      case Op::finding:
      case Op::option:
      case Op::in_codes:
      case Op::documented:
      case Op::elapsed:
        return add_slot(view, Slot{node.a});
      case Op::same_option:
        add_slot(view, Slot{node.a});
        return add_slot(view, Slot{node.b});
      case Op::at_least_value:
      case Op::equals_value:
        return add_quantity(view, program_.quantities[node.a]);
      case Op::latest_has:
        return add_selection(view, program_.selections[node.a]);
      case Op::record_given:
        return add_record(view, node.a);
      case Op::table_option:
        return add_table(view, program_.table_outputs[node.a]);
      case Op::at_least:  // a test that is two leaves: `is any of`, a bound from both sides
        for (std::uint32_t i = 0; i < node.b; ++i) read_leaf(view, program_.operands[node.a + i].node());
        return;
      case Op::always:
      case Op::in_force:
      case Op::outcome:
        return;
    }
  }

  void add_quantity(ClauseView& view, const Quantity& quantity) const {
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      const Term& term = program_.terms[quantity.first_term + i];
      switch (term.kind) {
        case TermKind::slot: add_slot(view, Slot{term.index}); break;
        case TermKind::count:
        case TermKind::sum: add_selection(view, program_.selections[term.index]); break;
        case TermKind::table: add_table(view, program_.table_outputs[term.index]); break;
      }
    }
  }

  void add_table(ClauseView& view, const TableOutput& table) const {
    for (std::uint32_t i = 0; i < table.row_count; ++i) {
      const TableRow& row = program_.table_rows[table.first_row + i];
      read_leaf(view, row.matches.node());
    }
  }

  /// The record, and the facts with which its entries are compared.
  void add_selection(ClauseView& view, const Selection& selection) const {
    add_record(view, selection.record);
    for (const std::uint32_t fact : program_.bodies[selection.body].facts) add_slot(view, Slot::fact(fact));
  }

  void add_record(ClauseView& view, std::uint32_t record) const {
    if (std::find(view.records.begin(), view.records.end(), record) == view.records.end()) view.records.push_back(record);
  }

  void add_slot(ClauseView& view, Slot slot) const {
    for (const FactView& known : view.facts) {
      if (known.slot == slot) return;
    }
    FactView fact;
    fact.slot = slot;
    if (slot.is_field()) {
      fact.record = program_.bodies[view.body].record;
      fact.entry = view.entry;
      const RecordInfo& info = program_.vocabulary.records[fact.record];
      fact.info = &program_.vocabulary.fields[info.first_field + slot.index()];
      const RecordState* record = find_record(*request_.the_case, request_.decision->request, fact.record);
      if (record && fact.entry < record->entries.size()) fact.state = &record->entries[fact.entry].fields[slot.index()];
    } else {
      fact.info = &program_.vocabulary.facts[slot.index()];
      fact.state = find_fact(*request_.the_case, request_.decision->request, slot.index());
    }
    view.facts.push_back(fact);
  }

  const RequestView& request_;
  const Program& program_;
  const GuidelineInfo& guideline_;
};

// ---- What decided --------------------------------------------------------------------------------------------------

bool settled(State state) { return state == State::present || state == State::absent; }

void mark(ClauseView& view);

void mark_where(std::vector<ClauseView>& views, std::size_t begin, auto&& condition) {
  for (std::size_t i = begin; i < views.size(); ++i) {
    if (condition(views[i].state)) mark(views[i]);
  }
}

/// Of a group that is settled, the members that settle it; of one that is not, the members that are not settled either.
void mark_group(ClauseView& view) {
  const GroupForm form = view.clause->form;
  if (!settled(view.state)) {
    return mark_where(view.children, 0, [](State state) { return !settled(state); });
  }
  const bool holds = view.state == State::present;
  const bool counts_down = form == GroupForm::none || form == GroupForm::at_most;
  if (form == GroupForm::exactly) return mark_where(view.children, 0, [](State state) { return settled(state); });
  const State wanted = holds != counts_down ? State::present : State::absent;
  mark_where(view.children, 0, [wanted](State state) { return state == wanted; });
}

/// A condition (first child) with others after it that lift or block it, or that it lets count.
void mark_parts(ClauseView& view) {
  std::vector<ClauseView>& parts = view.children;
  if (parts.empty()) return;
  const State state = view.state;
  if (!settled(state)) return mark_where(parts, 0, [](State part) { return !settled(part); });
  const bool holds = state == State::present;
  switch (view.clause->kind) {
    case ClauseKind::require:  // any: condition, waivers
      if (holds) return mark_where(parts, 0, [](State part) { return part == State::present; });
      return mark_where(parts, 0, [](State) { return true; });
    case ClauseKind::when:  // any: not condition, (all: the requirements)
      if (holds && parts[0].state == State::absent) return mark(parts[0]);
      mark(parts[0]);
      return mark_where(parts, 1, [state](State part) { return part == state; });
    case ClauseKind::rule:
    case ClauseKind::unless:  // all: condition, not its exceptions
    default:
      if (holds) return mark_where(parts, 0, [](State) { return true; });
      if (parts[0].state == State::absent) mark(parts[0]);
      return mark_where(parts, 1, [](State part) { return part == State::present; });
  }
}

void mark(ClauseView& view) {
  view.decisive = true;
  switch (view.clause->kind) {
    case ClauseKind::group: return mark_group(view);
    case ClauseKind::require:
    case ClauseKind::when:
    case ClauseKind::rule:
    case ClauseKind::unless: return mark_parts(view);
    case ClauseKind::applies:
    case ClauseKind::definition:
    case ClauseKind::latest:
    case ClauseKind::note: return mark_where(view.children, 0, [&](State state) { return state == view.state || !settled(view.state); });
    case ClauseKind::otherwise:
    case ClauseKind::test:
    case ClauseKind::in_force: return;
  }
}

/// Which top-level clauses lead to the guideline's conclusion.
void mark_decisive(GuidelineView& view) {
  const GuidelineDecision& decision = *view.decision;
  const Conclusion& conclusion = decision.conclusion;
  const bool does_not_apply = decision.applies != State::present;
  for (ClauseView& clause : view.clauses) {
    const ClauseKind kind = clause.clause->kind;
    if (kind == ClauseKind::note) continue;
    if (kind == ClauseKind::applies || kind == ClauseKind::in_force) {
      if (does_not_apply && clause.state != State::present) mark(clause);
      continue;
    }
    if (decision.applies == State::absent) continue;
    if (view.info->requires_only) {
      const bool recommended = conclusion.kind == ConclusionKind::determined && conclusion.outcome == 0;
      if (recommended || clause.state != State::present) mark(clause);
    } else if (conclusion.kind == ConclusionKind::determined) {
      if (clause.clause->outcome == conclusion.outcome && clause.state != State::absent) mark(clause);
    } else if (conclusion.kind == ConclusionKind::silent || clause.state != State::absent) {
      mark(clause);
    }
  }
}

void add_documents(const FactState* state, std::vector<bool>& relied) {
  if (!state) return;
  for (const Report& report : state->reports) {
    if (report.document != none) relied[report.document] = true;
  }
}

void collect_documents(const std::vector<ClauseView>& views, const RequestView& request, std::vector<bool>& relied) {
  for (const ClauseView& view : views) {
    for (const FactView& fact : view.facts) add_documents(fact.state, relied);
    for (const std::uint32_t record : view.records) {
      const RecordState* state = find_record(*request.the_case, request.decision->request, record);
      if (!state) continue;
      for (const std::uint32_t document : state->documents) relied[document] = true;
      for (const Entry& entry : state->entries) {
        if (entry.document != none) relied[entry.document] = true;
        for (const FactState& field : entry.fields) add_documents(&field, relied);
      }
    }
    collect_documents(view.children, request, relied);
  }
}

}  // namespace

bool is_leaf(const ClauseView& view) {
  const ClauseKind kind = view.clause->kind;
  return kind == ClauseKind::test || kind == ClauseKind::latest || (kind == ClauseKind::group && view.children.empty());
}

std::vector<RequestView> view(const Program& program, const Case& the_case, const Decision& decision) {
  std::vector<RequestView> views(decision.requests.size());
  for (std::size_t i = 0; i < views.size(); ++i) {
    RequestView& request = views[i];
    request.program = &program;
    request.the_case = &the_case;
    request.decision = &decision.requests[i];
    if (request.decision->request != none) request.request = &the_case.requests[request.decision->request];
    for (const GuidelineDecision& guideline : request.decision->guidelines) {
      GuidelineView guideline_view;
      guideline_view.info = &program.guidelines[guideline.guideline];
      guideline_view.decision = &guideline;
      const ClauseReader reader(request, *guideline_view.info);
      guideline_view.clauses = reader.siblings(0, static_cast<std::uint32_t>(guideline_view.info->clauses.size()),
                                               guideline_view.info->body, guideline.base, none);
      mark_decisive(guideline_view);
      request.guidelines.push_back(std::move(guideline_view));
    }
    for (const DeterminationDecision& determination : request.decision->determinations) {
      request.determinations.push_back({&program.determinations[determination.determination], &determination});
    }
  }
  return views;
}

std::vector<std::uint32_t> documents_relied_on(const RequestView& request) {
  const std::vector<DocumentInfo>& documents = request.the_case->documents;
  std::vector<bool> relied(documents.size(), false);
  for (const GuidelineView& guideline : request.guidelines) collect_documents(guideline.clauses, request, relied);
  std::vector<std::uint32_t> list;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (relied[i]) list.push_back(i);
  }
  std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
    return documents[a].date.low < documents[b].date.low;
  });
  return list;
}

}  // namespace guide::explain
