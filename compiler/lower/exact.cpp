#include "compiler/lower/exact.hpp"

#include <algorithm>
#include <vector>

namespace guide::lower {
namespace {

/// What completions move as one.
enum class MoverKind : std::uint8_t { slot, quantity, free_leaf };

/// A leaf as it is met on the way down: what moves it, on which side, and in which direction its holding moves that.
struct Use {
  MoverKind kind{};
  std::uint8_t side = 0;
  bool up = false;
  bool again = false;           // the same leaf was met on this side and in this direction before
  bool exact_value = false;     // tested by `=`
  bool option = false;          // of a choice,
  std::uint32_t mover = none;
  std::uint32_t group = none;   // and the `any` group that the option stands in
};

bool before(const Use& a, const Use& b) { return a.kind != b.kind ? a.kind < b.kind : a.mover < b.mover; }

class Proof {
 public:
  Proof(const Program& program, const BodyBuilder& body) : program_(program), body_(body) {
    uses_.reserve(body.nodes().size());
    stack_.reserve(body.nodes().size());
  }

  bool run(Literal requirements, Literal applies) {
    return walk(requirements, 1) && walk(applies, 2) && every_mover_fits();
  }

 private:
  static constexpr std::uint8_t positive = 1, negative = 2;

  struct Visit {
    Literal literal;
    std::uint32_t group;  // the `any` group it stands in, or `none`
  };

  /// Visits every node once for each polarity and (leaves) each group above it.
  bool walk(Literal root, std::uint8_t side) {
    stack_.assign(1, {root, none});
    seen_.assign(body_.nodes().size(), 0);
    while (!stack_.empty()) {
      const Visit visit = stack_.back();
      stack_.pop_back();
      const std::uint32_t index = visit.literal.node();
      const Node& node = body_.nodes()[index];
      const std::uint8_t polarity = visit.literal.negated() ? negative : positive;
      const bool again = (seen_[index] & polarity) != 0;
      seen_[index] |= polarity;
      if (node.op != Op::at_least) {
        Use use{MoverKind::slot, side, polarity == positive, again, false, false, node.a, visit.group};
        if (!add_leaf(node, index, use)) return false;
      } else if (!again) {
        add_operands(node, index, visit.literal.negated());
      }
    }
    return true;
  }

  void add_operands(const Node& node, std::uint32_t index, bool negated) {
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Literal operand = body_.operands()[node.a + i];
      const bool plain_option = node.k == 1 && !operand.negated();
      stack_.push_back({negated ? !operand : operand, plain_option ? index : none});
    }
  }

  bool add_leaf(const Node& node, std::uint32_t index, Use use) {
    switch (node.op) {
      case Op::always:
      case Op::documented:
      case Op::record_given:
      case Op::in_force: return true;  // never open
      case Op::finding: break;
      case Op::option: use.option = true; break;
      case Op::elapsed: use.up = !use.up; break;  // longer ago is an earlier date
      case Op::at_least_value:
      case Op::equals_value:
        if (node.free) {
          use.kind = MoverKind::free_leaf;
          use.mover = index;
        } else {
          choose_quantity(program_.quantities[node.a], use);
          use.exact_value = node.op == Op::equals_value;
        }
        break;
      case Op::same_option:
      case Op::in_codes:
      case Op::latest_has:
        use.kind = MoverKind::free_leaf;
        use.mover = index;
        break;
      case Op::table_option:
      case Op::outcome:
      case Op::at_least: return false;
    }
    uses_.push_back(use);
    return true;
  }

  /// A fact alone is moved as the fact that other tests read.
  void choose_quantity(const Quantity& quantity, Use& use) const {
    const Term& first = program_.terms[quantity.first_term];
    const bool alone = quantity.term_count == 1 && first.kind == TermKind::slot;
    use.kind = alone ? MoverKind::slot : MoverKind::quantity;
    use.mover = alone ? first.index : quantity.identity;
  }

  bool every_mover_fits() {
    std::sort(uses_.begin(), uses_.end(), before);
    for (auto first = uses_.begin(); first != uses_.end();) {
      const auto last = std::find_if(first, uses_.end(), [&](const Use& use) { return before(*first, use); });
      if (!fits(&*first, &*first + (last - first))) return false;
      first = last;
    }
    return true;
  }

  /// All uses of one mover, in whatever order.
  bool fits(const Use* first, const Use* last) const {
    std::uint32_t leaves = 0;
    bool exact_value = false, option = false, one_group = true;
    for (const Use* use = first; use != last; ++use) {
      if (use->side != first->side || use->up != first->up) return false;
      leaves += use->again ? 0 : 1;
      exact_value |= use->exact_value;
      option |= use->option;
      one_group = one_group && use->group == first->group;
    }
    if (exact_value && leaves != 1) return false;
    return !option || (leaves_an_option_out(first->mover, leaves) && (leaves == 1 || (one_group && first->group != none)));
  }

  /// A group of all options of a choice always holds, which three values do not see.
  bool leaves_an_option_out(std::uint32_t slot, std::uint32_t leaves) const {
    const Slot fact{slot};
    // Fields are not reached from a guideline's body; be careful all the same.
    return !fact.is_field() && leaves < program_.vocabulary.facts[fact.index()].options.size();
  }

  const Program& program_;
  const BodyBuilder& body_;
  std::vector<Use> uses_;
  std::vector<Visit> stack_;
  std::vector<std::uint8_t> seen_;
};

}  // namespace

bool three_values_exact(const Program& program, const BodyBuilder& body, Literal requirements, Literal applies) {
  return Proof(program, body).run(requirements, applies);
}

}  // namespace guide::lower
