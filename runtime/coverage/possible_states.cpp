// Which states can occur: what is assumed or asked of the documents themselves is never undocumented.

#include "runtime/coverage/coverage.hpp"

namespace guide::coverage {
namespace {

constexpr States settled = bit(State::present) | bit(State::absent);
constexpr States any_state = settled | bit(State::undocumented) | bit(State::conflicting);

class PossibleStates {
 public:
  PossibleStates(const Program& program, std::uint32_t body) : program_(program), body_(program.bodies[body]) {
    for (std::uint32_t i = 0; i < body_.node_count; ++i) {
      states_.push_back(of_node(program.nodes[body_.first_node + i]));
    }
  }

  States of(Literal literal) const {
    const States states = states_[literal.node()];
    if (!literal.negated()) return states;
    States turned = states & static_cast<States>(~settled);
    if ((states & bit(State::present)) != 0) turned |= bit(State::absent);
    if ((states & bit(State::absent)) != 0) turned |= bit(State::present);
    return turned;
  }

 private:
  States of_node(const Node& node) const {
    switch (node.op) {
      case Op::always: return bit(State::present);
      case Op::documented:
      case Op::record_given:
      case Op::in_force: return settled;
      case Op::finding: return of_finding(Slot{node.a});
      case Op::at_least: return of_group(node);
      default: return any_state;
    }
  }

  States of_finding(Slot slot) const {
    if (slot.is_field() || !program_.vocabulary.facts[slot.index()].assumed_absent) return any_state;
    return any_state & static_cast<States>(~bit(State::undocumented));
  }

  States of_group(const Node& node) const {
    std::uint32_t can_be_present = 0, can_be_absent = 0;
    States states = 0;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const States operand = of(program_.operands[node.a + i]);
      can_be_present += (operand & bit(State::present)) != 0 ? 1 : 0;
      can_be_absent += (operand & bit(State::absent)) != 0 ? 1 : 0;
      states |= operand & static_cast<States>(~settled);
    }
    if (can_be_present >= node.k) states |= bit(State::present);
    if (can_be_absent + node.k > node.b) states |= bit(State::absent);
    return states;
  }

  const Program& program_;
  const Body& body_;
  std::vector<States> states_;
};

}  // namespace

States possible_states(const Program& program, std::uint32_t body, Literal literal) {
  return PossibleStates(program, body).of(literal);
}

}  // namespace guide::coverage
