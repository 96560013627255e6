// A small plan for one case. Included by kernels*.cpp, behind their `run_tests` and `run_levels`, inside an anonymous
// namespace.

inline bool find_small_leaves(SmallPlan& plan, const Scaled* numbers, std::uint64_t& present_nodes,
                              std::uint64_t& absent_nodes) {
  Told told;
  run_tests(numbers, plan.first(), plan.last(), plan.lines, told);
  if ((told.several & plan.places) != 0) return false;
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
  const FurtherTest* further = plan.further();
  for (std::uint32_t i = 0; i < plan.further_count; ++i) {
    const FurtherTest& one = further[i];
    const Scaled number = numbers[one.place];
    const std::uint64_t single = told.single >> one.place & 1;
    const std::uint64_t inside = static_cast<std::uint64_t>(number >= one.first) & (number <= one.last);
    present |= ((single & inside) | (~single & plan.untold_present >> one.node & 1)) << one.node;
    absent |= ((single & ~inside) | (~single & plan.untold_absent >> one.node & 1)) << one.node;
  }
  present_nodes = present;
  absent_nodes = absent;
  return true;
}

std::uint64_t count_bits(std::uint64_t bits) { return static_cast<std::uint64_t>(__builtin_popcountll(bits)); }

/// One group after the other, into the word of nodes.
template <typename Holds>
void add_small_groups(const SmallPlan& plan, std::uint64_t& present_nodes, std::uint64_t& absent_nodes, Holds holds) {
  std::uint64_t present = present_nodes;
  std::uint64_t absent = absent_nodes;
  const std::uint64_t* masks = plan.masks();
  std::uint64_t bit = std::uint64_t{1} << (plan.first_group & 63);
  for (std::uint32_t i = 0; i < plan.group_count; ++i, bit <<= 1, masks += 2) {
    const std::uint64_t present_before = present;
    present |= holds(i, present & masks[0], absent & masks[1]) ? bit : 0;
    absent |= holds(i, ~absent & masks[0], ~present_before & masks[1]) ? 0 : bit;
  }
  present_nodes = present;
  absent_nodes = absent;
}

inline void add_groups(const SmallPlan& plan, std::uint64_t& present, std::uint64_t& absent) {
  if (plan.by_levels) {
    run_levels(plan.levels(), &present, &absent);
  } else if (plan.counts) {
    const std::uint8_t* least = plan.least();
    add_small_groups(plan, present, absent, [least](std::uint32_t i, std::uint64_t plain, std::uint64_t negated) {
      return count_bits(plain) + count_bits(negated) >= least[i];
    });
  } else {
    add_small_groups(plan, present, absent,
                     [](std::uint32_t, std::uint64_t plain, std::uint64_t negated) { return (plain | negated) != 0; });
  }
}

bool run_small_leaves(SmallPlan& plan, const Scaled* numbers) {
  return find_small_leaves(plan, numbers, plan.present, plan.absent);
}

void run_small_groups(SmallPlan& plan) { add_groups(plan, plan.present, plan.absent); }

bool run_small(SmallPlan& plan, const Scaled* numbers) {
  std::uint64_t present;
  std::uint64_t absent;
  if (plan.other_leaves || !find_small_leaves(plan, numbers, present, absent)) return false;
  add_groups(plan, present, absent);
  plan.present = present;
  plan.absent = absent;
  ++plan.decisions;
  return true;
}
