#pragma once
// What bodies share: thresholds, quantities, periods, selections. In: values. Out: their numbers in the Program, equal
// values sharing one. Bodies over entries are shared whole, so that equal selections of different guidelines are one.

#include <functional>
#include <unordered_map>

#include "compiler/lower/body.hpp"

namespace guide::lower {

class Pool {
 public:
  explicit Pool(Program& program) : program_(program) {}

  std::uint32_t threshold(Scaled value);
  std::uint32_t elapsed(Elapsed test);
  std::uint32_t period(Period period);
  /// Terms in canonical order; table terms name an output of the body at hand.
  std::uint32_t quantity(std::vector<Term> terms);
  /// Appends the body's nodes to the Program.
  std::uint32_t add_body(const BodyBuilder& body);
  std::uint32_t selection(const BodyBuilder& body, Literal selected);
  /// The body over entries in which `latest_has` finds its condition: shared where equal.
  std::uint32_t shared_body(const BodyBuilder& body);

 private:
  bool same_body(const Body& known, const BodyBuilder& body) const;

  Program& program_;
  std::unordered_map<Scaled, std::uint32_t> thresholds_;
  std::unordered_map<std::uint64_t, std::uint32_t> elapsed_;
  std::unordered_multimap<std::size_t, std::uint32_t> periods_;
  std::unordered_multimap<std::size_t, std::uint32_t> quantities_;
  std::unordered_multimap<std::size_t, std::uint32_t> identities_;
  std::unordered_multimap<std::size_t, std::uint32_t> bodies_;
  std::unordered_map<std::uint64_t, std::uint32_t> selections_;
};

}  // namespace guide::lower
