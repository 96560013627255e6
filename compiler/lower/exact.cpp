#include "compiler/lower/exact.hpp"

#include <map>
#include <tuple>

namespace guide::lower {
namespace {

/// What completions move as one, and the direction in which a leaf's holding moves it.
enum class MoverKind : std::uint8_t { slot, quantity, free_leaf };
using MoverKey = std::tuple<MoverKind, std::uint32_t>;

struct Mover {
  int side = 0;
  bool up = false;
  bool exact_value = false;    // tested by `=`
  std::uint32_t leaves = 0;
  // Options of a choice: the one group that holds them, and how many it holds.
  std::uint32_t group = none;
  bool grouped = true;
};

class Proof {
 public:
  Proof(const Program& program, const BodyBuilder& body)
      : program_(program), body_(body) {}

  bool run(Literal requirements, Literal applies) {
    return walk(requirements, 1) && walk(applies, 2) && options_leave_one_out();
  }

 private:
  static constexpr std::uint8_t positive = 1, negative = 2;

  struct Visit {
    Literal literal;
    std::uint32_t group;  // the `any` group it stands in, or `none`
  };

  /// Visits every node once for each polarity and (leaves) each group above it.
  bool walk(Literal root, int side) {
    std::vector<Visit> stack{{root, none}};
    std::vector<std::uint8_t> seen(body_.nodes().size());
    while (!stack.empty()) {
      const Visit visit = stack.back();
      stack.pop_back();
      const std::uint32_t index = visit.literal.node();
      const Node& node = body_.nodes()[index];
      const std::uint8_t polarity = visit.literal.negated() ? negative : positive;
      if (node.op != Op::at_least) {
        if (!add_leaf(node, index, polarity, side, visit.group, (seen[index] & polarity) != 0)) return false;
        seen[index] |= polarity;
        continue;
      }
      if ((seen[index] & polarity) != 0) continue;
      seen[index] |= polarity;
      for (std::uint32_t i = 0; i < node.b; ++i) {
        const Literal operand = body_.operands()[node.a + i];
        const bool plain_option = node.k == 1 && !operand.negated();
        stack.push_back({visit.literal.negated() ? !operand : operand, plain_option ? index : none});
      }
    }
    return true;
  }

  bool add_leaf(const Node& node, std::uint32_t index, std::uint8_t polarity, int side, std::uint32_t group,
                bool again) {
    const bool up = polarity == positive;
    switch (node.op) {
      case Op::always:
      case Op::documented:
      case Op::record_given:
      case Op::in_force: return true;  // never open
      case Op::finding: return add({MoverKind::slot, node.a}, side, up, again);
      case Op::option: return add_option(node.a, side, up, group, again);
      case Op::elapsed: return add({MoverKind::slot, node.a}, side, !up, again);  // longer ago is an earlier date
      case Op::at_least_value:
      case Op::equals_value:
        if (node.free) return add({MoverKind::free_leaf, index}, side, up, again);
        return add_value(node, side, up, again);
      case Op::same_option:
      case Op::in_codes:
      case Op::latest_has: return add({MoverKind::free_leaf, index}, side, up, again);
      case Op::table_option:
      case Op::outcome:
      case Op::at_least: break;
    }
    return false;
  }

  bool add_value(const Node& node, int side, bool up, bool again) {
    const Quantity& quantity = program_.quantities[node.a];
    const Term& first = program_.terms[quantity.first_term];
    const bool alone = quantity.term_count == 1 && first.kind == TermKind::slot;
    const MoverKey key = alone ? MoverKey{MoverKind::slot, first.index} : MoverKey{MoverKind::quantity, quantity.identity};
    if (!add(key, side, up, again)) return false;
    Mover& mover = movers_[key];
    mover.exact_value = mover.exact_value || node.op == Op::equals_value;
    return !mover.exact_value || mover.leaves == 1;
  }

  bool add(const MoverKey& key, int side, bool up, bool again) {
    const auto [at, fresh] = movers_.try_emplace(key);
    Mover& mover = at->second;
    if (!fresh && (mover.side != side || mover.up != up)) return false;
    mover.side = side;
    mover.up = up;
    if (!again) ++mover.leaves;
    return !mover.exact_value || mover.leaves == 1;
  }

  bool add_option(std::uint32_t slot, int side, bool up, std::uint32_t group, bool again) {
    if (!add({MoverKind::slot, slot}, side, up, again)) return false;
    Mover& mover = movers_[{MoverKind::slot, slot}];
    if (mover.leaves == 1 && !again) {
      mover.group = group;
    } else if (mover.group != group) {
      mover.grouped = false;
    }
    choices_[slot] = true;
    // One leaf may stand anywhere; several only in one group.
    return mover.leaves == 1 || (mover.grouped && mover.group != none);
  }

  /// A group of all options of a choice always holds, which three values do not see.
  bool options_leave_one_out() const {
    for (const auto& [slot, used] : choices_) {
      const Mover& mover = movers_.at({MoverKind::slot, slot});
      const Slot fact{slot};
      const std::vector<FactInfo>& infos = fact.is_field() ? program_.vocabulary.fields : program_.vocabulary.facts;
      // Fields are not reached from a guideline's body; be careful all the same.
      if (fact.is_field() || mover.leaves >= infos[fact.index()].options.size()) return false;
    }
    return true;
  }

  const Program& program_;
  const BodyBuilder& body_;
  std::map<MoverKey, Mover> movers_;
  std::map<std::uint32_t, bool> choices_;
};

}  // namespace

bool three_values_exact(const Program& program, const BodyBuilder& body, Literal requirements, Literal applies) {
  return Proof(program, body).run(requirements, applies);
}

}  // namespace guide::lower
