#include "runtime/explain/variation.hpp"

#include <algorithm>
#include <set>

#include "runtime/elapsed.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

bool speaks_of(const Statements& statements, std::uint32_t fact) {
  return std::any_of(statements.facts.begin(), statements.facts.end(),
                     [fact](const auto& item) { return item.first == fact; });
}

void put(std::vector<std::pair<std::uint32_t, FactState>>& facts, std::uint32_t fact, FactState state) {
  const auto at = std::lower_bound(facts.begin(), facts.end(), fact,
                                   [](const auto& item, std::uint32_t wanted) { return item.first < wanted; });
  if (at != facts.end() && at->first == fact) {
    at->second = std::move(state);
  } else {
    facts.insert(at, {fact, std::move(state)});
  }
}

Statements without_reports(Statements statements) {
  for (auto& [fact, state] : statements.facts) state.reports.clear();
  for (auto& [record, state] : statements.records) {
    for (Entry& entry : state.entries) {
      for (FactState& field : entry.fields) field.reports.clear();
    }
  }
  return statements;
}

std::vector<std::uint32_t> bodies_of(const Program& program, const RequestDecision& request) {
  std::vector<std::uint32_t> bodies = guideline_bodies(program, request);
  const std::size_t guidelines = bodies.size();
  for (std::size_t i = 0; i < guidelines; ++i) {
    for (const std::uint32_t selection : program.bodies[bodies[i]].selections)
      bodies.push_back(program.selections[selection].body);
  }
  return bodies;
}

/// The option of the other choice is told from all others; each from each where that one is not known.
void add_options(const Program& program, const Case& the_case, std::uint32_t request, const Node& node, Slot slot,
                 std::set<Scaled>& borders) {
  if (Slot{node.a} != slot && Slot{node.b} != slot) return;
  const Slot other = Slot{node.a} == slot ? Slot{node.b} : Slot{node.a};
  const FactState* state = other.is_field() ? nullptr : find_fact(the_case, request, other.index());
  const bool known = state && state->documented && !state->disputed() && state->range.exact();
  const std::size_t options = program.vocabulary.facts[slot.index()].options.size();
  for (Scaled option = 0; option < static_cast<Scaled>(options); ++option) {
    if (known && option != state->range.low) continue;
    borders.insert(option);
    borders.insert(option + 1);
  }
}

/// Each number in the set begins a region of values that tests tell from the region before.
void add_borders(const Program& program, const Case& the_case, std::uint32_t request, const Node& node, Slot slot,
                 std::set<Scaled>& borders) {
  switch (node.op) {
    case Op::option:
      if (Slot{node.a} != slot) return;
      borders.insert(node.b);
      borders.insert(static_cast<Scaled>(node.b) + 1);
      return;
    case Op::same_option: return add_options(program, the_case, request, node, slot, borders);
    case Op::elapsed:
      if (Slot{node.a} == slot) borders.insert(last_day(program.elapsed[node.b], the_case.as_of) + 1);
      return;
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program.quantities[node.a];
      Scaled factor = 0;
      Scaled others = 0;
      for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
        const Term& term = program.terms[quantity.first_term + i];
        if (term.kind != TermKind::slot || Slot{term.index}.is_field()) return;
        if (Slot{term.index} == slot) {
          factor = term.coefficient;
          continue;
        }
        const FactState* state = find_fact(the_case, request, Slot{term.index}.index());
        if (!state || !state->documented || state->disputed() || !state->range.exact()) return;
        others += term.coefficient * state->range.low;
      }
      if (factor == 0) return;
      const Scaled threshold = program.thresholds[node.b] - others;
      // factor * x >= threshold begins at the quotient, or ends there where the factor is negative
      borders.insert(factor > 0 ? ceil_divide(threshold, factor) : floor_divide(threshold, factor) + 1);
      if (node.op == Op::equals_value) {
        borders.insert(ceil_divide(threshold, factor));
        borders.insert(floor_divide(threshold, factor) + 1);
      }
      return;
    }
    default: return;
  }
}

class OpenWalk {
 public:
  OpenWalk(const Program& program, const Case& the_case, const RequestDecision& request)
      : program_(program), case_(the_case), request_(request), seen_(request.trace.bits.size(), 0) {}

  void follow(std::uint32_t body, std::uint32_t base, Literal literal) {
    const State state = request_.trace.state(base, Literal::of(literal.node()));
    if (state == State::present || state == State::absent) return;
    const std::size_t place = (base & ~Trace::uniform) + literal.node();
    if (seen_[place] != 0) return;
    seen_[place] = 1;
    const Node& node = program_.nodes[program_.bodies[body].first_node + literal.node()];
    if (node.op == Op::at_least) {
      for (std::uint32_t i = 0; i < node.b; ++i) follow(body, base, program_.operands[node.a + i]);
    } else if (node.op == Op::outcome) {
      follow_outcome(body, node);
    } else {
      add_leaf(node, body, base);
    }
  }

  OpenQuestions take() { return std::move(open_); }

 private:
  void follow_outcome(std::uint32_t body, const Node& node) {
    for (const DeterminationDecision& determination : request_.determinations) {
      const Consultation& consultation =
          program_.determinations[determination.determination].consultations[determination.consultation];
      if (consultation.body != body) continue;
      const Consulted& consulted = consultation.consulted[node.a];
      for (const GuidelineDecision& guideline : request_.guidelines) {
        if (guideline.guideline != consulted.guideline || guideline.application != consulted.application) continue;
        const GuidelineInfo& info = program_.guidelines[guideline.guideline];
        follow(info.body, guideline.base, info.applications[guideline.application].outcomes[node.b]);
      }
    }
  }

