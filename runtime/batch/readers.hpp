#pragma once
// Who reads what in a plan: from a fact to the tests and steps on it, from a node to the steps over it. In: a plan.
// Out: lists. For evaluating only what a change reaches.

#include <span>
#include <vector>

#include "runtime/batch/plan.hpp"

namespace guide::batch {

class Readers {
 public:
  explicit Readers(const Plan& plan);

  std::span<const std::uint32_t> tests_of_place(std::uint32_t place) const { return tests_.of(place); }
  std::span<const std::uint32_t> steps_of_place(std::uint32_t place) const { return place_steps_.of(place); }
  std::span<const std::uint32_t> steps_of_node(std::uint32_t node) const { return node_steps_.of(node); }

 private:
  /// A list for each of many things, one behind the other.
  class Lists {
   public:
    void build(std::size_t things, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs);
    std::span<const std::uint32_t> of(std::uint32_t thing) const {
      return {items_.data() + begin_[thing], begin_[thing + 1] - begin_[thing]};
    }

   private:
    std::vector<std::uint32_t> begin_, items_;
  };

  Lists tests_, place_steps_, node_steps_;
};

}  // namespace guide::batch
