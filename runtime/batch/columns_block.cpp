// One block of cases: its columns as bits, then the nodes over them.

#include <algorithm>
#include <cstring>

#include "runtime/batch/columns.hpp"
#include "runtime/elapsed.hpp"

namespace guide::batch {
namespace {

std::size_t size_of(ColumnDecider::Type type) {
  switch (type) {
    case ColumnDecider::Type::int8: return 1;
    case ColumnDecider::Type::int16: return 2;
    case ColumnDecider::Type::int32: return 4;
    default: return 8;
  }
}

/// `count` bits of a bitmap from bit `begin` on; the rest of the block is 0.
void load_bits(const unsigned char* bitmap, std::int64_t begin, std::uint32_t count, BlockBits& bits) {
  const unsigned char* from = bitmap + begin / 8;
  const auto shift = static_cast<std::uint32_t>(begin % 8);
  const std::size_t size = (shift + count + 7) / 8;
  if (shift == 0 && count == block_cases) {
    std::memcpy(bits.words, from, sizeof bits.words);
    return;
  }
  unsigned char bytes[sizeof bits.words + 8] = {};
  std::memcpy(bytes, from, size);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + w * 8, 8);
    const std::uint64_t next = bytes[w * 8 + 8];
    word = shift == 0 ? word : word >> shift | next << (64 - shift);
    const std::uint32_t first = w * 64;
    bits.words[w] = first + 64 <= count ? word
                    : first >= count    ? 0
                                        : word & ((std::uint64_t{1} << (count - first)) - 1);
  }
}

void first_cases(std::uint32_t count, BlockBits& bits) {
  for (std::uint32_t w = 0; w < block_words; ++w) {
    const std::uint32_t first = w * 64;
    bits.words[w] = first + 64 <= count ? ~std::uint64_t{0}
                    : first >= count    ? 0
                                        : (std::uint64_t{1} << (count - first)) - 1;
  }
}

template <typename Function>
void for_each_case(const BlockBits& bits, Function function) {
  for (std::uint32_t w = 0; w < block_words; ++w) {
    for (std::uint64_t rest = bits.words[w]; rest != 0; rest &= rest - 1) {
      function(w * 64 + static_cast<std::uint32_t>(__builtin_ctzll(rest)));
    }
  }
}

void set_case(BlockNode& node, std::uint32_t index, Truth truth) {
  const std::uint64_t bit = std::uint64_t{1} << index % 64;
  node.present.words[index / 64] |= truth.present ? bit : 0;
  node.absent.words[index / 64] |= truth.absent ? bit : 0;
}

std::uint64_t word_if(bool truth) { return truth ? ~std::uint64_t{0} : 0; }

}  // namespace

void ColumnDecider::decide_block(const Block& block, ColumnResults& results) {
  load(block);
  if (by_rows_) return decide_rows(block, results);
  run_tests(block);
  for (std::uint32_t i = 0; i < plan_.plain_steps; ++i) run_plain_step(block, i);
  const Groups groups{plan_.steps.data(), plan_.operands.data(), plan_.tests};
  const auto end = static_cast<std::uint32_t>(plan_.steps.size());
  for (std::uint32_t i = plan_.plain_steps; i < end;) {
    std::uint32_t next = i;
    while (next < end && plan_.steps[next].kind != StepKind::table_option) ++next;
    kernels_.run_groups(groups, i, next, nodes_.data());
    if (next < end) run_table_option(plan_.steps[next], nodes_[plan_.tests + next]);
    i = next + 1;
  }
  for (std::uint32_t i = 0; i < plan_.guidelines.size(); ++i) {
    conclude_guideline(block, i, results.guidelines[i].data() + block.begin);
  }
  for (std::uint32_t i = 0; i < plan_.determinations.size(); ++i) {
    conclude_determination(block, i, results.determinations[i].data() + block.begin);
  }
  write_states(block, results);
  refuse(block, results);
}

