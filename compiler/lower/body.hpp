#pragma once
// One body while it is built. In: leaves and groups, operands first. Out: nodes, each kept once, and what its leaves read.
// Groups are kept in one form (`all` as the negation of `any`), so that equivalent phrasings share their nodes.

#include <span>
#include <utility>
#include <vector>

#include "runtime/program.hpp"

namespace guide::lower {

class BodyBuilder {
 public:
  explicit BodyBuilder(std::uint32_t record = none);

  Literal always() { return leaf(Op::always); }
  Literal leaf(Op op, std::uint32_t a = 0, std::uint32_t b = 0, bool free = false);
  Literal any(std::vector<Literal> operands) { return any_of(operands); }
  Literal all(std::vector<Literal> operands) { return all_of(operands); }
  Literal any(Literal a, Literal b);
  Literal all(Literal a, Literal b);
  /// At least k of the operands; 1 <= k <= their number, and k or its dual fits `Node::k`.
  Literal at_least(std::size_t k, std::vector<Literal> operands);
  /// The largest k for which `at_least` is certain to fit.
  static constexpr std::size_t counted_group_limit = 65'535;

  // What the leaf test at hand reads; `end_test` counts each fact once.
  void reads_fact(std::uint32_t fact) { test_facts_.push_back(fact); }
  void reads_record(std::uint32_t record) { records_.push_back(record); }
  void reads_selection(std::uint32_t selection, const Body& body);
  /// `is documented` reads the fact, but does not depend on which report is right.
  void mentions_fact(std::uint32_t fact) { mentioned_.push_back(fact); }
  void end_test();
  const std::vector<std::uint32_t>& facts_of_test() const { return test_facts_; }

  std::uint32_t record() const { return record_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  /// Of a group: its operands. Their places count from 0 within this body.
  const std::vector<Literal>& operands() const { return operands_; }
  /// Fills the lists of a body, in `room`, with what all leaves read.
  void fill_reads(Body& body, Room& room) const;

 private:
  template <typename Same, typename Make>
  std::uint32_t intern(std::size_t hash, Same same, Make make);
  // What is handed to these is theirs to change.
  using Operands = std::span<Literal>;
  Literal any_of(Operands operands);
  Literal all_of(Operands operands);
  Literal group(std::uint16_t k, Operands operands);
  void grow();
  std::size_t hash_of(const Node& node) const;

  std::uint32_t record_;
  std::vector<Node> nodes_;
  std::vector<Literal> operands_;
  std::vector<std::uint32_t> table_;  // open addressing: node + 1, 0 where free
  std::vector<std::uint32_t> test_facts_;
  std::vector<std::uint32_t> tested_;     // a fact for each leaf test that reads it
  std::vector<std::uint32_t> mentioned_;
  std::vector<std::uint32_t> selections_;
  std::vector<std::uint32_t> records_;
};

}  // namespace guide::lower
