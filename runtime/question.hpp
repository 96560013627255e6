#pragma once
// What a conclusion is drawn from: the nodes of one or more runs, numbered through, and further groups over them.
// In: runs of an Evaluation. Out: their values in every lane. Not here: conclusions (conclude.hpp).

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/evaluate.hpp"

namespace guide {

class Question {
 public:
  explicit Question(const Evaluation& evaluation) : evaluation_(evaluation) {}

  void clear();
  /// Adds a guideline's run; its nodes are numbered from the result on.
  std::uint32_t add_run(std::uint32_t body, std::uint32_t base);
  /// Adds a determination's run over guidelines added before: `firsts` are the results of `add_run`, as consulted.
  std::uint32_t add_run(const Consultation& consultation, std::uint32_t base, std::span<const std::uint32_t> firsts);
  /// Adds a group over nodes numbered through. Groups are forgotten by `clear_groups`.
  Literal add_group(std::uint32_t k, std::span<const Literal> operands);
  Literal all(Literal a, Literal b) { return add_group(2, std::array{a, b}); }
  void clear_groups();

  /// A literal of the run whose nodes are numbered from `first` on.
  static Literal in_run(std::uint32_t first, Literal literal) {
    return Literal::of(first + literal.node(), literal.negated());
  }

  Bits value(Literal literal, std::uint32_t word) const;
  Truth truth(Literal literal, std::uint32_t lane) const {
    const Bits bits = value(literal, lane / 64);
    return {(bits.present >> lane % 64 & 1) != 0, (bits.absent >> lane % 64 & 1) != 0};
  }
  bool varies() const { return varies_; }
  std::uint32_t lanes() const { return evaluation_.trace().lanes; }
  const Evaluation& evaluation() const { return evaluation_; }
  /// Counts what completions evaluate towards the decision's bound.
  void spend(std::uint64_t amount) const { evaluation_.spend(amount); }
  /// Of the determination added, if one was; and where the guideline that it consults at `i` begins.
  const Consultation* consultation() const { return consultation_; }
  std::uint32_t first_of(std::uint32_t i) const { return consulted_firsts_[i]; }

  /// For completions: the nodes themselves.
  std::uint32_t node_count() const { return runs_end_ + static_cast<std::uint32_t>(groups_.size()); }
  const Node& node(std::uint32_t id) const;
  std::uint32_t base(std::uint32_t id) const { return run_of(id).base; }
  /// The operands of a group or of an `outcome`, numbered through.
  void operands(std::uint32_t id, std::vector<Literal>& result) const;

 private:
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t base = 0;
    const Node* nodes = nullptr;
    const Consultation* consultation = nullptr;
  };
  const Run& run_of(std::uint32_t id) const;
  std::uint32_t add(std::uint32_t body, std::uint32_t base, const Consultation* consultation);

  const Evaluation& evaluation_;
  std::vector<Run> runs_;
  std::uint32_t runs_end_ = 0;
  const Consultation* consultation_ = nullptr;
  std::vector<std::uint32_t> consulted_firsts_;
  std::vector<Node> groups_;
  std::vector<Literal> group_operands_;
  std::vector<Bits> group_bits_;
  bool varies_ = false;
};

}  // namespace guide
