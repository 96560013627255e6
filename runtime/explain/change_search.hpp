#pragma once
// Walks the nodes of an evaluated request backwards, in two steps. First: which values of what the open tests hang on
// make a literal present, or absent, in a lane, in every case of everything else (as completions look at it). Then:
// which facts, fields and entries bring those values about.

#include <array>
#include <forward_list>
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
  void begin_result();
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
  Assignment documented(const Atom& slot);
  /// The fact is documented within `wanted`.
  Family documented(const Atom& fact, const Domain& whole, const Domain& wanted) {
    return facts_.single(fact, whole, whole.kept, wanted);
  }

  /// Some of the values that a change of the atom may take.
  const KnownDomain* known(std::uint32_t number, const Domain& domain) {
    return facts_.algebra().cells(number).known(domain);
  }

  bool is_fixed(std::uint32_t fact) const { return fixed_[fact] != 0; }

  Algebra& mover_algebra() { return movers_.algebra(); }
  Algebra& fact_algebra() { return facts_.algebra(); }
  const Atom& atom(std::uint32_t number) const { return facts_[number]; }

 private:
  static constexpr std::size_t most_supposed = 2;

  /// Where a mover was first met.
  struct Mover {
    Run run;
    Node node;
  };
  /// Families by literal, for each lane by itself; what is the same in several lanes is kept for the first of them.
  using Families = std::unordered_map<std::uint64_t, Family>;
  using Known = std::vector<Families>;
  struct SlotView {
    const FactInfo* info = nullptr;
    const FactState* state = nullptr;
    Atom atom;
    Range range;              // in this lane
    bool changeable = false;  // it may be documented, or documented otherwise
    bool kept = false;        // assumed or disputed: leaving it as it is, is a value of its own
    Domain whole;
  };

  Algebra& algebra() { return plain_ ? facts_.algebra() : movers_.algebra(); }
  std::uint32_t entry_run(const Run& run) const { return run.entry == none ? 0 : run.base + 1; }

  // change_search.cpp
  const Family& reach(const Run& run, Literal literal, bool present);
  Families& known(std::size_t supposed, std::uint32_t lane);
  const Family* known_before(std::uint64_t key, std::uint32_t lane);
  Family reach_node(const Run& run, const Node& node, std::uint32_t index, bool present);
  const Node& node_of(const Run& run, Literal literal) const;
  std::optional<Goal> consulted(const Run& run, const Node& node, bool present) const;
  Family reach_group(const Run& run, const Node& node, bool present);
  Family reach_all(const std::vector<Goal>& goals);
  Family suppose(const Assignments& given, const std::vector<Goal>& goals);
  Family reach_leaf(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_quantity(const Run& run, const Node& node, std::uint32_t index, bool present);
  Family reach_documented(const Run& run, const Node& node, bool holds, bool present);
  Family reach_outcome(const Run& run, const Node& node, bool present);
  Family slot_within(const SlotView& slot, Range wanted, bool holds, std::uint64_t options = ~std::uint64_t{0});
  Family mover(const Atom& atom, const Run& run, const Node& node, const Domain& whole, const Domain& wanted,
               Range now = {1, 0});
  Family truth_alone(const Atom& atom, const Run& run, const Node& node, std::uint32_t index, bool present);
  // change_slots.cpp
  SlotView look(const Run& run, Slot slot) const;
  Range lane_range(const SlotView& slot) const;
  std::vector<SlotView> kept_slots(const Run& run, const Node& node) const;
  void add_kept_slots(const Run& run, const Node& node, std::vector<SlotView>& kept) const;
  // change_lanes.cpp
  std::uint32_t first_lane_alike(const Run& run, Literal literal);
  std::uint32_t disputes_below(const Run& run, Literal literal);
  std::uint32_t disputes_of(const Run& run, const Node& node);
  std::uint32_t disputes_of(const Selection& selection) const;
  std::uint32_t disputes_of(Slot slot) const;
  std::uint32_t all_disputes() const { return (1u << request_.trace.disputes.size()) - 1; }

  // change_facts.cpp
  const Family& facts_of(const Assignment& wanted);
  Family facts_of(const Atom& atom, const Mover& mover, const Domain& whole, const Domain& wanted);
  Family changed_facts(const Atom& atom, const Mover& mover, Range wanted);
  Family quantity_facts(const Run& run, const Quantity& quantity, Range wanted);
  Family comparison_facts(const Run& run, const Node& node, bool present);
  Family term_facts(const Run& run, const Term& term, Range wanted);
  Family same_option_facts(const Run& run, const Node& node, bool present);
  Family codes_facts(const Run& run, const Node& node, bool present);
  Family rows_facts(const Run& run, const TableOutput& table, const Domain& wanted);
  const Family& plainly(const Run& run, Literal literal, bool present);
  Family slot_facts(const SlotView& slot, const Domain& wanted);
  Family as_it_is(const std::vector<SlotView>& slots);
  Family demand(const Atom& atom, Range wanted);
  Range term_range(const Run& run, const Term& term) const;
  Range quantity_range(const Run& run, const Quantity& quantity) const;

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
  std::size_t supposed_ = 0;  // how many things one within another
  bool plain_ = false;  // movers are left out: what is reached is over facts at once
  Atoms movers_;
  Atoms facts_;
  std::vector<std::uint32_t> disputes_below_;  // by where a node's values begin: a bit for each; one if they are known
  std::size_t members_known_ = 0;
  std::vector<Mover> first_met_;                                           // parallel to the movers
  std::array<Known, most_supposed + 1> known_;                             // by how much is supposed
  std::vector<std::forward_list<std::pair<const KnownDomain*, Family>>> known_facts_;  // by mover
};

/// The values x for which `factor * x` lies within `wanted`.
Range divided(Range wanted, Scaled factor);

}  // namespace guide::explain
