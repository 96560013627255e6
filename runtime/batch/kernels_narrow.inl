// Numbers against ends of 32 bits, one by one, whatever the numbers are. Included by kernels*.cpp inside an anonymous
// namespace.

void compare_one_by_one(const Scaled* numbers, const std::int32_t* first, const std::int32_t* last, std::uint32_t blocks,
                        Told& told) {
  std::uint64_t single_bits = 0;
  std::uint64_t inside_bits = 0;
  std::uint64_t several_bits = 0;
  for (std::uint32_t i = 0; i < blocks * Plan::padding; ++i) {
    const std::int32_t number = narrow_end(numbers[i]);
    const bool single = numbers[i] > several_values;
    const bool inside = single & (number >= first[i]) & (number <= last[i]);
    single_bits |= static_cast<std::uint64_t>(single) << i;
    inside_bits |= static_cast<std::uint64_t>(inside) << i;
    several_bits |= static_cast<std::uint64_t>(numbers[i] == several_values) << i;
  }
  told.single = single_bits;
  told.inside = inside_bits;
  told.several = several_bits;
}
