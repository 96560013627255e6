#pragma once
// What a case says of a plan's facts, one number a fact: setting a fact is one store, whatever was there before.
// In: values and ranges by place. Out: the same, for nodes.hpp. Not here: what follows from them.

#include <span>
#include <string>
#include <vector>

#include "runtime/batch/plan.hpp"

namespace guide::batch {

/// The number of a fact of which nothing is told. No value is so small.
inline constexpr Scaled untold = unbounded_below;
/// The number of a fact that is no single value: a range, or codes, kept beside.
inline constexpr Scaled several_values = unbounded_below + 1;

class PlacedFacts {
 public:
  /// Of no plan yet.
  PlacedFacts() = default;
  explicit PlacedFacts(const Plan& plan);

  void set(std::uint32_t place, Range range) {
    if (range.exact())
      values()[place] = range.low;
    else
      set_range(place, range);
  }
  /// Codes, and the range that goes with them.
  void set_codes(std::uint32_t place, Range range, const std::vector<std::string>& normal);
  void clear(std::uint32_t place) { values()[place] = untold; }
  /// One value, or none: without a branch on which it is.
  void set_if(bool told, std::uint32_t place, Scaled value) { values()[place] = told ? value : untold; }
  void clear();
  /// Takes over everything from a source that knows facts by number: `told(fact)` and `range(fact)`. No code facts.
  template <typename Source>
  void take(const Source& source, std::span<const std::uint32_t> fact_of_place) {
    Scaled* values = this->values();
    for (std::uint32_t place = 0; place < fact_of_place.size(); ++place) {
      const std::uint32_t fact = fact_of_place[place];
      const Range range = source.range(fact);
      const bool told = source.told(fact);
      values[place] = told ? range.low : untold;
      if (told && !range.exact()) set_range(place, range);
    }
  }
  /// Is of another plan, for which room was made; all of its facts are set.
  void turn_to(const Plan& plan) { plan_ = &plan; }
  void make_room_for(const Plan& plan);

  Range range(std::uint32_t place) const {
    const Scaled value = values()[place];
    if (value > several_values) return {value, value};
    return value == untold ? plan_->facts[place].unsaid : ranges_[place];
  }
  bool told(std::uint32_t place) const { return values()[place] != untold; }
  const std::vector<std::string>& codes(std::uint32_t place) const { return codes_[place]; }
  /// Null unless it is a code fact.
  const std::vector<std::string>* codes_of(std::uint32_t place) const;

  /// By place, padded to a multiple of `Plan::padding`; where they lie never changes, except by `make_room_for`.
  Scaled* values() { return lines_.data()->values; }
  const Scaled* values() const { return lines_.data()->values; }
  /// Places whose range or codes were written since `forget_rewritten`, perhaps several times: their number does not
  /// tell. Where they are more than the facts there may be others as well.
  std::span<const std::uint32_t> rewritten() const { return rewritten_; }
  void forget_rewritten() { rewritten_.clear(); }

 private:
  struct alignas(64) Line {
    Scaled values[Plan::padding];
  };
  void set_range(std::uint32_t place, Range range);
  void rewrite(std::uint32_t place);

  const Plan* plan_ = nullptr;
  std::vector<Line> lines_;
  std::vector<Range> ranges_;                    // of the facts that are several values
  std::vector<std::vector<std::string>> codes_;  // normal; empty where no fact read is a code fact
  std::vector<std::uint32_t> rewritten_;
};

}  // namespace guide::batch
