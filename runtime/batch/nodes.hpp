#pragma once
// The nodes of a plan for one case, as neighbouring bits: a group over them is two mask operations a word.
// In: a Plan and what the case says by place. Out: bits. Not here: conclusions (decider.hpp).

#include <string>
#include <vector>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/plan.hpp"
#include "runtime/evaluate.hpp"

namespace guide::batch {

/// What a case says, by place. The arrays are padded so that vectors may be loaded from any multiple of `Plan::padding`.
class PlacedFacts {
 public:
  explicit PlacedFacts(const Plan& plan);

  void set(std::uint32_t place, Range range) {
    low_[place] = range.low;
    high_[place] = range.high;
    told_[place] = 1;
  }
  void set_codes(std::uint32_t place, const std::vector<std::string>& normal);
  void clear(std::uint32_t place) {
    low_[place] = unsaid_low_[place];
    high_[place] = unsaid_high_[place];
    told_[place] = 0;
  }
  void clear();

  Range range(std::uint32_t place) const { return {low_[place], high_[place]}; }
  bool told(std::uint32_t place) const { return told_[place] != 0; }
  const std::vector<std::string>& codes(std::uint32_t place) const { return codes_[place]; }
  /// Null unless it is a code fact.
  const std::vector<std::string>* codes_of(std::uint32_t place) const;
  const Scaled* low() const { return low_.data(); }
  const Scaled* high() const { return high_.data(); }

 private:
  std::vector<Scaled> low_, high_;
  std::vector<Scaled> unsaid_low_, unsaid_high_;
  std::vector<unsigned char> told_;
  std::vector<std::vector<std::string>> codes_;  // normal; empty where no fact read is a code fact
  std::vector<bool> is_codes_;
};

class Nodes {
 public:
  explicit Nodes(const Plan& plan);

  /// The day for which elapsed time and periods are read.
  void set_day(Scaled as_of);
  Scaled day() const { return as_of_; }
  void evaluate(const PlacedFacts& facts);

  Truth truth(Literal literal) const {
    const std::uint32_t word = literal.node() / 64;
    const Truth plain{(present_[word] >> literal.node() % 64 & 1) != 0, (absent_[word] >> literal.node() % 64 & 1) != 0};
    return literal.negated() ? Truth{plain.absent, plain.present} : plain;
  }
  State state(Literal literal) const {
    const Truth value = truth(literal);
    return value.present ? State::present : value.absent ? State::absent : State::undocumented;
  }
  std::span<const std::uint64_t> words() const { return bits_; }
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
  void evaluate_steps(const PlacedFacts& facts, std::uint32_t begin, std::uint32_t end);
  Truth evaluate_step(const PlacedFacts& facts, const Step& step, std::uint32_t index) const;
  Truth evaluate_quantity(const PlacedFacts& facts, const Step& step) const;
  Truth evaluate_table_option(const Step& step) const;
  Truth evaluate_any(std::uint32_t index) const;
  Truth evaluate_count(const Step& step) const;
  Range table_range(const PlannedTable& table) const;
  Truth in_codes(const PlacedFacts& facts, const Step& step) const;
  void set_node(std::uint32_t node, Truth truth) {
    present_[node / 64] |= std::uint64_t{truth.present} << node % 64;
    absent_[node / 64] |= std::uint64_t{truth.absent} << node % 64;
  }

  const Plan& plan_;
  const Kernels& kernels_;
  Scaled as_of_ = 0;
  std::vector<Scaled> first_, last_;  // tests as of the day
  std::vector<std::uint64_t> bits_;
  std::uint64_t* present_;
  std::uint64_t* absent_;
  bool only_any_ = false;  // all groups are `any`, and all nodes lie in one word
};

}  // namespace guide::batch
