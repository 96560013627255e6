#pragma once
// What assignments are about. An atom is named by what it means, so that two tests of one thing ask for one atom.

#include <cstdint>
#include <map>
#include <vector>

#include "runtime/explain/change_sets.hpp"

namespace guide::explain {

struct Atom {
  enum class Kind : std::uint8_t {
    fact,              // a: fact
    field,             // a: record, b: entry, c: field within the record
    fact_documented,   // as fact: it has a report, whatever it says
    field_documented,  // as field
    record_given,      // a: record
    quantity,          // a: identity, b: run of an entry: an expression that is compared with constants
    table,             // a: identity: an output of options
    alone,             // a, b: as in the node, c: run of an entry, op: what it tests. 1 holds, 0 does not
    codes,             // a: slot, b: code set, c: run of an entry. 1: some code is in the set, 0: none is
    added,             // a: selection: how many entries it selects are to be added to those listed
    added_sum,         // a: selection, b: field: the sum of the field over them
    latest,            // a: selection, b: literal. 1: the latest entry has it, 0: it does not
  };
  Kind kind{};
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  std::uint32_t op = 0;
  friend auto operator<=>(const Atom&, const Atom&) = default;
};

/// Atoms numbered in the order in which they were met, with the algebra over them.
class Atoms {
 public:
  std::uint32_t number(const Atom& atom, const Domain& whole, bool open) {
    const auto [at, is_new] = numbers_.try_emplace(atom, static_cast<std::uint32_t>(atoms_.size()));
    if (is_new) {
      atoms_.push_back(atom);
      algebra_.add(whole, open);
    }
    return at->second;
  }
  Family single(const Atom& atom, const Domain& whole, bool open, const Domain& domain) {
    return algebra_.single(number(atom, whole, open), domain);
  }
  const Atom& operator[](std::uint32_t number) const { return atoms_[number]; }
  std::size_t size() const { return atoms_.size(); }
  Algebra& algebra() { return algebra_; }

 private:
  std::vector<Atom> atoms_;
  std::map<Atom, std::uint32_t> numbers_;
  Algebra algebra_;
};

}  // namespace guide::explain
