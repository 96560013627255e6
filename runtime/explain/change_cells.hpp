#pragma once
// The values of one thing (a fact, a count, a table's output, ...), cut into cells: values that nothing asked so far
// tells apart. In: domains. Out: each as a word of bits, and words of bits as domains.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/value.hpp"

namespace guide::explain {

/// The values that will do: an interval, for choices a set of options; `kept`: leaving the atom as it is will do too.
struct Domain {
  Range range;
  std::uint64_t options = ~std::uint64_t{0};
  bool kept = false;
  bool no_value() const { return range.empty() || options == 0; }
  bool empty() const { return no_value() && !kept; }
  bool contains(const Domain& other) const {
    if (other.kept && !kept) return false;
    if (other.no_value()) return true;
    return range.low <= other.range.low && other.range.high <= range.high && (other.options & ~options) == 0;
  }
  friend bool operator==(const Domain& a, const Domain& b) { return a.contains(b) && b.contains(a); }
};

Domain overlap(const Domain& a, const Domain& b);
/// Both domains as one; false where it would have a gap.
bool join(const Domain& a, const Domain& b, Domain& out);

/// A domain among those of its atom: equal ones are one and the same.
struct KnownDomain : Domain {
  std::uint64_t cells = 0;  // a bit for each cell, and above them one for leaving the atom as it is
};

class Cells {
 public:
  using Word = std::uint64_t;

  /// `keeps`: leaving it as it is, is told apart from every value.
  Cells(const Domain& whole, bool keeps);

  const Domain& whole() const { return whole_; }
  std::size_t count() const { return by_options_ ? options_.size() : ranges_.size(); }
  std::size_t width() const { return count() + (keeps_ ? 1 : 0); }
  bool by_options() const { return by_options_; }
  /// The bit for leaving it as it is, or none.
  Word kept() const { return keeps_ ? Word{1} << count() : 0; }

  /// May cut cells: the words of domains become others.
  const KnownDomain* known(const Domain& domain);
  /// Cuts nothing.
  const KnownDomain* known(Word bits);

  /// Leaving it as it is leaves these values possible.
  void leaves_possible(Range now);
  Word possible_now() const { return possible_now_; }

 private:
  bool restricts_options(const Domain& domain) const;
  bool cuts(const Domain& domain) const;
  void cut();
  void find_possible_now();
  Word bits_of(const Domain& domain) const;
  Domain domain_of(Word bits) const;

  Domain whole_;
  bool keeps_ = false;
  bool by_options_ = false;            // cells are sets of options, else ranges
  std::vector<Range> ranges_;          // in order, without gaps
  std::vector<std::uint64_t> options_;
  Range now_{1, 0};
  Word possible_now_ = 0;
  std::vector<std::unique_ptr<KnownDomain>> domains_;
};

}  // namespace guide::explain
