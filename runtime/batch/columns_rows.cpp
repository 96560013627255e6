// From the nodes of a block to codes and bitmaps. Cases that need completions are decided one by one, as in the plan's
// service decider; what that finds is known for the next case alike.

#include <algorithm>
#include <cstring>

#include "runtime/batch/columns.hpp"

namespace guide::batch {
namespace {

/// The code of a case, and whether it hangs on nothing but the nodes that conclusions are made of.
struct Coded {
  std::int8_t code;
  bool hangs_on_nodes;
};

struct Side {
  const BlockBits& present;
  const BlockBits& absent;
};
Side side(const std::vector<BlockNode>& nodes, Literal literal) {
  const BlockNode& node = nodes[literal.node()];
  return literal.negated() ? Side{node.absent, node.present} : Side{node.present, node.absent};
}

bool any(const BlockBits& bits) {
  return std::any_of(bits.words, bits.words + block_words, [](std::uint64_t word) { return word != 0; });
}

std::int8_t code_of(const Conclusion& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::determined: return static_cast<std::int8_t>(conclusion.outcome);
    case ConclusionKind::contradictory: return code_contradictory;
    case ConclusionKind::silent: return code_silent;
    case ConclusionKind::undetermined: return code_undetermined;
  }
  return code_undetermined;
}
std::int8_t code_of(const Result& result) {
  switch (result.kind) {
    case ResultKind::outcome: return static_cast<std::int8_t>(result.outcome);
    case ResultKind::refer: return code_refer;
    case ResultKind::request_information: return code_request_information;
  }
  return code_refer;
}

/// The cases of a block by what their outcomes say, none of them completed.
struct Sorted {
  BlockBits twice;   // two outcomes present
  BlockBits silent;  // all absent
  BlockBits open;    // the rest but those determined
  BlockBits once;    // an outcome present
  BlockBits all_closed;
};
void sort(const std::vector<BlockNode>& nodes, const std::vector<Literal>& outcomes, Sorted& sorted) {
  std::memset(&sorted, 0, sizeof sorted);
  std::memset(&sorted.all_closed, 0xFF, sizeof sorted.all_closed);
  for (Literal outcome : outcomes) {
    const auto [present, absent] = side(nodes, outcome);
    for (std::uint32_t w = 0; w < block_words; ++w) {
      sorted.twice.words[w] |= sorted.once.words[w] & present.words[w];
      sorted.once.words[w] |= present.words[w];
      sorted.all_closed.words[w] &= present.words[w] | absent.words[w];
    }
  }
  for (std::uint32_t w = 0; w < block_words; ++w) {
    sorted.silent.words[w] = sorted.all_closed.words[w] & ~sorted.once.words[w];
    sorted.open.words[w] = ~sorted.all_closed.words[w] & ~sorted.twice.words[w];
  }
}

}  // namespace

void ColumnDecider::add_codes(const BlockBits& cases, std::int8_t code, std::int8_t* codes) const {
  if (code != 0 && any(cases)) kernels_.add_code(cases, code, codes);
}

/// Codes of the cases whose outcomes are settled. Those left open are in `open`.
void ColumnDecider::add_settled(const std::vector<Literal>& outcomes, std::int8_t silent, std::int8_t contradictory,
                                std::int8_t* codes, BlockBits& open) const {
  Sorted sorted;
  sort(nodes_, outcomes, sorted);
  std::memset(codes, 0, block_cases);
  add_codes(sorted.silent, silent, codes);
  add_codes(sorted.twice, contradictory, codes);
  for (std::size_t i = 1; i < outcomes.size(); ++i) {
    const auto [present, absent] = side(nodes_, outcomes[i]);
    BlockBits determined;
    for (std::uint32_t w = 0; w < block_words; ++w) {
      determined.words[w] = present.words[w] & sorted.all_closed.words[w] & ~sorted.twice.words[w];
    }
    add_codes(determined, static_cast<std::int8_t>(i), codes);
  }
  open = sorted.open;
}

