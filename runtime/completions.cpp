#include "runtime/completions.hpp"

#include <algorithm>
#include <numeric>

namespace guide {
namespace {

constexpr bool is_inner(Op op) { return op == Op::at_least || op == Op::outcome; }

/// A single slot's quantity.
const Term* single_slot(const Program& program, const Quantity& quantity) {
  const Term* term = program.terms.data() + quantity.first_term;
  return quantity.term_count == 1 && term->kind == TermKind::slot ? term : nullptr;
}

/// Sets the bits of the lanes from `begin` up to `end`.
void set_lanes(std::uint64_t* words, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const std::uint32_t until = std::min(end, (begin / 64 + 1) * 64);
    const std::uint64_t bits = until - begin == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (until - begin)) - 1;
    words[begin / 64] |= bits << begin % 64;
    begin = until;
  }
}

}  // namespace

bool Completions::open(Literal literal, std::uint32_t lane) const {
  const Bits bits = question_.value(literal, lane / 64);
  return ((bits.present | bits.absent) >> lane % 64 & 1) == 0;
}

PossibleSet Completions::possible(std::span<const Literal> outcomes, std::uint32_t lane) {
  by_conclusions_ = guidelines_move(lane);
  if (!reach(outcomes, lane)) return every_combination(outcomes, lane);
  question_.spend(outcomes.size() + groups_.size() + mover_count_);
  if (!question_.varies() || by_conclusions_) return find_possible(outcomes, lane);
  remember_lane(outcomes, lane);
  if (const PossibleSet* known = known_.find(key_)) return *known;
  PossibleSet found = find_possible(outcomes, lane);
  known_.add(key_, found);
  return found;
}

PossibleSet Completions::find_possible(std::span<const Literal> outcomes, std::uint32_t lane) {
  if (!find_values(lane)) return every_combination(outcomes, lane);
  evaluate(lane);
  return read(outcomes, lane);
}

/// Finds the open groups and leaves below the open outcomes, and joins the leaves that move together. False as soon as
/// there are certainly more combinations than are tried: further leaves only tell more apart.
bool Completions::reach(std::span<const Literal> outcomes, std::uint32_t lane) {
  ++epoch_;
  reached_.resize(std::max<std::size_t>(reached_.size(), question_.node_count()), 0);
  place_.resize(reached_.size(), 0);
  groups_.clear();
  mover_count_ = 0;
  std::size_t next_count = 64;
  stack_.clear();
  const auto visit = [&](Literal literal) {
    if (reached_[literal.node()] == epoch_ || !open(literal, lane)) return;
    reached_[literal.node()] = epoch_;
    stack_.push_back(literal.node());
  };
  for (Literal outcome : outcomes) visit(outcome);
  while (!stack_.empty()) {
    const std::uint32_t id = stack_.back();
    stack_.pop_back();
    const Op op = question_.node(id).op;
    if (!is_inner(op) || (op == Op::outcome && by_conclusions_)) {
      add_leaf(id);
      if (mover_count_ < next_count) continue;
      if (!find_values(lane)) return false;
      next_count *= 2;
      continue;
    }
    groups_.push_back(id);
    question_.operands(id, operands_);
    for (Literal operand : operands_) visit(operand);
  }
  std::sort(groups_.begin(), groups_.end());
  return true;
}

void Completions::add_leaf(std::uint32_t id) {
  const Program& program = question_.evaluation().program();
  const Node& leaf = question_.node(id);
  Moves moves = Moves::alone;
  std::uint32_t what = id;
  if (!leaf.free) {
    switch (leaf.op) {
      case Op::finding:
      case Op::option:
      case Op::elapsed:
        moves = Moves::fact;
        what = Slot{leaf.a}.index();
        break;
      case Op::at_least_value:
      case Op::equals_value: {
        const Quantity& quantity = program.quantities[leaf.a];
        const Term* slot = single_slot(program, quantity);
        moves = slot != nullptr ? Moves::fact : Moves::quantity;
        what = slot != nullptr ? Slot{slot->index}.index() : quantity.identity;
        break;
      }
      case Op::table_option:
        moves = Moves::table;
        what = program.table_outputs[leaf.a].identity;
        break;
      case Op::outcome:
        moves = Moves::conclusion;
        what = leaf.a;
        break;
      default: break;
    }
  }
  for (std::size_t i = 0; i < mover_count_; ++i) {
    Mover& mover = movers_[i];
    if (mover.moves != moves) continue;
    const bool together = moves == Moves::alone ? same_leaf(question_.node(mover.what), leaf) : mover.what == what;
    if (!together) continue;
    mover.leaves.push_back(id);
    return;
  }
  if (mover_count_ == movers_.size()) movers_.emplace_back();
  Mover& mover = movers_[mover_count_++];
  mover.moves = moves;
  mover.what = what;
  mover.leaves.assign(1, id);
  mover.truths.begin(0);
}

bool Completions::same_leaf(const Node& a, const Node& b) const {
  if (a.op != b.op) return false;
  const Program& program = question_.evaluation().program();
  if (a.op == Op::at_least_value || a.op == Op::equals_value) {
    return program.quantities[a.a].identity == program.quantities[b.a].identity &&
           program.thresholds[a.b] == program.thresholds[b.b];
  }
  return a.a == b.a && a.b == b.b;
}

