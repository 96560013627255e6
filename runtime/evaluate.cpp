#include "runtime/evaluate.hpp"

#include <algorithm>

namespace guide {

Evaluation::Evaluation(const Program& program) : program_(program), readings_(program.vocabulary.facts.size()), field_tests_(program) {
  no_record_assumed_.assumed = true;
  no_record_assumed_.complete = true;
}

std::uint32_t Evaluation::run(std::uint32_t index) {
  const Body& body = program_.bodies[index];
  for (std::uint32_t selection : body.selections) run_entries(program_.selections[selection].body);
  for (std::uint32_t selection : body.selections) count_selection(selection);
  const Run run = begin_run(index, body_varies(body));
  evaluate_nodes(run);
  return run.base;
}

std::uint32_t Evaluation::run(const Consultation& consultation, std::span<const std::uint32_t> bases) {
  consultation_ = &consultation;
  consulted_bases_ = bases;
  const bool varies = std::any_of(bases.begin(), bases.end(), [this](std::uint32_t base) {
    return trace_->lanes > 1 && (base & Trace::uniform) == 0;
  });
  const Run run = begin_run(consultation.body, varies);
  evaluate_nodes(run);
  return run.base;
}

/// Whether some lane may differ from another: a disputed fact is read, or an entry that varies.
bool Evaluation::body_varies(const Body& body) const {
  if (trace_->lanes == 1) return false;
  for (std::uint32_t fact : body.facts) {
    if (readings_[fact].varies()) return true;
  }
  for (std::uint32_t selection : body.selections) {
    if (entry_runs(program_.selections[selection].body).varies) return true;
  }
  return false;
}

Evaluation::Run Evaluation::begin_run(std::uint32_t body, bool varies) {
  Run run;
  run.body = body;
  run.varies = varies;
  const auto offset = static_cast<std::uint32_t>(trace_->bits.size());
  const bool one_word = !varies && trace_->lanes > 1;
  run.base = one_word ? offset | Trace::uniform : offset;
  trace_->bits.resize(offset + std::size_t{program_.bodies[body].node_count} * (one_word ? 1 : trace_->words));
  trace_->runs.push_back({body, none, run.base});
  return run;
}

void Evaluation::evaluate_nodes(const Run& run, std::uint32_t first) {
  const Body& body = program_.bodies[run.body];
  const Node* nodes = program_.nodes.data() + body.first_node;
  const std::uint32_t words = run_words(run);
  spend(std::uint64_t{body.node_count - first} * words);
  Bits* out = trace_->bits.data() + (run.base & ~Trace::uniform) + std::size_t{first} * words;
  for (std::uint32_t i = first; i < body.node_count; ++i, out += words) {
    if (nodes[i].op == Op::at_least)
      evaluate_group(run, nodes[i], out);
    else
      evaluate_leaf(run, nodes[i], out);
  }
}

/// The lanes of a word in which a run's values stand; a run of one word says the same in every lane.
std::uint64_t Evaluation::mask(const Run& run, std::uint32_t word) const {
  return (run.base & Trace::uniform) != 0 ? ~std::uint64_t{0} : lane_mask(trace_->lanes, word);
}

void Evaluation::broadcast(const Run& run, Truth truth, Bits* out) const {
  for (std::uint32_t word = 0; word < run_words(run); ++word) {
    const std::uint64_t lanes = mask(run, word);
    out[word] = {truth.present ? lanes : 0, truth.absent ? lanes : 0};
  }
}

Bits Evaluation::operand(const Run& run, Literal literal, std::uint32_t word) const {
  const Bits bits = trace_->at(run.base, literal.node(), word);
  return literal.negated() ? Bits{bits.absent, bits.present} : bits;
}

/// Present where at least k operands are present, absent where at least n - k + 1 are absent. `all` and `any` are its
/// ends.
void Evaluation::evaluate_group(const Run& run, const Node& node, Bits* out) const {
  const Literal* operands = program_.operands.data() + node.a;
  const std::uint32_t count = node.b;
  for (std::uint32_t word = 0; word < run_words(run); ++word) {
    const std::uint64_t lanes = mask(run, word);
    if (node.k == count || node.k == 1) {
      Bits all{lanes, lanes};
      Bits any{0, 0};
      for (std::uint32_t i = 0; i < count; ++i) {
        const Bits bits = operand(run, operands[i], word);
        all.present &= bits.present;
        all.absent &= bits.absent;
        any.present |= bits.present;
        any.absent |= bits.absent;
      }
      out[word] = node.k == count ? Bits{all.present, any.absent} : Bits{any.present, all.absent};
      continue;
    }
    LaneCounter present, absent;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Bits bits = operand(run, operands[i], word);
      present.add(bits.present);
      absent.add(bits.absent);
    }
    out[word] = {present.at_least(node.k) & lanes,
                 node.k > count ? lanes : absent.at_least(count - node.k + 1) & lanes};
  }
}

void Evaluation::evaluate_outcome(const Run& run, const Node& node, Bits* out) const {
  const Consulted& consulted = consultation_->consulted[node.a];
  const Literal outcome = program_.guidelines[consulted.guideline].applications[consulted.application].outcomes[node.b];
  const Run guideline{.base = consulted_bases_[node.a]};
  for (std::uint32_t word = 0; word < run_words(run); ++word) {
    const Bits bits = operand(guideline, outcome, word);
    const std::uint64_t lanes = mask(run, word);
    out[word] = {bits.present & lanes, bits.absent & lanes};
  }
}

}  // namespace guide