template <typename CodeOfCase>
void ColumnDecider::add_open(const Block& block, const BlockBits& open, std::int8_t* codes, CodeOfCase code_of_case) {
  for (std::uint32_t w = 0; w < block_words; ++w) {
    for (std::uint64_t rest = open.words[w] & ~refused_.words[w]; rest != 0; rest &= rest - 1) {
      const std::uint32_t index = w * 64 + static_cast<std::uint32_t>(__builtin_ctzll(rest));
      if (index >= block.count) return;
      codes[index] = code_of_case(index);
    }
  }
}

/// The same for cases whose code hangs on a few nodes alone: one case of each kind is looked at, and all alike get its
/// code, unless `code_of_case` says that more than those nodes counted.
template <typename CodeOfCase>
void ColumnDecider::add_open_alike(const Block& block, const std::vector<std::uint32_t>& nodes, const BlockBits& open,
                                   std::int8_t* codes, CodeOfCase code_of_case) {
  constexpr int most_kinds = 32;
  BlockBits rest;
  for (std::uint32_t w = 0; w < block_words; ++w) rest.words[w] = open.words[w] & ~refused_.words[w];
  for (int kind = 0; kind < most_kinds; ++kind) {
    std::uint32_t word = 0;
    while (word < block_words && rest.words[word] == 0) ++word;
    if (word == block_words) return;
    const auto bit = static_cast<std::uint32_t>(__builtin_ctzll(rest.words[word]));
    if (word * 64 + bit >= block.count) return;
    const auto [code, hangs_on_nodes] = code_of_case(word * 64 + bit);
    if (!hangs_on_nodes) {
      codes[word * 64 + bit] = code;
      rest.words[word] &= rest.words[word] - 1;
      continue;
    }
    BlockBits alike = rest;
    for (std::uint32_t node : nodes) {
      const BlockNode& values = nodes_[node];
      const std::uint64_t present = values.present.words[word] >> bit & 1 ? 0 : ~std::uint64_t{0};
      const std::uint64_t absent = values.absent.words[word] >> bit & 1 ? 0 : ~std::uint64_t{0};
      for (std::uint32_t w = 0; w < block_words; ++w) {
        alike.words[w] &= (values.present.words[w] ^ present) & (values.absent.words[w] ^ absent);
      }
    }
    add_codes(alike, code, codes);
    for (std::uint32_t w = 0; w < block_words; ++w) rest.words[w] &= ~alike.words[w];
  }
  add_open(block, rest, codes, [&](std::uint32_t c) { return code_of_case(c).code; });
}

void ColumnDecider::conclude_guideline(const Block& block, std::uint32_t index, std::int8_t* codes) {
  const PlannedGuideline& guideline = plan_.guidelines[index];
  BlockBits open;
  add_settled(guideline.outcomes, code_silent, code_contradictory, codes, open);
  if (!any(open)) return;
  if (!guideline.exact) {
    add_open(block, open, codes, [&](std::uint32_t c) { return code_of(*decide_row(block, c).guidelines[index]); });
    return;
  }
  // Possible is what is not absent, and silence while the guideline does not certainly apply.
  BlockBits once, twice;
  const auto [applies, applies_not] = side(nodes_, guideline.applies);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    once.words[w] = ~applies.words[w];
    twice.words[w] = 0;
  }
  for (Literal outcome : guideline.outcomes) {
    const auto [present, absent] = side(nodes_, outcome);
    for (std::uint32_t w = 0; w < block_words; ++w) {
      twice.words[w] |= once.words[w] & ~absent.words[w];
      once.words[w] |= ~absent.words[w];
    }
  }
  BlockBits undetermined, in_any_case;
  for (std::uint32_t w = 0; w < block_words; ++w) {
    undetermined.words[w] = open.words[w] & twice.words[w];
    in_any_case.words[w] = open.words[w] & ~twice.words[w];
  }
  add_codes(undetermined, code_undetermined, codes);
  add_open_alike(block, guideline_nodes_[index], in_any_case, codes, [&](std::uint32_t c) {
    return Coded{code_of(*decide_row(block, c).guidelines[index]), true};
  });
}

