#pragma once
// The nodes of a plan for one case, as neighbouring bits: a group over them is two mask operations a word.
// In: a Plan and what the case says by place. Out: bits. Not here: conclusions (conclusions.hpp).

#include <memory>
#include <vector>

#include "runtime/batch/comparisons.hpp"
#include "runtime/batch/readers.hpp"
#include "runtime/batch/small_plan.hpp"

namespace guide::batch {

/// A range times a whole number; unbounded ends stay so.
Range times(Range range, std::int64_t factor);
class Nodes {
 public:
  /// `room` holds what a small plan is decided by; it must outlive the nodes. Of all small plans in it, it has the nodes
  /// of the one that was evaluated last.
  Nodes(const Plan& plan, SmallPlanRoom& room);

  /// The day for which elapsed time and periods are read.
  void set_day(Scaled as_of);
  Scaled day() const { return as_of_; }
  /// Null unless the plan is small. Who evaluates it directly has told the day here before.
  SmallPlan* small() const { return small_; }
  /// Where it begins in the room; `none` if the plan is not small.
  std::uint32_t small_line() const { return small_line_; }
  /// How often the nodes were evaluated, here or directly.
  std::uint64_t decisions() const { return *decisions_; }
  void evaluate(const PlacedFacts& facts);
  /// The same where `facts` differ from those evaluated last, for the same day, only at `places`: only what that
  /// reaches is evaluated. Says how many nodes that were.
  std::uint32_t update(const PlacedFacts& facts, std::span<const std::uint32_t> places);

  Truth truth(Literal literal) const {
    const std::uint32_t word = literal.node() / 64;
    const Truth plain{(present_[word] >> literal.node() % 64 & 1) != 0,
                      (absent_[word] >> literal.node() % 64 & 1) != 0};
    return literal.negated() ? Truth{plain.absent, plain.present} : plain;
  }
  State state(Literal literal) const {
    const Truth value = truth(literal);
    return value.present ? State::present : value.absent ? State::absent : State::undocumented;
  }
  /// First the words of what is present, then those of what is absent.
  std::span<const std::uint64_t> words() const { return {present_, std::size_t{2} * plan_.words}; }
  /// Two bits: 1 present, 2 absent.
  std::uint64_t code(Literal literal) const {
    const std::uint32_t word = literal.node() / 64;
    const std::uint32_t bit = literal.node() % 64;
    const std::uint64_t present = present_[word] >> bit & 1;
    const std::uint64_t absent = absent_[word] >> bit & 1;
    const std::uint64_t turn = literal.bits & 1;
    return present << turn | absent << (turn ^ 1);
  }

 private:
  void read_day();
  void set_untold(std::uint32_t node);
  bool evaluate_small(const PlacedFacts& facts);
  void run_tests(const PlacedFacts& facts);
  Truth evaluate_step(const PlacedFacts& facts, const Step& step, std::uint32_t index) const;
  Truth evaluate_quantity(const PlacedFacts& facts, const Step& step) const;
  Truth evaluate_table_option(const Step& step) const;
  Truth evaluate_any(std::uint32_t index) const;
  Truth evaluate_count(const Step& step) const;
  Range table_range(const PlannedTable& table) const;
  Truth in_codes(const PlacedFacts& facts, const Step& step) const;
  bool change_node(std::uint32_t node, Truth truth);
  void wake(std::span<const std::uint32_t> steps);
  void set_node(std::uint32_t node, Truth truth) {
    present_[node / 64] |= std::uint64_t{truth.present} << node % 64;
    absent_[node / 64] |= std::uint64_t{truth.absent} << node % 64;
  }

  const Plan& plan_;
  const Kernels& kernels_;
  Scaled as_of_ = 0;
  std::uint32_t small_line_;
  SmallPlan* small_;
  NodeBits& small_bits_;
  std::vector<Scaled> first_, last_;   // tests as of the day
  std::vector<std::uint64_t> base_;    // bits that no case changes, as of the day
  std::vector<std::uint64_t> untold_;  // of the tests of facts of which nothing is told
  std::vector<std::uint32_t> live_;    // plain steps that a case changes
  std::vector<std::uint32_t> others_;  // of a small plan, those that are no differences
  std::vector<std::uint64_t> bits_;    // of a plan that is not small
  std::uint64_t own_decisions_ = 0;    // likewise
  std::uint64_t* decisions_;           // as is right for the plan, and so below
  std::uint64_t* present_;
  std::uint64_t* absent_;
  std::unique_ptr<Readers> readers_;    // for `update`, once asked for
  std::vector<std::uint64_t> pending_;  // steps to be evaluated
  std::uint32_t updated_ = 0;
};

}  // namespace guide::batch
