#pragma once
// What would change a result, by trying everything: each way to document some of the open facts is decided, and what
// does it with the least is kept. Exponential, plain, and without anything of `runtime/explain/change*`.

#include <set>
#include <string>
#include <vector>

#include "runtime/decision.hpp"

namespace guide::properties {

/// An open fact (or field of an entry), and values of it that tests tell apart.
struct OpenSlot {
  std::uint32_t fact = none;
  std::uint32_t record = none;  // fields
  std::uint32_t entry = none;
  std::uint32_t field = none;
  const FactInfo* info = nullptr;
  std::vector<Range> cells;  // in order; what lies in one cell comes out alike
  std::string name;
};

/// The universe of one request. `whole` is false where tests compare several open facts: then cells do not say all.
struct OpenSlots {
  std::vector<OpenSlot> slots;
  bool whole = true;
};
OpenSlots open_slots(const Program& program, const Case& the_case, const RequestDecision& request);

/// Which results are looked for: those of one determination or guideline.
struct Subject {
  std::uint32_t determination = none;
  std::uint32_t guideline = none;
};
/// The outcome that the subject comes to; `none` where it comes to none.
std::uint32_t outcome_of(const RequestDecision& request, const Subject& subject);

/// A set of demands in canonical form: `fact_a: 0; fact_b: 1 2` (numbers of cells).
using DemandText = std::string;

/// All minimal sets for every outcome of a subject; nothing if there are too many ways to try.
class ByForce {
 public:
  ByForce(const Program& program, const Case& the_case, const RequestDecision& request, const OpenSlots& open);
  bool possible() const { return possible_; }
  std::set<DemandText> minimal(const Subject& subject, std::uint32_t outcome) const;

 private:
  struct Region {
    std::uint64_t cells = 0;            // a bit for each
    std::uint32_t first = 0, rest = 0;  // the region split in two, where it has several cells
    std::vector<std::uint32_t> weaker;  // with one more cell
  };
  void make_regions();
  void decide_all(const Program& program, const Case& the_case, const RequestDecision& request);
  DemandText text(std::size_t box) const;

  const OpenSlots& open_;
  bool possible_ = false;
  std::vector<std::vector<Region>> regions_;  // by slot; the first is that the slot is left alone
  std::vector<std::size_t> strides_;          // of boxes, by slot
  std::size_t boxes_ = 1;
  std::vector<std::size_t> point_strides_;  // of points: each slot left alone or in one cell
  std::size_t points_ = 1;
  std::vector<std::vector<std::uint8_t>> outcomes_;  // by guideline, then by determination: of each point
  std::size_t guidelines_ = 0;
};

}  // namespace guide::properties
