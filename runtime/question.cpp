#include "runtime/question.hpp"

#include <algorithm>

namespace guide {

void Question::clear() {
  runs_.clear();
  runs_end_ = 0;
  consulted_firsts_.clear();
  consultation_ = nullptr;
  varies_ = false;
  clear_groups();
}

void Question::clear_groups() {
  groups_.clear();
  group_operands_.clear();
  group_bits_.clear();
}

std::uint32_t Question::add(std::uint32_t body, std::uint32_t base, const Consultation* consultation) {
  const Program& program = evaluation_.program();
  const std::uint32_t first = runs_end_;
  runs_.push_back({first, base, program.nodes.data() + program.bodies[body].first_node, consultation});
  runs_end_ += program.bodies[body].node_count;
  varies_ = varies_ || (lanes() > 1 && (base & Trace::uniform) == 0);
  return first;
}

std::uint32_t Question::add_run(std::uint32_t body, std::uint32_t base) { return add(body, base, nullptr); }

std::uint32_t Question::add_run(const Consultation& consultation, std::uint32_t base,
                                std::span<const std::uint32_t> firsts) {
  consultation_ = &consultation;
  consulted_firsts_.assign(firsts.begin(), firsts.end());
  return add(consultation.body, base, &consultation);
}

const Question::Run& Question::run_of(std::uint32_t id) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), id,
                                      [](std::uint32_t wanted, const Run& run) { return wanted < run.first; });
  return *(after - 1);
}

const Node& Question::node(std::uint32_t id) const {
  if (id >= runs_end_) return groups_[id - runs_end_];
  const Run& run = run_of(id);
  return run.nodes[id - run.first];
}

void Question::operands(std::uint32_t id, std::vector<Literal>& result) const {
  result.clear();
  const Node& node = this->node(id);
  if (id >= runs_end_) {
    result.assign(group_operands_.begin() + node.a, group_operands_.begin() + node.a + node.b);
    return;
  }
  const Program& program = evaluation_.program();
  const Run& run = run_of(id);
  if (node.op == Op::outcome) {
    const Consulted& consulted = run.consultation->consulted[node.a];
    const Application& application = program.guidelines[consulted.guideline].applications[consulted.application];
    result.push_back(in_run(consulted_firsts_[node.a], application.outcomes[node.b]));
    return;
  }
  for (std::uint32_t i = 0; i < node.b; ++i) result.push_back(in_run(run.first, program.operands[node.a + i]));
}

Bits Question::value(Literal literal, std::uint32_t word) const {
  const std::uint32_t id = literal.node();
  Bits bits;
  if (id >= runs_end_) {
    bits = group_bits_[std::size_t{id - runs_end_} * evaluation_.trace().words + word];
  } else {
    const Run& run = run_of(id);
    bits = evaluation_.trace().at(run.base, id - run.first, word);
  }
  return literal.negated() ? Bits{bits.absent, bits.present} : bits;
}

Literal Question::add_group(std::uint32_t k, std::span<const Literal> operands) {
  Node group;
  group.op = Op::at_least;
  group.k = static_cast<std::uint16_t>(k);
  group.a = static_cast<std::uint32_t>(group_operands_.size());
  group.b = static_cast<std::uint32_t>(operands.size());
  for (std::uint32_t word = 0; word < evaluation_.trace().words; ++word) {
    Bits all{~std::uint64_t{0}, ~std::uint64_t{0}};
    Bits any;
    for (Literal operand : operands) {
      const Bits bits = value(operand, word);
      all = {all.present & bits.present, all.absent & bits.absent};
      any = {any.present | bits.present, any.absent | bits.absent};
    }
    group_bits_.push_back(k == 1 ? Bits{any.present, all.absent} : Bits{all.present, any.absent});
  }
  group_operands_.insert(group_operands_.end(), operands.begin(), operands.end());
  groups_.push_back(group);
  return Literal::of(runs_end_ + static_cast<std::uint32_t>(groups_.size()) - 1);
}

}  // namespace guide
