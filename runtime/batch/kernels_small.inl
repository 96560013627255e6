// A small plan for one case. Included by kernels*.cpp, behind their `find_narrow_tests` and `run_levels`, inside an
// anonymous namespace.

void run_narrow_tests(const Scaled* numbers, const std::int32_t* first, const std::int32_t* last, std::uint32_t blocks,
                      Told& told) {
  find_narrow_tests(numbers, first, last, blocks, told);
}

struct Bits {
  std::uint64_t present = 0, absent = 0;
};

/// Tests that are not among the intervals; seldom there, and apart from the rest, which needs fewer registers so.
__attribute__((noinline)) Bits find_further_tests(const SmallPlan& plan, const Scaled* numbers, std::uint64_t told) {
  Bits bits;
  const FurtherTest* further = plan.further();
  for (std::uint32_t i = 0; i < plan.further_count; ++i) {
    const FurtherTest& one = further[i];
    const Scaled number = numbers[one.place];
    const std::uint64_t single = told >> one.place & 1;
    const std::uint64_t inside = static_cast<std::uint64_t>(number >= one.first) & (number <= one.last);
    bits.present |= ((single & inside) | (~single & plan.untold_present >> one.node & 1)) << one.node;
    bits.absent |= ((single & ~inside) | (~single & plan.untold_absent >> one.node & 1)) << one.node;
  }
  return bits;
}

inline __attribute__((always_inline)) bool find_small_leaves(const SmallPlan& plan, const Scaled* numbers, Bits& bits) {
  Told told;
  find_narrow_tests(numbers, plan.first(), plan.last(), plan.blocks, told);
  if (told.several != 0 && (told.several & ones(plan.place_count)) != 0) return false;
  const std::uint64_t nothing = plan.tests & ~told.single;
  std::uint64_t present = plan.base_present | (told.inside & plan.tests) | (plan.untold_present & nothing);
  std::uint64_t absent = plan.base_absent | (told.single & ~told.inside & plan.tests) | (plan.untold_absent & nothing);
  const SmallDifference* differences = plan.differences();
  for (std::uint32_t i = 0; i < plan.difference_count; ++i) {
    const SmallDifference& one = differences[i];
    const std::uint64_t both = told.single >> one.from & told.single >> one.what & 1;
    // Without sign, because the number of a fact that is not told may be the least there is.
    const auto less = static_cast<Scaled>(static_cast<std::uint64_t>(numbers[one.from]) -
                                          static_cast<std::uint64_t>(numbers[one.what]));
    const std::uint64_t holds = one.equals ? less == one.threshold : less >= one.threshold;
    present |= (both & holds) << one.node;
    absent |= (both & ~holds) << one.node;
  }
  if (plan.further_count != 0) {
    const Bits further = find_further_tests(plan, numbers, told.single);
    present |= further.present;
    absent |= further.absent;
  }
  bits = {present, absent};
  return true;
}

std::uint64_t count_bits(std::uint64_t bits) { return static_cast<std::uint64_t>(__builtin_popcountll(bits)); }

/// One group after the other, into the word of nodes. What a group makes of the two words takes no longer than a choice
/// after two operations, as each group waits for the one before.
template <typename Word, typename Holds>
inline __attribute__((always_inline)) Bits add_each(const SmallPlan& plan, const Word* masks, Bits bits, Holds holds) {
  auto present = static_cast<Word>(bits.present);
  auto absent = static_cast<Word>(bits.absent);
  Word bit = Word{1} << (plan.first_group % (8 * sizeof(Word)));
  for (std::uint32_t i = 0; i < plan.group_count; ++i, bit <<= 1, masks += 2) {
    const Word present_before = present;
    present |= holds(i, present & masks[0], absent & masks[1]) ? bit : 0;
    absent |= holds(i, ~absent & masks[0], ~present_before & masks[1]) ? 0 : bit;
  }
  return {present, absent};
}

/// The ways that are seldom gone.
__attribute__((noinline)) Bits add_groups_otherwise(const SmallPlan& plan, Bits bits) {
  if (plan.way == GroupWay::levels) {
    run_levels(plan.levels(), &bits.present, &bits.absent);
    return bits;
  }
  const std::uint8_t* least = plan.least();
  return add_each(plan, plan.masks(), bits, [least](std::uint32_t i, std::uint64_t plain, std::uint64_t negated) {
    return count_bits(plain) + count_bits(negated) >= least[i];
  });
}

inline __attribute__((always_inline)) Bits add_groups(const SmallPlan& plan, Bits bits) {
  const auto any = [](std::uint32_t, std::uint64_t plain, std::uint64_t negated) { return (plain | negated) != 0; };
  if (plan.way == GroupWay::narrow) return add_each(plan, plan.narrow_masks(), bits, any);
  if (plan.way == GroupWay::each) return add_each(plan, plan.masks(), bits, any);
  return add_groups_otherwise(plan, bits);
}

inline void keep(Bits bits, NodeBits& nodes) {
  nodes.present = bits.present;
  nodes.absent = bits.absent;
}

bool run_small_leaves(const SmallPlan& plan, const Scaled* numbers, NodeBits& nodes) {
  Bits bits;
  if (!find_small_leaves(plan, numbers, bits)) return false;
  keep(bits, nodes);
  return true;
}

void run_small_groups(const SmallPlan& plan, NodeBits& nodes) {
  keep(add_groups(plan, {nodes.present, nodes.absent}), nodes);
}

bool run_small(const SmallPlan& plan, const Scaled* numbers, NodeBits& nodes) {
  Bits bits;
  if (plan.other_leaves || !find_small_leaves(plan, numbers, bits)) return false;
  keep(add_groups(plan, bits), nodes);
  ++nodes.decisions;
  return true;
}
