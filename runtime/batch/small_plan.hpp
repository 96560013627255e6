#pragma once
// What deciding by a small plan needs, in one piece of memory of some hundred bytes, so that among many plans few lines
// have to be fetched: the intervals of the tests, the masks of the groups, and the answers met last.
// In: a Plan of at most 64 nodes. Out: the node bits of the last decision. Filled and run by nodes.hpp.

#include <span>

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/line_room.hpp"
#include "runtime/batch/plan.hpp"

namespace guide::batch {

struct Answer;

/// Two facts without bounds, one less the other, against a threshold.
struct SmallDifference {
  Scaled threshold = 0;
  std::uint16_t from = 0, what = 0;  // places
  std::uint8_t node = 0;
  bool equals = false;  // `=`, not `>=`
};
/// A second or later test of its fact.
struct FurtherTest {
  Scaled first = 0, last = 0;
  std::uint32_t place = 0;
  std::uint32_t node = 0;
};
/// An answer by the values of the nodes that decide.
struct RecentAnswer {
  std::uint64_t present = 0, absent = 0;
  const Answer* answer = nullptr;
};

struct alignas(64) SmallPlan {
  static constexpr std::size_t usual_size = 512;  // in bytes, of one of a dozen facts and conditions, with its arrays

  /// Node bits of the last decision, and how many decisions there were.
  std::uint64_t present = 0, absent = 0;
  std::uint64_t decisions = 0;

  // Of the day.
  Scaled day = 0;
  std::uint64_t base_present = 0, base_absent = 0;      // what no case changes
  std::uint64_t untold_present = 0, untold_absent = 0;  // tests and differences of facts of which nothing is told

  std::uint64_t tests = 0;     // a bit for each place that has a test
  std::uint64_t places = 0;    // a bit for each place
  std::uint64_t deciding = 0;  // nodes that conclusions are functions of
  std::uint8_t lines = 0;      // of facts and intervals, eight each
  std::uint8_t first_group = 0;
  std::uint8_t group_count = 0, difference_count = 0, further_count = 0, level_count = 0, place_count = 0;
  bool by_levels = false;         // groups by the vector kernel: they are many, and all `any`
  bool counts = false;            // some group asks for more than one operand
  bool other_leaves = false;      // some leaf is neither test nor difference
  std::uint16_t offsets[8] = {};  // of the arrays behind this, in the order of the functions below

  /// By group: the operands as they are, then those negated. By levels: all of the first kind before all of the second.
  const std::uint64_t* masks() const { return static_cast<std::uint64_t*>(array(0)); }
  /// By group: how many operands must be present, where `counts`.
  const std::uint8_t* least() const { return static_cast<std::uint8_t*>(array(1)); }
  SmallDifference* differences() { return static_cast<SmallDifference*>(array(2)); }
  FurtherTest* further() { return static_cast<FurtherTest*>(array(3)); }
  /// By place, padded to `lines`.
  Scaled* first() { return static_cast<Scaled*>(array(4)); }
  Scaled* last() { return static_cast<Scaled*>(array(5)); }
  std::span<const std::uint32_t> facts() const { return {static_cast<std::uint32_t*>(array(6)), place_count}; }
  Levels levels() const {
    return {masks(), masks() + group_count, static_cast<std::uint32_t*>(array(7)), level_count, first_group};
  }

  /// The answer kept for the nodes of the last decision; null if there is none.
  const Answer* recent_answer() const {
    const RecentAnswer& recent = recent_answers()[recent_slot()];
    const bool same = (((recent.present ^ present) | (recent.absent ^ absent)) & deciding) == 0;
    return same ? recent.answer : nullptr;
  }
  void keep_recent(const Answer* answer) { recent_answers()[recent_slot()] = {present, absent, answer}; }
  void forget_recent() {
    for (std::size_t i = 0; i < recent_count; ++i) recent_answers()[i] = {};
  }

 private:
  friend class SmallPlanMaker;
  static constexpr std::size_t recent_count = 4;
  /// No template: it would be compiled for the vector width of whoever uses it first.
  void* array(std::size_t index) const {
    return reinterpret_cast<char*>(const_cast<SmallPlan*>(this)) + offsets[index];
  }
  /// They stand first behind this.
  RecentAnswer* recent_answers() const { return reinterpret_cast<RecentAnswer*>(const_cast<SmallPlan*>(this) + 1); }
  std::size_t recent_slot() const {
    const std::uint64_t mixed =
        ((present & deciding) * 0x9E3779B97F4A7C15u) ^ ((absent & deciding) * 0xC2B2AE3D27D4EB4Fu);
    return static_cast<std::size_t>(mixed >> 62);
  }
};
static_assert(sizeof(SmallPlan) == 128);

/// Null if the plan is not small. It lies in the room, which must outlive it.
SmallPlan* make_small_plan(const Plan& plan, LineRoom& room);
/// Whether a step is a `SmallDifference`.
bool is_difference(const Plan& plan, const Step& step);

/// What hangs on the day; the bits as present and absent.
struct OfDay {
  std::span<const Scaled> last;  // by test
  std::span<const std::uint64_t> base, untold;
};
void take_day(SmallPlan& small, const Plan& plan, const OfDay& of_day);

}  // namespace guide::batch
