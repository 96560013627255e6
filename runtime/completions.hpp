#pragma once
// Completions (semantics, section 7): the open leaves that an open outcome hangs on are tried with every value that the
// records leave possible, side by side as lanes. In: a Question and one lane of it. Out: the conclusions they lead to.

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/known_lanes.hpp"
#include "runtime/question.hpp"
#include "runtime/truth_rows.hpp"

namespace guide {

class Completions {
 public:
  explicit Completions(const Question& question) : question_(question) {}
  /// What completing the open leaves of one lane leads to.
  PossibleSet possible(std::span<const Literal> outcomes, std::uint32_t lane);
  /// Forgets the answers kept for lanes alike: to be called when the question or the outcomes change.
  void forget() { known_.clear(); }

 private:
  enum class Moves : std::uint8_t { fact, quantity, table, alone, conclusion };
  /// What moves leaves together, through the values that tell them apart.
  struct Mover {
    Moves moves{};
    std::uint32_t what = 0;             // fact, quantity's identity, table output's identity; alone: the leaf
    std::vector<std::uint32_t> leaves;  // ids
    TruthRows truths;                   // a row for each value: the leaves' truth
    std::uint32_t stride = 1;
  };
  struct Interval {
    Scaled low = unbounded_below;
    Scaled high = unbounded_above;
  };

  PossibleSet find_possible(std::span<const Literal> outcomes, std::uint32_t lane);
  bool open(Literal literal, std::uint32_t lane) const;
  // completions_guidelines.cpp: where guidelines are exact, their conclusions move instead of their facts
  bool guidelines_move(std::uint32_t lane);
  void find_conclusions(Mover& mover, std::uint32_t lane) const;
  bool reach(std::span<const Literal> outcomes, std::uint32_t lane);
  void add_leaf(std::uint32_t id);
  bool same_leaf(const Node& a, const Node& b) const;
  bool find_values(std::uint32_t lane);
  void find_regions(Mover& mover, std::uint32_t lane);
  void find_options(Mover& mover, std::uint32_t lane) const;
  Interval holds_within(const Node& leaf) const;
  Range range_of(const Mover& mover, std::uint32_t lane) const;
  void remember_lane(std::span<const Literal> outcomes, std::uint32_t lane);
  void evaluate(std::uint32_t lane);
  void force(const Mover& mover);
  void combine(std::uint32_t id, std::uint32_t lane);
  std::uint64_t value(Literal literal, std::uint32_t lane, std::uint32_t word) const;
  PossibleSet read(std::span<const Literal> outcomes, std::uint32_t lane) const;
  PossibleSet every_combination(std::span<const Literal> outcomes, std::uint32_t lane) const;

  const Question& question_;
  std::uint32_t epoch_ = 0;
  std::vector<std::uint32_t> reached_;  // by node: the epoch in which it was reached
  std::vector<std::uint32_t> place_;    // by node: where its words stand
  std::vector<std::uint32_t> groups_;   // open groups reached, operands before their users
  std::vector<std::uint32_t> stack_;
  mutable std::vector<Literal> operands_;
  std::vector<Mover> movers_;
  std::size_t mover_count_ = 0;
  std::uint32_t combinations_ = 1;
  std::uint32_t words_ = 1;
  std::uint32_t places_ = 0;
  std::vector<std::uint64_t> bits_;  // present bits by place and word: with all leaves forced nothing is open
  std::vector<std::uint64_t> key_;
  std::vector<Interval> intervals_;  // of one mover's leaves
  std::vector<Scaled> begins_;       // of the regions between them
  bool by_conclusions_ = false;
  std::vector<std::uint32_t> open_guidelines_;  // as consulted: those with an open outcome in the lane
  KnownLanes known_;                            // lanes alike in all that was reached
};

}  // namespace guide