/// Values and bitmaps as the kernels read them, and the cases that say what cannot be.
void ColumnDecider::load(const Block& block) {
  std::memset(&refused_, 0, sizeof refused_);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    Loaded& loaded = loaded_[i];
    const std::int64_t begin = column.offset + static_cast<std::int64_t>(block.begin);
    if (column.valid != nullptr)
      load_bits(column.valid, begin, block.count, loaded.valid);
    else
      first_cases(block.count, loaded.valid);
    if (column.type == Type::boolean) {
      load_bits(static_cast<const unsigned char*>(column.values), begin, block.count, loaded.truths);
      continue;
    }
    const std::size_t size = size_of(column.type);
    loaded.values = static_cast<const unsigned char*>(column.values) + static_cast<std::size_t>(begin) * size;
    if (block.count < block_cases || !column.options.empty()) {
      loaded.scratch.assign(block_cases, 0);
      std::memcpy(loaded.scratch.data(), loaded.values, block.count * size);
      loaded.values = loaded.scratch.data();
    }
    BlockBits inside;
    if (!column.options.empty()) {
      for (std::uint32_t c = 0; c < block.count; ++c) translate(static_cast<std::uint32_t>(i), c);
    }
    run_within(static_cast<std::uint32_t>(i), bounds_[i], inside);
    for (std::uint32_t w = 0; w < block_words; ++w) refused_.words[w] |= loaded.valid.words[w] & ~inside.words[w];
  }
}

/// An index of a dictionary as the option's; -1, which is refused, where there is none.
void ColumnDecider::translate(std::uint32_t column, std::uint32_t index) {
  const std::vector<std::int32_t>& options = columns_[column].options;
  const std::int64_t key = value_of(column, index);
  const std::int64_t option = key >= 0 && key < static_cast<std::int64_t>(options.size()) ? options[key] : -1;
  void* values = loaded_[column].scratch.data();
  switch (columns_[column].type) {
    case Type::int8: static_cast<std::int8_t*>(values)[index] = static_cast<std::int8_t>(option); break;
    case Type::int16: static_cast<std::int16_t*>(values)[index] = static_cast<std::int16_t>(option); break;
    case Type::int32: static_cast<std::int32_t*>(values)[index] = static_cast<std::int32_t>(option); break;
    default: static_cast<std::int64_t*>(values)[index] = option;
  }
}

void ColumnDecider::run_within(std::uint32_t index, Interval interval, BlockBits& inside) const {
  const Loaded& loaded = loaded_[index];
  const auto [first, last] = interval;
  if (first > last) {
    std::memset(&inside, 0, sizeof inside);
    return;
  }
  switch (columns_[index].type) {
    case Type::boolean: {
      const std::uint64_t yes = word_if(first <= 1 && last >= 1);
      const std::uint64_t no = word_if(first <= 0 && last >= 0);
      for (std::uint32_t w = 0; w < block_words; ++w) {
        inside.words[w] = (loaded.truths.words[w] & yes) | (~loaded.truths.words[w] & no);
      }
      break;
    }
    case Type::int8:
      kernels_.within_int8(static_cast<const std::int8_t*>(loaded.values), static_cast<std::int8_t>(first),
                           static_cast<std::int8_t>(last), inside);
      break;
    case Type::int16:
      kernels_.within_int16(static_cast<const std::int16_t*>(loaded.values), static_cast<std::int16_t>(first),
                            static_cast<std::int16_t>(last), inside);
      break;
    case Type::int32:
      kernels_.within_int32(static_cast<const std::int32_t*>(loaded.values), static_cast<std::int32_t>(first),
                            static_cast<std::int32_t>(last), inside);
      break;
    case Type::int64:
      kernels_.within_int64(static_cast<const std::int64_t*>(loaded.values), first, last, inside);
      break;
  }
}

