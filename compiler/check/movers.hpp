#pragma once
// What a documented case can choose freely, as far as the nodes of a body can tell: facts, and counts, sums and other
// expressions as wholes. In: leaves. Out: for each the values worth trying, one for each region between its thresholds.

#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "compiler/lower/body.hpp"

namespace guide::check {

/// The nodes of one body, being built or in a Program. Operands are numbered as the nodes number them.
class BodyNodes {
 public:
  explicit BodyNodes(const lower::BodyBuilder& body) : nodes_(body.nodes()), operands_(body.operands()) {}
  BodyNodes(const Program& program, const Body& body)
      : nodes_(std::span(program.nodes).subspan(body.first_node, body.node_count)), operands_(program.operands) {}
  std::span<const Node> nodes() const { return nodes_; }
  std::span<const Literal> operands() const { return operands_; }

 private:
  std::span<const Node> nodes_;
  std::span<const Literal> operands_;
};

enum class MoverKind : std::uint8_t { slot, quantity, leaf };
struct Mover {
  MoverKind kind{};
  std::uint32_t index = 0;              // Slot bits, quantity, node
  std::vector<Scaled> values;           // to try; leaves: 0 and 1
  std::vector<std::uint64_t> rests_on;  // facts and records, to see which movers are not free of each other
};

/// The movers of some leaves of a body. `as_of` is the day of the documented case.
class Movers {
 public:
  Movers(const Program& program, BodyNodes body, Scaled as_of) : program_(program), body_(body), as_of_(as_of) {}

  /// Forgets the leaves of an earlier question.
  void clear();
  void add_leaf(std::uint32_t node);
  /// Sees to the values; after the last leaf.
  void finish();

  const std::vector<Mover>& list() const { return movers_; }
  /// The mover of a leaf, or `none` where the leaf does not depend on one.
  std::uint32_t mover_of(std::uint32_t node) const;
  /// What the leaf is when its mover has this value.
  bool holds(const Node& leaf, Scaled value) const;
  Scaled as_of() const { return as_of_; }

 private:
  using Key = std::tuple<MoverKind, std::uint32_t>;
  std::optional<Key> key_of(const Node& node, std::uint32_t index) const;
  Range range_of(const Mover& mover) const;
  void add_values(const Node& node, Mover& mover);
  void add_resources(const Node& node, Mover& mover);
  void add_selection(std::uint32_t selection, Mover& mover);

  const Program& program_;
  BodyNodes body_;
  Scaled as_of_;
  std::vector<Mover> movers_;
  std::map<Key, std::uint32_t> index_;
};

}  // namespace guide::check
