// Loops over words that the compiler makes vectors of, for whatever width it compiles this file for. Included by each
// kernels*.cpp inside an anonymous namespace; nothing here may call a function of another file.

void or_and(const BlockNode& node, bool negated, BlockNode& result) {
  const std::uint64_t* present = negated ? node.absent.words : node.present.words;
  const std::uint64_t* absent = negated ? node.present.words : node.absent.words;
  for (std::uint32_t w = 0; w < block_words; ++w) result.present.words[w] |= present[w];
  for (std::uint32_t w = 0; w < block_words; ++w) result.absent.words[w] &= absent[w];
}

void fill(BlockBits& bits, std::uint64_t word) {
  for (std::uint64_t& each : bits.words) each = word;
}

/// The cases in which at least k operands are present (or absent): counted in binary, a digit a word.
void count_operands(const Literal* operands, std::uint32_t count, std::uint32_t k, bool absent, const BlockNode* nodes,
                    BlockBits& result) {
  if (k == 0) return fill(result, ~std::uint64_t{0});
  fill(result, 0);
  for (std::uint32_t w = 0; w < block_words; ++w) {
    std::uint64_t digits[17] = {};  // groups have at most 65,535 operands
    for (std::uint32_t i = 0; i < count; ++i) {
      const BlockNode& node = nodes[operands[i].node()];
      std::uint64_t carry = operands[i].negated() != absent ? node.absent.words[w] : node.present.words[w];
      for (std::uint32_t digit = 0; carry != 0 && digit < 17; ++digit) {
        const std::uint64_t sum = digits[digit] ^ carry;
        carry &= digits[digit];
        digits[digit] = sum;
      }
    }
    std::uint64_t more = 0;
    std::uint64_t equal = ~std::uint64_t{0};
    for (std::uint32_t digit = 17; digit-- > 0;) {
      if ((k >> digit & 1) == 0) more |= equal & digits[digit];
      equal &= (k >> digit & 1) != 0 ? digits[digit] : ~digits[digit];
    }
    result.words[w] = more | equal;
  }
}

void run_groups(const Groups& groups, std::uint32_t begin, std::uint32_t end, BlockNode* nodes) {
  for (std::uint32_t i = begin; i < end; ++i) {
    const Step& step = groups.steps[i];
    const Literal* operands = groups.operands + step.a;
    BlockNode& result = nodes[groups.first_node + i];
    if (step.kind == StepKind::any) {
      fill(result.present, 0);
      fill(result.absent, ~std::uint64_t{0});
      for (std::uint32_t j = 0; j < step.b; ++j) or_and(nodes[operands[j].node()], operands[j].negated(), result);
    } else {
      count_operands(operands, step.b, step.k, false, nodes, result.present);
      count_operands(operands, step.b, step.b + 1 - step.k, true, nodes, result.absent);
    }
  }
}

void add_int32(const std::int32_t* values, bool minus, std::int32_t* sum) {
  const auto* from = reinterpret_cast<const std::uint32_t*>(values);
  auto* to = reinterpret_cast<std::uint32_t*>(sum);
  if (minus) {
    for (std::uint32_t i = 0; i < block_cases; ++i) to[i] -= from[i];
  } else {
    for (std::uint32_t i = 0; i < block_cases; ++i) to[i] += from[i];
  }
}