void ColumnDecider::run_tests(const Block& block) {
  for (std::uint32_t node = 0; node < plan_.tests; ++node) {
    const BoundTest& bound = tests_[node];
    const Truth unsaid = test(plan_.facts[plan_.test_place[node]].unsaid, plan_.first[node], last_[node]);
    const std::uint64_t present = word_if(unsaid.present);
    const std::uint64_t absent = word_if(unsaid.absent);
    BlockNode& result = nodes_[node];
    if (bound.column == none) {
      for (std::uint32_t w = 0; w < block_words; ++w) {
        result.present.words[w] = present;
        result.absent.words[w] = absent;
      }
      continue;
    }
    BlockBits inside;
    run_within(bound.column, bound.interval, inside);
    const BlockBits& valid = loaded_[bound.column].valid;
    for (std::uint32_t w = 0; w < block_words; ++w) {
      result.present.words[w] = (inside.words[w] & valid.words[w]) | (present & ~valid.words[w]);
      result.absent.words[w] = (~inside.words[w] & valid.words[w]) | (absent & ~valid.words[w]);
    }
  }
  for (const ElapsedTest& elapsed : plan_.elapsed) {
    if (block.days != nullptr || tests_[elapsed.node].column == none) run_elapsed(block, elapsed);
  }
}

/// Where each case has a day of its own. Days that repeat are counted back from once.
void ColumnDecider::run_elapsed(const Block& block, const ElapsedTest& elapsed) {
  BlockNode& node = nodes_[elapsed.node];
  std::memset(&node, 0, sizeof node);
  Scaled known_day = block.day;
  Scaled last = last_day(elapsed.elapsed, known_day);
  for (std::uint32_t i = 0; i < block.count; ++i) {
    const Scaled day = block.days == nullptr ? block.day : block.days[i];
    if (day != known_day) {
      known_day = day;
      last = last_day(elapsed.elapsed, day);
    }
    set_case(node, i, test(range_of(plan_.test_place[elapsed.node], i), unbounded_below, last));
  }
}

void ColumnDecider::run_plain_step(const Block& block, std::uint32_t index) {
  const Step& step = plan_.steps[index];
  BlockNode& node = nodes_[plan_.tests + index];
  const auto fill = [&node](bool present, bool absent) {
    for (std::uint32_t w = 0; w < block_words; ++w) {
      node.present.words[w] = word_if(present);
      node.absent.words[w] = word_if(absent);
    }
  };
  switch (step.kind) {
    case StepKind::fixed: return fill((step.a & 1) != 0, (step.a & 2) != 0);
    case StepKind::in_force: {
      const Period& period = plan_.program->periods[step.a];
      if (block.days == nullptr) {
        const bool in_force = period.first <= block.day && block.day <= period.last;
        return fill(in_force, !in_force);
      }
      std::memset(&node, 0, sizeof node);
      for (std::uint32_t i = 0; i < block.count; ++i) {
        const bool in_force = period.first <= block.days[i] && block.days[i] <= period.last;
        set_case(node, i, {in_force, !in_force});
      }
      return;
    }
    case StepKind::documented: {
      const std::uint32_t column = column_of_[step.a];
      if (column == none) return fill(false, true);
      for (std::uint32_t w = 0; w < block_words; ++w) {
        node.present.words[w] = loaded_[column].valid.words[w];
        node.absent.words[w] = ~loaded_[column].valid.words[w];
      }
      return;
    }
    case StepKind::quantity:
      if (!run_sum(step, node)) run_ranges(block, step, node);
      return;
    default: return fill(false, false);  // codes: no column tells of them
  }
}

