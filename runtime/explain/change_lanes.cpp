// Lanes that differ only in disputes on which a node does not hang are alike for it: it is looked at in the first of
// them.

#include <algorithm>
#include <numeric>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {
namespace {

constexpr std::uint32_t looked_at = 1u << 31;  // settlements are few enough that there are never so many disputes

}  // namespace

/// This lane, with the first report wherever the literal does not hang on the dispute.
std::uint32_t ChangeSearch::first_lane_alike(const Run& run, Literal literal) {
  const std::uint32_t below = disputes_below(run, literal);
  std::uint32_t lane = 0;
  for (std::size_t i = 0; i < request_.trace.disputes.size(); ++i) {
    const Dispute& dispute = request_.trace.disputes[i];
    if ((below >> i & 1) != 0) lane += lane_ / dispute.stride % dispute.count * dispute.stride;
  }
  return lane;
}

/// The disputes on which it hangs what makes the literal present or absent.
std::uint32_t ChangeSearch::disputes_below(const Run& run, Literal literal) {
  const Trace& trace = request_.trace;
  if (trace.lanes == 1 || (run.base & Trace::uniform) != 0) return 0;
  if (run.entry != none) return all_disputes();
  if (disputes_below_.empty()) disputes_below_.resize(trace.bits.size(), 0);
  const std::size_t place = run.base + std::size_t{literal.node()} * trace.words;
  if (disputes_below_[place] == 0) disputes_below_[place] = looked_at | disputes_of(run, node_of(run, literal));
  return disputes_below_[place] & ~looked_at;
}

std::uint32_t ChangeSearch::disputes_of(const Run& run, const Node& node) {
  const auto join = [](std::uint32_t a, std::uint32_t b) { return a | b; };
  const auto of_rows = [&](const TableOutput& table) {
    const TableRow* rows = program_.table_rows.data() + table.first_row;
    return std::transform_reduce(rows, rows + table.row_count, 0u, join,
                                 [&](const TableRow& row) { return disputes_below(run, row.matches); });
  };
  switch (node.op) {
    case Op::always:
    case Op::in_force:
    case Op::documented:
    case Op::record_given: return 0;
    case Op::finding:
    case Op::option:
    case Op::elapsed:
    case Op::in_codes: return disputes_of(Slot{node.a});
    case Op::same_option: return disputes_of(Slot{node.a}) | disputes_of(Slot{node.b});
    case Op::latest_has: return disputes_of(program_.selections[node.a]);
    case Op::table_option: return of_rows(program_.table_outputs[node.a]);
    case Op::at_least_value:
    case Op::equals_value: {
      const Quantity& quantity = program_.quantities[node.a];
      const Term* terms = program_.terms.data() + quantity.first_term;
      return std::transform_reduce(terms, terms + quantity.term_count, 0u, join, [&](const Term& term) {
        if (term.kind == TermKind::slot) return disputes_of(Slot{term.index});
        if (term.kind == TermKind::table) return of_rows(program_.table_outputs[term.index]);
        return disputes_of(program_.selections[term.index]);
      });
    }
    case Op::outcome: {
      const std::optional<Goal> goal = consulted(run, node, true);
      return goal ? disputes_below(goal->run, goal->literal) : 0;
    }
    case Op::at_least: {
      const Literal* operands = program_.operands.data() + node.a;
      return std::transform_reduce(operands, operands + node.b, 0u, join,
                                   [&](Literal each) { return disputes_below(run, each); });
    }
  }
  return all_disputes();
}

std::uint32_t ChangeSearch::disputes_of(const Selection& selection) const {
  const List<std::uint32_t> facts = program_.bodies[selection.body].facts;
  std::uint32_t read = 0;
  for (std::size_t i = 0; i < request_.trace.disputes.size(); ++i) {
    const Dispute& dispute = request_.trace.disputes[i];
    const bool reads = dispute.fact == none ? dispute.record == selection.record
                                            : std::binary_search(facts.begin(), facts.end(), dispute.fact);
    read |= std::uint32_t{reads} << i;
  }
  return read;
}

std::uint32_t ChangeSearch::disputes_of(Slot slot) const {
  if (slot.is_field()) return all_disputes();
  std::uint32_t read = 0;
  for (std::size_t i = 0; i < request_.trace.disputes.size(); ++i)
    read |= std::uint32_t{request_.trace.disputes[i].fact == slot.index()} << i;
  return read;
}

}  // namespace guide::explain
