// The guideline over bits, 64 cases a word, for whatever vectors `Vectors` has. Included by sliced_*.cpp.

/// The facts of 64 cases.
struct Word {
  std::uint64_t is[findings], is_not[findings], known[numbers], holds[numbers], dates_known, apart, agent_known, agent;
};

void decide_word(const Word& x, std::size_t w, Planes& out) {
  std::uint64_t all = ~std::uint64_t{0};
  std::uint64_t any = 0;
  const auto put = [&](int i, std::uint64_t met, std::uint64_t not_met) {
    out.met[i][w] = met;
    out.not_met[i][w] = not_met;
    all &= met;
    any |= not_met;
  };
  const auto holds = [&x](int i) { return x.known[i] & x.holds[i]; };
  const auto fails = [&x](int i) { return x.known[i] & ~x.holds[i]; };
  put(0, x.is[0], x.is_not[0]);
  put(1, x.is[1], x.is_not[1]);
  put(2, x.is[2], x.is_not[2]);
  put(3, holds(0), fails(0));
  put(4, x.is[3], x.is_not[3]);
  put(5, x.is_not[4], x.is[4]);
  put(6, holds(1), fails(1));
  put(7, x.is_not[5] | (holds(2) & holds(3)), x.is[5] & (fails(2) | fails(3)));
  put(8, x.is_not[5] | (x.dates_known & x.apart), x.is[5] & x.dates_known & ~x.apart);
  put(9, x.agent_known & x.agent, x.agent_known & ~x.agent);
  put(10, x.is_not[6] | x.is[7], x.is[6] & x.is_not[7]);
  out.deny[w] = any;
  out.certify[w] = all & ~any;
}

void compare_numbers(const std::vector<std::int32_t>* number, const Parameters& p, std::size_t i, Word& x) {
  x.holds[0] = Vectors::above(&number[0][i], p.months_above);
  x.holds[1] = ~Vectors::above(&number[1][i], p.injections_most);
  x.holds[2] = Vectors::above(&number[2][i], p.relief_above);
  x.holds[3] = Vectors::above(&number[3][i], p.weeks_least - 1);
  x.apart = Vectors::apart(&number[5][i], &number[4][i], p.days_least);
}

void slice_bytes(const ByteColumns& c, const Parameters& p, Planes& out) {
  for (std::size_t w = 0, i = 0; i < c.count; ++w, i += 64) {
    Word x;
    for (int k = 0; k < findings; ++k) {
      x.is[k] = Vectors::equal(&c.finding[k][i], yes);
      x.is_not[k] = Vectors::equal(&c.finding[k][i], no);
    }
    compare_numbers(c.number, p, i, x);
    for (int k = 0; k < numbers; ++k) x.known[k] = Vectors::above(&c.number[k][i], no_number);
    x.dates_known = Vectors::above(&c.number[4][i], no_number) & Vectors::above(&c.number[5][i], no_number);
    x.agent_known = ~Vectors::equal(&c.agent[i], no_agent);
    x.agent = Vectors::equal(&c.agent[i], p.agent);
    decide_word(x, w, out);
  }
}

void slice_arrow(const ArrowColumns& c, const Parameters& p, Planes& out) {
  for (std::size_t w = 0, i = 0; i < c.count; ++w, i += 64) {
    Word x;
    for (int k = 0; k < findings; ++k) {
      x.is[k] = c.finding[k][w] & c.finding_valid[k][w];
      x.is_not[k] = ~c.finding[k][w] & c.finding_valid[k][w];
    }
    compare_numbers(c.number, p, i, x);
    for (int k = 0; k < numbers; ++k) x.known[k] = c.number_valid[k][w];
    x.dates_known = c.number_valid[4][w] & c.number_valid[5][w];
    x.agent_known = c.agent_valid[w];
    x.agent = Vectors::equal(reinterpret_cast<const std::uint8_t*>(&c.agent[i]), p.agent);
    decide_word(x, w, out);
  }
}