  void add_leaf(const Node& node, std::uint32_t body, std::uint32_t base) {
    switch (node.op) {
      case Op::finding:
      case Op::option:
      case Op::in_codes:
      case Op::documented:
      case Op::elapsed: return add_slot(Slot{node.a});
      case Op::same_option: add_slot(Slot{node.a}); return add_slot(Slot{node.b});
      case Op::at_least_value:
      case Op::equals_value: return add_quantity(program_.quantities[node.a], body, base);
      case Op::latest_has: return add_record(program_.selections[node.a].record);
      case Op::table_option: return add_rows(program_.table_outputs[node.a], body, base);
      default: return;
    }
  }

  void add_quantity(const Quantity& quantity, std::uint32_t body, std::uint32_t base) {
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      const Term& term = program_.terms[quantity.first_term + i];
      switch (term.kind) {
        case TermKind::slot: add_slot(Slot{term.index}); break;
        case TermKind::count:
        case TermKind::sum: add_record(program_.selections[term.index].record); break;
        case TermKind::table: add_rows(program_.table_outputs[term.index], body, base); break;
      }
    }
  }

  void add_rows(const TableOutput& table, std::uint32_t body, std::uint32_t base) {
    for (std::uint32_t i = 0; i < table.row_count; ++i)
      follow(body, base, program_.table_rows[table.first_row + i].matches);
  }

  void add_slot(Slot slot) {
    if (slot.is_field()) return;
    const FactState* state = find_fact(case_, request_.request, slot.index());
    const bool known = state && state->documented && !state->disputed() && state->range.exact();
    if (!known) add_once(open_.facts, slot.index());
  }
  void add_record(std::uint32_t record) {
    const RecordState* state = find_record(case_, request_.request, record);
    if (!state || !state->given || !state->complete) add_once(open_.records, record);
  }
  static void add_once(std::vector<std::uint32_t>& list, std::uint32_t item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  std::vector<char> seen_;  // by where a node's values begin, or where nothing else is looked at
  OpenQuestions open_;
};

}  // namespace

Case single_request(const Case& the_case, const RequestDecision& request) {
  Case single = the_case;
  single.expectations.clear();
  if (request.request != none) single.requests = {the_case.requests[request.request]};
  return single;
}

Case bare_request(const Case& the_case, const RequestDecision& request) {
  Case bare;
  bare.as_of = the_case.as_of;
  bare.statements = without_reports(the_case.statements);
  if (request.request == none) return bare;
  bare.requests = {the_case.requests[request.request]};
  bare.requests.front().statements = without_reports(bare.requests.front().statements);
  return bare;
}

FactState documented_as(const FactInfo& info, Scaled value) {
  FactState state;
  state.range = info.type == Type::codes ? Range{} : Range{value, value};
  state.documented = true;
  Report report;
  report.range = state.range;
  state.reports.push_back(std::move(report));
  return state;
}

void document(Case& single, std::uint32_t fact, FactState state) {
  Statements& own = single.requests.empty() ? single.statements : single.requests.front().statements;
  put((speaks_of(single.statements, fact) ? single.statements : own).facts, fact, std::move(state));
}

std::vector<Scaled> telling_values(const Program& program, const Case& the_case, const RequestDecision& request,
                                   std::uint32_t fact) {
  const FactInfo& info = program.vocabulary.facts[fact];
  if (info.type == Type::finding) return {1, 0};
  if (info.type == Type::codes) return {};
  std::set<Scaled> borders;
  for (const std::uint32_t body : bodies_of(program, request)) {
    for (std::uint32_t i = 0; i < program.bodies[body].node_count; ++i) {
      const Node& node = program.nodes[program.bodies[body].first_node + i];
      add_borders(program, the_case, request.request, node, Slot::fact(fact), borders);
    }
  }
  std::vector<Scaled> values;
  Scaled begin = info.bounds.low;
  borders.insert(info.bounds.high == unbounded_above ? unbounded_above : info.bounds.high + 1);
  for (const Scaled border : borders) {
    if (border <= begin) continue;
    values.push_back(begin == unbounded_below ? border - 1 : begin);
    begin = border;
    if (border > info.bounds.high) break;
  }
  return values;
}

OpenQuestions open_questions(const Program& program, const Case& the_case, const RequestDecision& request) {
  OpenWalk walk(program, the_case, request);
  for (const DeterminationDecision& determination : request.determinations) {
    const Consultation& consultation =
        program.determinations[determination.determination].consultations[determination.consultation];
    for (const Literal outcome : consultation.outcomes) walk.follow(consultation.body, determination.base, outcome);
  }
  if (!request.determinations.empty()) return walk.take();
  for (const GuidelineDecision& guideline : request.guidelines) {
    const GuidelineInfo& info = program.guidelines[guideline.guideline];
    for (const Literal outcome : info.applications[guideline.application].outcomes) {
      walk.follow(info.body, guideline.base, outcome);
    }
  }
  return walk.take();
}

std::vector<std::uint32_t> guideline_bodies(const Program& program, const RequestDecision& request) {
  std::vector<std::uint32_t> bodies;
  for (const GuidelineDecision& guideline : request.guidelines) {
    const std::uint32_t body = program.guidelines[guideline.guideline].body;
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
  }
  return bodies;
}

std::vector<std::uint32_t> facts_read(const Program& program, const RequestDecision& request) {
  std::vector<std::uint32_t> facts;
  for (const GuidelineDecision& guideline : request.guidelines) {
    for (const std::uint32_t fact : program.bodies[program.guidelines[guideline.guideline].body].facts) {
      if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    }
  }
  return facts;
}

}  // namespace guide::explain
