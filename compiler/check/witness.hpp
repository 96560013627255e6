#pragma once
// A documented case for which conditions hold together, if there is one. In: literals of a body. Out: a case, or the
// proof that there is none, or neither when the search grows too large or what is chosen is not free of itself.

#include "compiler/check/movers.hpp"
#include "compiler/check/search_budget.hpp"

namespace guide::check {

enum class Answer : std::uint8_t { found, none_exists, not_decided };

class WitnessSearch {
 public:
  WitnessSearch(const Program& program, BodyNodes body, Scaled as_of, SearchBudget& budget)
      : program_(program), body_(body), movers_(program, body, as_of), budget_(budget), mark_(body.nodes().size()) {}

  /// All goals at once; of each goal one literal is enough.
  Answer find(std::vector<std::vector<Literal>> goals);

  // After `found`:
  struct Chosen {
    const Mover* mover;
    Scaled value;
  };
  std::vector<Chosen> chosen() const;
  bool holds(Literal literal) const;
  /// Whether the node took part and has a value.
  bool knows(std::uint32_t node) const { return mark_[node] == question_ && values_[node] != Value::open; }

 private:
  enum class Value : std::uint8_t { no, yes, open };
  void collect();
  void visit(std::uint32_t node, std::vector<std::uint32_t>& stack);
  void evaluate();
  Value value_of(Literal literal) const;
  Value evaluate_node(std::uint32_t index) const;
  Value evaluate_table(const TableOutput& output, const Node& leaf) const;
  /// The mover of an open leaf that the literal depends on.
  std::uint32_t open_mover(Literal literal) const;
  const TableOutput* table_of(const Node& node) const;
  Answer search();
  bool chosen_are_free() const;

  const Program& program_;
  BodyNodes body_;
  Movers movers_;
  SearchBudget& budget_;
  std::vector<std::vector<Literal>> goals_;
  std::vector<std::uint32_t> cone_;  // nodes that the goals depend on, operands first
  std::vector<std::uint32_t> mark_;
  std::uint32_t question_ = 0;
  std::vector<Value> values_;
  struct Choice {
    bool made = false;
    Scaled value = 0;
  };
  std::vector<Choice> choices_;  // by mover
};

}  // namespace guide::check