/// All that the answer depends on: the nodes reached with their closed operands, and the ranges that leaves move
/// through.
void Completions::remember_lane(std::span<const Literal> outcomes, std::uint32_t lane) {
  key_.clear();
  // What is settled already may differ from lane to lane: it is not among what was reached.
  for (Literal outcome : outcomes) {
    const Bits bits = question_.value(outcome, lane / 64);
    key_.push_back((bits.present >> lane % 64 & 1) << 1 | (bits.absent >> lane % 64 & 1));
  }
  for (std::uint32_t id : groups_) {
    key_.push_back(id);
    question_.operands(id, operands_);
    for (Literal operand : operands_) {
      const Bits bits = question_.value(operand, lane / 64);
      key_.push_back((bits.present >> lane % 64 & 1) << 1 | (bits.absent >> lane % 64 & 1));
    }
  }
  for (std::size_t i = 0; i < mover_count_; ++i) {
    const Mover& mover = movers_[i];
    for (std::uint32_t id : mover.leaves) key_.push_back(id);
    if (mover.moves == Moves::alone) continue;
    if (mover.moves == Moves::table) {
      key_.push_back(lane);  // its rows may differ from lane to lane
      continue;
    }
    const Range range = range_of(mover, lane);
    key_.push_back(static_cast<std::uint64_t>(range.low));
    key_.push_back(static_cast<std::uint64_t>(range.high));
  }
}

/// Evaluates the groups reached, with a lane for each combination of the movers' values.
void Completions::evaluate(std::uint32_t lane) {
  words_ = words_for(combinations_);
  places_ = 0;
  std::size_t leaves = 0;
  for (std::size_t i = 0; i < mover_count_; ++i) leaves += movers_[i].leaves.size();
  question_.spend((leaves + groups_.size()) * words_);
  bits_.assign((leaves + groups_.size()) * words_, 0);
  for (std::size_t i = 0; i < mover_count_; ++i) force(movers_[i]);
  for (std::uint32_t id : groups_) combine(id, lane);
}

/// The values in turn, each through `stride` lanes: after as many words as there are values times the stride, all repeats.
void Completions::force(const Mover& mover) {
  const auto values = static_cast<std::uint32_t>(mover.truths.size());
  const std::uint32_t period = values * mover.stride;  // in lanes, and a whole number of times in so many words
  const std::uint32_t first = std::min(words_, period / std::gcd(period, 64u));
  for (std::size_t leaf = 0; leaf < mover.leaves.size(); ++leaf) {
    place_[mover.leaves[leaf]] = places_;
    std::uint64_t* words = bits_.data() + std::size_t{places_++} * words_;
    std::uint32_t value = 0;
    for (std::uint32_t lane = 0; lane < first * 64; lane += mover.stride) {
      if (mover.truths.at(value, leaf)) set_lanes(words, lane, std::min(lane + mover.stride, first * 64));
      value = value + 1 == values ? 0 : value + 1;
    }
    for (std::uint32_t word = first; word < words_; ++word) words[word] = words[word - first];
  }
}

void Completions::combine(std::uint32_t id, std::uint32_t lane) {
  const Node& node = question_.node(id);
  question_.operands(id, operands_);
  const auto count = static_cast<std::uint32_t>(operands_.size());
  const std::uint32_t k = node.op == Op::outcome ? 1 : node.k;
  place_[id] = places_;
  std::uint64_t* words = bits_.data() + std::size_t{places_++} * words_;
  for (std::uint32_t word = 0; word < words_; ++word) {
    if (k == 1 || k == count) {
      std::uint64_t any = 0;
      std::uint64_t all = ~std::uint64_t{0};
      for (Literal operand : operands_) {
        const std::uint64_t bits = value(operand, lane, word);
        any |= bits;
        all &= bits;
      }
      words[word] = k == 1 ? any : all;
      continue;
    }
    LaneCounter counter;
    for (Literal operand : operands_) counter.add(value(operand, lane, word));
    words[word] = counter.at_least(k);
  }
}

/// A literal's present bits in the combinations: of a node reached, or as the lane has it.
std::uint64_t Completions::value(Literal literal, std::uint32_t lane, std::uint32_t word) const {
  if (reached_[literal.node()] == epoch_) {
    const std::uint64_t bits = bits_[std::size_t{place_[literal.node()]} * words_ + word];
    return literal.negated() ? ~bits : bits;
  }
  const Bits bits = question_.value(literal, lane / 64);
  return (bits.present >> lane % 64 & 1) != 0 ? ~std::uint64_t{0} : 0;
}

PossibleSet Completions::read(std::span<const Literal> outcomes, std::uint32_t lane) const {
  PossibleSet found;
  for (std::uint32_t word = 0; word < words_; ++word) {
    const std::uint64_t lanes = lane_mask(combinations_, word);
    std::uint64_t once = 0;
    std::uint64_t twice = 0;
    for (Literal outcome : outcomes) {
      const std::uint64_t bits = value(outcome, lane, word);
      twice |= once & bits;
      once |= bits;
    }
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if ((value(outcomes[i], lane, word) & ~twice & lanes) != 0) found.determine(i);
    }
    found.contradictory = found.contradictory || (twice & lanes) != 0;
    found.silent = found.silent || (~once & lanes) != 0;
  }
  return found;
}

PossibleSet Completions::every_combination(std::span<const Literal> outcomes, std::uint32_t lane) const {
  PossibleSet found;
  found.beyond_bound = true;
  std::size_t present = 0;
  std::size_t open_outcomes = 0;
  for (Literal outcome : outcomes) {
    const Bits bits = question_.value(outcome, lane / 64);
    present += bits.present >> lane % 64 & 1;
    open_outcomes += ((bits.present | bits.absent) >> lane % 64 & 1) == 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Bits bits = question_.value(outcomes[i], lane / 64);
    const bool is_present = (bits.present >> lane % 64 & 1) != 0;
    const bool is_absent = (bits.absent >> lane % 64 & 1) != 0;
    if (present == 0 ? !is_absent : present == 1 && is_present) found.determine(i);
  }
  found.contradictory = present + open_outcomes >= 2;
  found.silent = present == 0;
  return found;
}

}  // namespace guide
