#pragma once
// Collects the nodes of a plan: each kind of leaf or group once, whoever needs it. Only for plan*.cpp.
// A node is a list of numbers, its kind first, so that equal nodes are equal lists.

#include <map>
#include <optional>
#include <vector>

#include "runtime/batch/plan.hpp"

namespace guide::batch {

class PlanBuilder {
 public:
  explicit PlanBuilder(const Program& program) : program_(program) {}

  enum Kind : std::int64_t {
    test,          // fact, first, last
    elapsed,       // fact, index
    fixed,         // bits
    in_force,      // period
    documented,    // fact
    same_option,   // fact, fact
    codes,         // fact, code set
    quantity,      // equals, threshold, then for each term: kind, index, coefficient, low, high
    table_option,  // option, table
    group,         // k, operands (bits)
  };
  using Node = std::vector<std::int64_t>;

  Literal add(Node node);
  /// At least k of the operands, simplified: `all` is `not any` of the negated ones, and what is certain falls out.
  Literal add_group(std::uint32_t k, const std::vector<Literal>& operands);
  std::int64_t add_table(std::vector<TableRow> rows);

  /// Translates a body's nodes, given what its `outcome` leaves stand for.
  template <typename OutcomeOf>
  std::vector<Literal> add_body(std::uint32_t body, OutcomeOf outcome_of);

  /// Keeps a literal, and everything below it, in the plan.
  void keep(Literal literal);
  /// Numbers the nodes kept, and fills the plan's arrays.
  void finish(Plan& plan);
  /// A literal in the numbers of the plan; `unread` if it was not kept.
  Literal final(Literal literal) const;

 private:
  static constexpr Literal certain = Literal::of(0x7FFFFFFE);  // present in every case: a literal before it is a node

  Literal add_leaf(const guide::Node& node, const std::vector<Literal>& before);
  Literal add_single(std::uint32_t fact, std::int64_t coefficient, Scaled threshold, bool equals);
  Literal add_quantity(const guide::Node& node, const std::vector<Literal>& before);
  Literal add_rows(Node node, const TableOutput& output, const std::vector<Literal>& before);
  Literal add_latest(const guide::Node& node);
  std::int64_t table_of(const TableOutput& output, const std::vector<Literal>& before);
  std::uint32_t place_of(std::int64_t fact);
  void number(Plan& plan);
  /// The nodes that a node reads.
  std::vector<std::uint32_t> read_by(const Node& node) const;
  std::vector<std::uint32_t> levels() const;
  void number_tests(Plan& plan);
  void fill_steps(Plan& plan);
  Step make_step(Plan& plan, const Node& node);
  void add_masks(Plan& plan, const Step& step) const;

  const Program& program_;
  std::map<Node, std::uint32_t> known_;
  std::vector<const Node*> nodes_;
  std::vector<std::vector<TableRow>> tables_;
  std::map<std::vector<std::int64_t>, std::int64_t> known_tables_;
  std::vector<bool> kept_;
  std::vector<std::uint32_t> final_;  // by node
  std::vector<std::uint32_t> order_;  // nodes that become steps
  std::map<std::uint32_t, std::uint32_t> places_;
  std::vector<std::uint32_t> place_facts_;
  std::map<std::int64_t, std::uint32_t> final_tables_;
};

template <typename OutcomeOf>
std::vector<Literal> PlanBuilder::add_body(std::uint32_t index, OutcomeOf outcome_of) {
  const Body& body = program_.bodies[index];
  std::vector<Literal> result;
  std::vector<Literal> operands;
  for (std::uint32_t i = 0; i < body.node_count; ++i) {
    const guide::Node& node = program_.nodes[body.first_node + i];
    if (node.op == Op::outcome) {
      result.push_back(outcome_of(node));
    } else if (node.op == Op::at_least) {
      operands.clear();
      for (std::uint32_t j = 0; j < node.b; ++j) {
        const Literal operand = program_.operands[node.a + j];
        const Literal known = result[operand.node()];
        operands.push_back(operand.negated() ? !known : known);
      }
      result.push_back(add_group(node.k, operands));
    } else {
      result.push_back(add_leaf(node, result));
    }
  }
  return result;
}

}  // namespace guide::batch