/// Sums and differences of facts in int32 columns, where nothing is known of a sum that lacks a part. False if it is
/// not so.
bool ColumnDecider::run_sum(const Step& step, BlockNode& node) {
  Scaled reach = 0;
  for (std::uint32_t i = step.a; i < step.a + step.b; ++i) {
    const PlannedTerm& term = plan_.terms[i];
    if (term.kind != PlannedTerm::Kind::place || (term.coefficient != 1 && term.coefficient != -1)) return false;
    const std::uint32_t column = column_of_[term.index];
    const Range unsaid = plan_.facts[term.index].unsaid;
    if (column == none || columns_[column].type != Type::int32 || columns_[column].factor != 1) return false;
    if (unsaid.low != unbounded_below || unsaid.high != unbounded_above) return false;
    reach += std::max(bounds_[column].last, -bounds_[column].first);
  }
  if (reach > 2147483647 || step.threshold > 2147483647 || step.threshold < -2147483647) return false;
  BlockBits valid;
  std::memset(&valid, 0xFF, sizeof valid);
  std::fill(sum_.begin(), sum_.end(), 0);
  for (std::uint32_t i = step.a; i < step.a + step.b; ++i) {
    const PlannedTerm& term = plan_.terms[i];
    const Loaded& loaded = loaded_[column_of_[term.index]];
    kernels_.add_int32(static_cast<const std::int32_t*>(loaded.values), term.coefficient < 0, sum_.data());
    for (std::uint32_t w = 0; w < block_words; ++w) valid.words[w] &= loaded.valid.words[w];
  }
  const auto threshold = static_cast<std::int32_t>(step.threshold);
  BlockBits inside;
  kernels_.within_int32(sum_.data(), threshold, step.equals ? threshold : 2147483647, inside);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    node.present.words[w] = inside.words[w] & valid.words[w];
    node.absent.words[w] = ~inside.words[w] & valid.words[w];
  }
  return true;
}

/// Any quantity, case by case.
void ColumnDecider::run_ranges(const Block& block, const Step& step, BlockNode& node) const {
  std::memset(&node, 0, sizeof node);
  for (std::uint32_t c = 0; c < block.count; ++c) {
    if ((refused_.words[c / 64] >> c % 64 & 1) != 0) continue;
    Range sum{0, 0};
    for (std::uint32_t i = step.a; i < step.a + step.b; ++i) {
      const PlannedTerm& term = plan_.terms[i];
      const Range value = term.kind == PlannedTerm::Kind::place ? range_of(term.index, c) : term.fixed;
      const Range summand = times(value, term.coefficient);
      sum = {add_low(sum.low, summand.low), add_high(sum.high, summand.high)};
    }
    set_case(node, c, compare(sum, step));
  }
}

void ColumnDecider::run_table_option(const Step& step, BlockNode& node) const {
  std::memset(&node.present, 0xFF, sizeof node.present);  // of no row with another output
  std::memset(&node.absent, 0, sizeof node.absent);
  for (const TableRow& row : plan_.tables[step.a].rows) {
    if (!row.dash && row.value == step.threshold) continue;
    const BlockNode& matches = nodes_[row.matches.node()];
    const BlockBits& present = row.matches.negated() ? matches.absent : matches.present;
    const BlockBits& absent = row.matches.negated() ? matches.present : matches.absent;
    for (std::uint32_t w = 0; w < block_words; ++w) {
      node.absent.words[w] |= present.words[w];
      node.present.words[w] &= absent.words[w];
    }
  }
}

std::int64_t ColumnDecider::value_of(std::uint32_t column, std::uint32_t index) const {
  const Loaded& loaded = loaded_[column];
  switch (columns_[column].type) {
    case Type::boolean: return static_cast<std::int64_t>(loaded.truths.words[index / 64] >> index % 64 & 1);
    case Type::int8: return static_cast<const std::int8_t*>(loaded.values)[index];
    case Type::int16: return static_cast<const std::int16_t*>(loaded.values)[index];
    case Type::int32: return static_cast<const std::int32_t*>(loaded.values)[index];
    case Type::int64: return static_cast<const std::int64_t*>(loaded.values)[index];
  }
  return 0;
}

/// Of a case that is not refused.
Range ColumnDecider::range_of(std::uint32_t place, std::uint32_t index) const {
  const std::uint32_t column = column_of_[place];
  const bool told = column != none && (loaded_[column].valid.words[index / 64] >> index % 64 & 1) != 0;
  const bool refused = (refused_.words[index / 64] >> index % 64 & 1) != 0;
  if (!told || refused) return plan_.facts[place].unsaid;
  const Scaled value = value_of(column, index) * columns_[column].factor;
  return {value, value};
}

}  // namespace guide::batch
