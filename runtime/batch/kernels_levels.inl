// The groups of a small plan, one after the other; within a level they wait for none of each other.
// Included by kernels*.cpp inside an anonymous namespace.

void run_levels(const Levels& levels, std::uint64_t* present, std::uint64_t* absent) {
  std::uint64_t p = *present;
  std::uint64_t a = *absent;
  for (std::uint32_t level = 0; level < levels.count; ++level) {
    std::uint64_t more_present = 0;
    std::uint64_t more_absent = 0;
    for (std::uint32_t i = levels.begin[level]; i < levels.begin[level + 1]; ++i) {
      const std::uint64_t some = (p & levels.plain[i]) | (a & levels.negated[i]);
      const std::uint64_t lacking = (~a & levels.plain[i]) | (~p & levels.negated[i]);
      more_present |= static_cast<std::uint64_t>(some != 0) << (levels.first_node + i);
      more_absent |= static_cast<std::uint64_t>(lacking == 0) << (levels.first_node + i);
    }
    p |= more_present;
    a |= more_absent;
  }
  *present = p;
  *absent = a;
}
