#pragma once
// Writes a set of assignments into a case: documents facts, fields and codes, and completes lists. A case so changed
// shows whether the set leads where it should. Where a set leaves open which entries to add, ways are tried in order.

#include <functional>
#include <optional>

#include "runtime/explain/change_search.hpp"

namespace guide::explain {

/// How one record was completed, for the words of its change.
struct ListedRecord {
  std::uint32_t record = none;
  std::string text;
};

class ChangeWriter {
 public:
  ChangeWriter(const Program& program, const Case& the_case, const RequestDecision& request,
               const ChangeSearch& search);

  /// Whether a changed case leads where it should.
  using Leads = std::function<bool(const Case& changed)>;
  /// How the lists have to be completed (nothing, if no list has to be), once a case with all this documented leads
  /// there.
  std::optional<std::vector<ListedRecord>> verify(const Assignments& assignments, const Leads& leads) const;

 private:
  struct Demand {  // on one record
    std::uint32_t record = none;
    std::vector<Assignment> assignments;
  };
  struct Wish {  // of an entry to be added
    std::uint32_t body = none;
    Literal literal;
    bool present = false;
  };
  /// What an entry to be added is to be like, and how many of them.
  struct Wanted {
    std::vector<Wish> wishes;
    const Assignment* sum = nullptr;
    bool last = false;  // on a known day, as late as can be
    std::size_t times = 1;
  };

  // change_apply.cpp
  bool document_facts(const Assignments& assignments, Case& changed) const;
  bool document_sum(const Assignments& assignments, const Assignment& wanted, Case& changed) const;
  bool document_codes(const Assignments& assignments, const Assignment& wanted, Case& changed) const;
  bool document_pair(const Assignments& assignments, const Assignment& wanted, Case& changed) const;
  void put(const Atom& slot, FactState state, Case& changed) const;
  const FactInfo& info_of(const Atom& slot) const;
  Domain domain_of(const Atom& slot, const Assignments& assignments) const;

  // change_lists.cpp
  std::vector<Demand> demands(const Assignments& assignments) const;
  bool list(const std::vector<Demand>& demands, const Case& changed, const Leads& leads,
            std::vector<ListedRecord>& listed) const;
  bool list_one(const Demand& demand, std::size_t way, Case& changed, ListedRecord& listed) const;
  std::vector<Wanted> wanted_together(const Demand& demand) const;
  std::vector<Wanted> wanted_apart(const Demand& demand) const;
  void add_wish(const Assignment& assignment, Wanted& wanted) const;
  bool add_entries(const Demand& demand, const Wanted& wanted, Case& changed, ListedRecord& listed) const;
  bool fill(Entry& entry, const Demand& demand, const Assignments& fields, const Wanted& wanted,
            std::string& text) const;
  RecordState& record_in(Case& changed, std::uint32_t record) const;

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  const ChangeSearch& search_;
  Case bare_;  // the case of this one request, without provenance
};

/// The record that the atom asks to be completed, or `none`.
std::uint32_t listed_record(const Program& program, const Atom& atom);
/// The slot of a `codes` or `alone` atom as an atom of its own.
Atom slot_atom(const Program& program, Slot slot, std::uint32_t entry, std::uint32_t record);
/// A value of the domain: for dates the latest, else the lowest.
Scaled sample(const FactInfo& info, const Domain& domain, Scaled as_of);

}  // namespace guide::explain
