#pragma once
// Walks the nodes of an evaluated request backwards: which assignments make a literal present, or absent, in a lane.

#include <unordered_map>
#include <vector>

#include "runtime/decision.hpp"
#include "runtime/explain/change_sets.hpp"

namespace guide::explain {

/// What an assignment can be about: a fact, a field of an entry, or a test that has no single fact to document.
struct Atom {
  enum class Kind : std::uint8_t { fact, field, test };
  Kind kind{};
  std::uint32_t a = 0;  // fact; record; base of the run
  std::uint32_t b = 0;  // -; entry; node
  std::uint32_t c = 0;  // -; field; body
  friend bool operator==(const Atom&, const Atom&) = default;
};

class ChangeSearch {
 public:
  ChangeSearch(const Program& program, const Case& the_case, const RequestDecision& request);

  /// Assignments after which the literal of the run at `base` is present (or absent) whichever report is right.
  Family reach(std::uint32_t body, std::uint32_t base, Literal literal, bool present);
  const Atom& atom(std::uint32_t index) const { return atoms_[index]; }

 private:
  struct Run {
    std::uint32_t body;
    std::uint32_t base;
    std::uint32_t entry;
    std::uint32_t lane;
  };
  struct SlotView {
    const FactInfo* info = nullptr;
    const FactState* state = nullptr;
    Range range;             // in this lane
    bool changeable = false; // undocumented, assumed, disputed or imprecise
    std::uint32_t atom = none;
  };

  Family reach(const Run& run, Literal literal, bool present);
  Family reach_node(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_group(const Run& run, const Node& node, bool present);
  Family reach_comparison(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_rows(const Run& run, const TableOutput& table, const Node& node, std::uint32_t index, bool present);
  Family reach_latest(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_outcome(const Run& run, const Node& node, bool present);
  Family slot_within(const Run& run, Slot slot, Range wanted);
  Family slot_among(const Run& run, Slot slot, std::uint64_t options);
  Family test(const Run& run, std::uint32_t index, bool present, bool changeable);

  SlotView look(const Run& run, Slot slot);
  bool holds(const Run& run, std::uint32_t node, bool present) const;
  bool record_changeable(std::uint32_t record) const;
  std::uint32_t atom_index(const Atom& atom);

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  std::vector<Atom> atoms_;
  std::unordered_map<std::uint64_t, Family> known_;
};

}  // namespace guide::explain