void ColumnDecider::conclude_determination(const Block& block, std::uint32_t index, std::int8_t* codes) {
  const PlannedDetermination& determination = plan_.determinations[index];
  const DeterminationInfo& info = plan_.program->determinations[determination.use.item];
  BlockBits open;
  add_settled(determination.outcomes, code_of(info.silent.result), code_of(info.contradictory.result), codes, open);
  add_open_alike(block, determination_nodes_[index], open, codes, [&](std::uint32_t c) {
    const BlockCase values{nodes_.data(), c};
    if (const Determined* known = decider_.known(index, values)) return Coded{code_of(known->result), true};
    return Coded{code_of(decide_row(block, c).determinations[index]->result), false};
  });
}

const Answer& ColumnDecider::decide_row(const Block& block, std::uint32_t index) {
  decider_.set_day(block.days == nullptr ? block.day : block.days[index]);
  decider_.facts().clear();
  for (const Column& column : columns_) {
    const std::uint32_t number = column_of_[column.place];
    if ((loaded_[number].valid.words[index / 64] >> index % 64 & 1) == 0) continue;
    decider_.facts().set(column.place, range_of(column.place, index));
  }
  return decider_.decide();
}

/// Plans that no kernel runs: every case alone.
void ColumnDecider::decide_rows(const Block& block, ColumnResults& results) {
  for (ColumnResults::States& states : results.states) {
    std::memset(states.present.data() + block.begin / 64, 0, sizeof(BlockBits));
    std::memset(states.absent.data() + block.begin / 64, 0, sizeof(BlockBits));
  }
  for (std::uint32_t c = 0; c < block.count; ++c) {
    if ((refused_.words[c / 64] >> c % 64 & 1) != 0) continue;
    const Answer& answer = decide_row(block, c);
    for (std::size_t i = 0; i < answer.guidelines.size(); ++i) {
      results.guidelines[i][block.begin + c] = code_of(*answer.guidelines[i]);
    }
    for (std::size_t i = 0; i < answer.determinations.size(); ++i) {
      results.determinations[i][block.begin + c] = code_of(answer.determinations[i]->result);
    }
    for (ColumnResults::States& states : results.states) {
      const PlannedGuideline& guideline = plan_.guidelines[states.guideline];
      const Clause& clause = plan_.program->guidelines[guideline.use.item].clauses[states.clause];
      const State state = decider_.state(states.guideline, clause.literal);
      const std::size_t word = (block.begin + c) / 64;
      states.present[word] |= std::uint64_t{state == State::present} << c % 64;
      states.absent[word] |= std::uint64_t{state == State::absent} << c % 64;
    }
  }
  refuse(block, results);
}

void ColumnDecider::write_states(const Block& block, ColumnResults& results) const {
  for (ColumnResults::States& states : results.states) {
    const PlannedGuideline& guideline = plan_.guidelines[states.guideline];
    const Clause& clause = plan_.program->guidelines[guideline.use.item].clauses[states.clause];
    const Literal known = guideline.nodes[clause.literal.node()];
    const auto [present, absent] = side(nodes_, clause.literal.negated() ? !known : known);
    std::memcpy(states.present.data() + block.begin / 64, present.words, sizeof present.words);
    std::memcpy(states.absent.data() + block.begin / 64, absent.words, sizeof absent.words);
  }
}

/// A refused case has no states, and its code says so.
void ColumnDecider::refuse(const Block& block, ColumnResults& results) const {
  std::memcpy(results.refused.data() + block.begin / 64, refused_.words, sizeof refused_.words);
  if (!any(refused_)) return;
  for (ColumnResults::States& states : results.states) {
    for (std::uint32_t w = 0; w < block_words; ++w) {
      states.present[block.begin / 64 + w] &= ~refused_.words[w];
      states.absent[block.begin / 64 + w] &= ~refused_.words[w];
    }
  }
  for (std::uint32_t c = 0; c < block.count; ++c) {
    if ((refused_.words[c / 64] >> c % 64 & 1) == 0) continue;
    for (auto& codes : results.guidelines) codes[block.begin + c] = code_refused;
    for (auto& codes : results.determinations) codes[block.begin + c] = code_refused;
  }
}

}  // namespace guide::batch
