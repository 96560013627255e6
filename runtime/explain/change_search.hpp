#pragma once
// Walks the nodes of an evaluated request backwards, in two steps. First: which values of what the open tests hang on
// make a literal present, or absent, in a lane, in every case of everything else (as completions look at it). Then:
// which facts, fields and entries bring those values about.

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "runtime/decision.hpp"
#include "runtime/explain/change_atoms.hpp"

namespace guide::explain {

class ChangeSearch {
 public:
  /// A run of a body, perhaps for an entry, and a literal of it that is to be present or absent.
  struct Run {
    std::uint32_t body;
    std::uint32_t base;
    std::uint32_t entry;
  };
  struct Goal {
    Run run;
    Literal literal;
    bool present = false;
  };

  /// `fixed` facts are taken as they are.
  ChangeSearch(const Program& program, const Case& the_case, const RequestDecision& request,
               const std::vector<std::uint32_t>& fixed);

  /// Another result is looked for: what was found stays known.
  void begin_result() {
    movers_.algebra().rest();
    facts_.algebra().rest();
  }
  /// A lane is looked at alone, until the next one is begun.
  void begin_lane(std::uint32_t lane);
  /// Over movers: what makes the literal of the run at `base` present, or absent, in every case of everything else.
  /// Stays until another lane is begun.
  const Family& reach(std::uint32_t body, std::uint32_t base, Literal literal, bool present,
                      std::uint32_t entry = none);
  /// All of them together; `plainly` as `reach_plainly`, else over movers.
  Family reach_all(const std::vector<Goal>& goals, bool plainly);
  /// The same over facts, fields and entries: what can be documented.
  Family in_facts(const Family& family);
  /// What can be documented so that the literal comes out by itself, without looking at cases of what stays open.
  const Family& reach_plainly(std::uint32_t body, std::uint32_t base, Literal literal, bool present,
                              std::uint32_t entry = none);

  /// The fact or field whose documentation the atom is about, if it is about that.
  std::optional<Atom> documented_by(std::uint32_t number) const;
  /// The fact or field is documented, whatever with.
  Family documented(const Atom& slot);
  /// The fact is documented within `wanted`.
  Family documented(const Atom& fact, const Domain& whole, const Domain& wanted) {
    return facts_.single(fact, whole, whole.kept, wanted);
  }

  bool is_fixed(std::uint32_t fact) const { return fixed_[fact] != 0; }

  const Algebra& mover_algebra() const { return movers_.algebra(); }
  const Algebra& fact_algebra() const { return facts_.algebra(); }
  const Atom& atom(std::uint32_t number) const { return facts_[number]; }

 private:
  /// Where a mover was first met.
  struct Mover {
    Run run;
    Node node;
  };
  struct SlotView {
    const FactInfo* info = nullptr;
    const FactState* state = nullptr;
    Atom atom;
    Range range;              // in this lane
    bool changeable = false;  // it may be documented, or documented otherwise
    bool kept = false;        // assumed or disputed: leaving it as it is, is a value of its own
    Domain whole;
  };

  // change_search.cpp
  const Family& reach(const Run& run, Literal literal, bool present);
  Family reach_node(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_group(const Run& run, const Node& node, bool present);
  Family reach_all(const std::vector<Goal>& goals);
  Family suppose(const Assignments& given, const std::vector<Goal>& goals);
  Family reach_leaf(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_quantity(const Run& run, const Node& node, bool holds, bool present);
  Family reach_documented(const Run& run, const Node& node, bool holds, bool present);
  Family reach_outcome(const Run& run, const Node& node, bool present);
  Family slot_within(const SlotView& slot, Range wanted, bool holds, std::uint64_t options = ~std::uint64_t{0});
  Family mover(const Atom& atom, const Run& run, const Node& node, const Domain& whole, const Domain& wanted);
  SlotView look(const Run& run, Slot slot) const;
  Range lane_range(const SlotView& slot) const;
  const Algebra& algebra() const { return plain_ ? facts_.algebra() : movers_.algebra(); }
  Algebra& algebra() { return plain_ ? facts_.algebra() : movers_.algebra(); }
  std::uint32_t entry_run(const Run& run) const { return run.entry == none ? 0 : run.base + 1; }

  // change_facts.cpp
  const Family& facts_of(const Assignment& wanted);
  Family facts_of(const Atom& atom, const Mover& mover, const Domain& whole, const Domain& wanted);
  Family quantity_facts(const Run& run, const Quantity& quantity, Range wanted);
  Family comparison_facts(const Run& run, const Node& node, bool present);
  Family term_facts(const Run& run, const Term& term, Range wanted);
  Family same_option_facts(const Run& run, const Node& node, bool present);
  Family codes_facts(const Run& run, const Node& node, bool present);
  Family rows_facts(const Run& run, const TableOutput& table, const Domain& wanted);
  const Family& plainly(const Run& run, Literal literal, bool present);
  Family slot_facts(const SlotView& slot, const Domain& wanted);
  Family demand(const Atom& atom, Range wanted);
  Range term_range(const Run& run, const Term& term) const;

  // change_records.cpp
  Family count_facts(const Selection& selection, std::uint32_t index, Range wanted);
  Family count_at_least(const std::vector<Family>& present, const Atom& added, bool assumed, std::size_t least,
                        bool grows);
  Family count_at_most(const std::vector<Family>& absent, const Atom& added, bool assumed, std::size_t most,
                       bool grows);
  Family added(const Atom& atom, bool assumed, Range wanted, bool kept);
  Family sum_facts(const Term& term, Range wanted);
  Family sum_of(const Term& term, const std::vector<std::uint32_t>& entries, Range wanted);
  Family demand_sum(const Term& term, Range wanted);
  Family latest_facts(const Node& node, bool present);
  Family latest_of_listed(const Selection& selection, const RecordState& record, Literal condition, bool present);
  bool may_grow(std::uint32_t record) const;
  const RecordState* record_state(std::uint32_t record) const;
  std::uint32_t base_of(std::uint32_t body, std::uint32_t entry) const;

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  std::vector<char> fixed_;
  std::uint32_t lane_ = 0;
  int supposed_ = 0;    // how many things one within another
  bool plain_ = false;  // movers are left out: what is reached is over facts at once
  Atoms movers_;
  Atoms facts_;
  std::vector<Mover> first_met_;                            // parallel to the movers
  std::unordered_map<std::uint64_t, Family> known_;         // in this lane
  std::vector<std::deque<std::pair<Domain, Family>>> known_facts_;  // in this lane, by mover
  std::unordered_map<std::uint64_t, Family> known_always_;  // of runs that no dispute reaches
};

/// The values x for which `factor * x` lies within `wanted`.
Range divided(Range wanted, Scaled factor);

}  // namespace guide::explain
