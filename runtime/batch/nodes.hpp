#pragma once
// The nodes of a plan for one case, as neighbouring bits: a group over them is two mask operations a word.
// In: a Plan and what the case says by place. Out: bits. Not here: conclusions (conclusions.hpp).

#include <memory>
#include <string>
#include <vector>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/plan.hpp"
#include "runtime/batch/readers.hpp"
#include "runtime/evaluate.hpp"

namespace guide::batch {

/// What a case says, by place. The arrays are padded so that vectors may be loaded from any multiple of
/// `Plan::padding`.
class PlacedFacts {
 public:
  explicit PlacedFacts(const Plan& plan);

  void set(std::uint32_t place, Range range) {
    values_[place] = range.low;
    values_[stride_ + place] = range.high;
    told_[place] = 1;
  }
  void set_codes(std::uint32_t place, const std::vector<std::string>& normal);
  void clear(std::uint32_t place) {
    values_[place] = plan_->unsaid[place];
    values_[stride_ + place] = plan_->unsaid[stride_ + place];
    told_[place] = 0;
  }
  /// One value, or none: without a branch on which it is.
  void set_if(bool told, std::uint32_t place, Scaled value) {
    const Scaled* unsaid = plan_->unsaid.data();
    values_[place] = told ? value : unsaid[place];
    values_[stride_ + place] = told ? value : unsaid[stride_ + place];
    told_[place] = told;
  }
  void clear();
  /// Takes over everything from a source that knows facts by number: `told(fact)` and `range(fact)`. No code facts.
  template <typename Source>
  void take(const Source& source) {
    const Scaled* unsaid = plan_->unsaid.data();
    for (std::uint32_t place = 0; place < told_.size(); ++place) {
      const std::uint32_t fact = plan_->facts[place].fact;
      const bool told = source.told(fact);
      const Range range = source.range(fact);
      values_[place] = told ? range.low : unsaid[place];
      values_[stride_ + place] = told ? range.high : unsaid[stride_ + place];
      told_[place] = told ? 1 : 0;
    }
  }

  Range range(std::uint32_t place) const { return {values_[place], values_[stride_ + place]}; }
  bool told(std::uint32_t place) const { return told_[place] != 0; }
  const std::vector<std::string>& codes(std::uint32_t place) const { return codes_[place]; }
  /// Null unless it is a code fact.
  const std::vector<std::string>* codes_of(std::uint32_t place) const;
  const Scaled* low() const { return values_.data(); }
  const Scaled* high() const { return values_.data() + stride_; }

 private:
  const Plan* plan_;
  std::uint32_t stride_;
  std::vector<Scaled> values_;                   // as `Plan::unsaid`
  std::vector<std::uint32_t> told_;              // 0 or 1: bytes would make the compiler read every pointer anew
  std::vector<std::vector<std::string>> codes_;  // normal; empty where no fact read is a code fact
};

/// A range times a whole number; unbounded ends stay so.
Range times(Range range, std::int64_t factor);
/// A quantity against the threshold of its step.
inline Truth compare(Range sum, const Step& step) {
  if (step.equals) {
    return {sum.low == step.threshold && sum.high == step.threshold,
            sum.high < step.threshold || sum.low > step.threshold};
  }
  return {sum.low >= step.threshold && sum.low != unbounded_below, sum.high < step.threshold};
}

class Nodes {
 public:
  explicit Nodes(const Plan& plan);

  /// The day for which elapsed time and periods are read.
  void set_day(Scaled as_of);
  Scaled day() const { return as_of_; }
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
  bool change_node(std::uint32_t node, Truth truth);
  void wake(std::span<const std::uint32_t> steps);
  void set_node(std::uint32_t node, Truth truth) {
    present_[node / 64] |= std::uint64_t{truth.present} << node % 64;
    absent_[node / 64] |= std::uint64_t{truth.absent} << node % 64;
  }

  const Plan& plan_;
  const Kernels& kernels_;
  Scaled as_of_ = 0;
  std::vector<Scaled> first_, last_;  // tests as of the day
  std::vector<std::uint64_t> base_;   // bits that no case changes, as of the day
  std::vector<std::uint32_t> live_;   // plain steps that a case changes
  std::vector<std::uint64_t> bits_;
  std::uint64_t* present_;
  std::uint64_t* absent_;
  Levels levels_{};                     // small plans
  std::unique_ptr<Readers> readers_;    // for `update`, once asked for
  std::vector<std::uint64_t> pending_;  // steps to be evaluated
  std::uint32_t updated_ = 0;
};

}  // namespace guide::batch
