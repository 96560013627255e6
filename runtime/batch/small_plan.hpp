#pragma once
// What deciding by a small plan needs, in one piece of memory of some hundred bytes that no decision writes to, so that
// among many plans few lines have to be fetched: the intervals of the tests, the masks of the groups, and the answers met
// last. In: a Plan of at most 64 nodes. Out: node bits. Filled and run by nodes.hpp.

#include <span>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/line_room.hpp"
#include "runtime/batch/plan.hpp"

namespace guide::batch {

struct Answer;

/// The nodes of a small plan in the last decision, and how many decisions there were.
struct NodeBits {
  std::uint64_t present = 0, absent = 0;
  std::uint64_t decisions = 0;
};

/// What small plans lie in, one behind the other, and the nodes of whichever decided last: few lines for all of them.
struct SmallPlanRoom {
  LineRoom lines;
  NodeBits bits;
};

/// Two facts without bounds, one less the other, against a threshold.
struct SmallDifference {
  Scaled threshold = 0;
  std::uint8_t from = 0, what = 0;  // places
  std::uint8_t node = 0;
  bool equals = false;  // `=`, not `>=`
};
/// A second or later test of its fact, or one whose ends need more than 32 bits.
struct FurtherTest {
  Scaled first = 0, last = 0;
  std::uint32_t place = 0;
  std::uint32_t node = 0;
};

enum class GroupWay : std::uint8_t {
  levels,  // all are `any`, and many: by the vector kernel
  each,    // all are `any`
  narrow,  // likewise, with masks of 32 bits, as there are at most so many nodes
  counts,  // some ask for more than one operand
};

struct alignas(64) SmallPlan {
  // In bytes, of what decides one of a dozen facts and conditions, and of the whole, as texts need it.
  static constexpr std::size_t usual_size = 320, usual_size_for_texts = 448;

  // Of the day.
  std::uint64_t base_present = 0, base_absent = 0;      // what no case changes
  std::uint64_t untold_present = 0, untold_absent = 0;  // tests and differences of facts of which nothing is told

  std::uint64_t tests = 0;          // a bit for each place whose test is among the intervals
  std::uint32_t deciding = 0;       // nodes that conclusions are functions of, from `first_deciding` on
  std::uint8_t first_deciding = 0;  // or `decide_apart`
  std::uint8_t place_count = 0;
  std::uint8_t blocks = 0;  // of facts and intervals, sixteen each
  std::uint8_t first_group = 0;
  std::uint8_t group_count = 0, difference_count = 0, further_count = 0, level_count = 0;
  GroupWay way = GroupWay::each;
  bool other_leaves = false;      // some leaf is neither test nor difference
  std::uint8_t offsets[8] = {};   // of the arrays behind this, in eights of bytes, in the order of the functions below

  // Answers met of late, by the values of the nodes that decide.
  static constexpr std::size_t recent_count = 4;
  std::uint64_t recent_values[recent_count] = {unmet, unmet, unmet, unmet};
  const Answer* recent[recent_count] = {};

  /// By place, padded to `blocks`; see `narrow_end`.
  const std::int32_t* first() const { return static_cast<std::int32_t*>(array(0)); }
  const std::int32_t* last() const { return static_cast<std::int32_t*>(array(1)); }
  const SmallDifference* differences() const { return static_cast<SmallDifference*>(array(2)); }
  /// By group: the operands as they are, then those negated. By levels: all of the first kind before all of the second.
  const std::uint64_t* masks() const { return static_cast<std::uint64_t*>(array(3)); }
  const std::uint32_t* narrow_masks() const { return static_cast<std::uint32_t*>(array(3)); }
  /// By group: how many operands must be present, where some ask for more than one.
  const std::uint8_t* least() const { return static_cast<std::uint8_t*>(array(4)); }
  const FurtherTest* further() const { return static_cast<FurtherTest*>(array(5)); }
  Levels levels() const {
    return {masks(), masks() + group_count, static_cast<std::uint32_t*>(array(6)), level_count, first_group};
  }
  // Only for texts: the day that was told last, and the facts by place.
  Scaled& day() const { return *static_cast<Scaled*>(array(7)); }
  std::span<const std::uint32_t> facts() const {
    return {reinterpret_cast<std::uint32_t*>(static_cast<Scaled*>(array(7)) + 1), place_count};
  }

  /// The answer kept for these nodes; null if there is none.
  const Answer* recent_answer(const NodeBits& bits) const {
    const std::uint64_t values = deciding_values(bits);
    for (std::size_t i = 0; i < recent_count; ++i) {
      if (recent_values[i] == values) return recent[i];
    }
    return nullptr;
  }
  void keep_recent(const NodeBits& bits, const Answer* answer);
  void forget_recent();
  /// Nodes that are too far apart for one number: no answer is kept here then.
  void set_deciding(std::uint64_t nodes);

 private:
  friend class SmallPlanMaker;
  static constexpr std::uint64_t unmet = ~std::uint64_t{0};  // no values: 32 nodes would contradict themselves
  friend void take_day(SmallPlan& small, const Plan& plan, const struct OfDay& of_day);
  static constexpr std::uint8_t decide_apart = 63;  // shifts as well as any other, and finds nothing
  /// No template: it would be compiled for the vector width of whoever uses it first.
  void* array(std::size_t index) const {
    return reinterpret_cast<char*>(const_cast<SmallPlan*>(this)) + std::size_t{8} * offsets[index];
  }
  std::uint64_t deciding_values(const NodeBits& bits) const {
    const std::uint64_t present = bits.present >> first_deciding & deciding;
    const std::uint64_t absent = bits.absent >> first_deciding & deciding;
    return present | absent << 32;
  }
};
static_assert(sizeof(SmallPlan) == 128);

/// Whether an interval is told by ends of 32 bits. Numbers are brought nearer zero until they fit, and then stand to them
/// as before: no end but an unbounded one is the least or the greatest there is.
constexpr bool is_narrow(Scaled first, Scaled last) {
  const bool begins = first == unbounded_below || (first > INT32_MIN && first < INT32_MAX);
  const bool ends = last == unbounded_above || (last > INT32_MIN && last < INT32_MAX);
  return begins && ends;
}
constexpr std::int32_t narrow_end(Scaled end) {
  return end < INT32_MIN ? INT32_MIN : end > INT32_MAX ? INT32_MAX : static_cast<std::int32_t>(end);
}

/// The line of the room that it begins at, or `none`: the plan is not small.
std::uint32_t make_small_plan(const Plan& plan, LineRoom& room);
inline SmallPlan* small_plan_at(const LineRoom& room, std::uint32_t line) {
  return static_cast<SmallPlan*>(room.at(line));
}
/// Whether a step is a `SmallDifference`.
bool is_difference(const Plan& plan, const Step& step);

/// What hangs on the day; the bits as present and absent.
struct OfDay {
  std::span<const Scaled> last;  // by test
  std::span<const std::uint64_t> base, untold;
};
void take_day(SmallPlan& small, const Plan& plan, const OfDay& of_day);

}  // namespace guide::batch
