#include "work.hpp"

#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

/// SplitMix64: the same cases on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>((next() >> 32) * count >> 32); }
  bool percent(std::uint32_t chance) { return below(100) < chance; }
  std::int32_t between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low + 1)));
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

struct Span {
  std::int32_t low, high;
};

/// Draws the facts of one case. A quarter of the cases is well documented and mostly favourable.
class CaseMaker {
 public:
  explicit CaseMaker(std::uint64_t index) : random_(0x6775696465u + index * 0xD1B54A32D192ED03u) {
    const bool good = random_.percent(25);
    unknown_percent_ = good ? 5 : 38;
    favourable_percent_ = good ? 95 : 75;
  }

  Case make() {
    static constexpr std::uint8_t wanted[findings] = {yes, yes, yes, yes, no, no, no, yes};
    Case c{};
    for (int i = 0; i < findings; ++i) {
      const auto [is_unknown, favourable] = draw();
      c.finding[i] = is_unknown ? std::uint8_t{unknown} : favourable ? wanted[i] : std::uint8_t(1 - wanted[i]);
    }
    c.number[0] = number({4, 120}, {0, 6});
    c.number[1] = number({1, 4}, {1, 9});
    c.number[2] = number({51, 100}, {0, 60});
    c.number[3] = number({6, 26}, {0, 8});
    c.request_date = number({15000, 19000}, {15000, 19000});
    const std::int32_t days = number({60, 700}, {1, 80});
    c.last_injection = days == no_number ? no_number : (c.request_date == no_number ? 16000 : c.request_date) - days;
    const auto [is_unknown, favourable] = draw();
    const auto agent = favourable ? std::uint8_t{0} : static_cast<std::uint8_t>(random_.below(4));
    c.agent = is_unknown ? no_agent : agent;
    return c;
  }

 private:
  struct Draw {
    bool is_unknown, favourable;
  };
  Draw draw() {
    const bool is_unknown = random_.percent(unknown_percent_);
    return {is_unknown, random_.percent(favourable_percent_)};
  }
  std::int32_t number(Span good, Span bad) {
    const auto [is_unknown, favourable] = draw();
    const Span span = favourable ? good : bad;
    const std::int32_t value = random_.between(span.low, span.high);
    return is_unknown ? no_number : value;
  }

  Random random_;
  std::uint32_t unknown_percent_ = 0, favourable_percent_ = 0;
};

Truth both(Truth a, Truth b) { return a == no || b == no ? no : a == unknown || b == unknown ? unknown : yes; }
Truth reversed(Truth a) { return a == unknown ? unknown : a == yes ? no : yes; }
Truth either(Truth a, Truth b) { return reversed(both(reversed(a), reversed(b))); }
Truth if_known(bool known, bool truth) { return !known ? unknown : truth ? yes : no; }

}  // namespace

Parameters parameters_of(int service) {
  return {1 + service % 6, 2 + service % 5,   40 + service % 21,
          4 + service % 5, 45 + service % 31, static_cast<std::uint8_t>(service % 4)};
}

Case make_case(std::uint64_t index) { return CaseMaker(index).make(); }

std::vector<Case> make_cases(std::size_t count) {
  std::vector<Case> cases;
  cases.reserve(count);
  for (std::size_t i = 0; i < count; ++i) cases.push_back(make_case(i));
  return cases;
}

Answer expected(const Case& c, const Parameters& p) {
  const auto finding = [&c](int i) { return static_cast<Truth>(c.finding[i]); };
  const auto known = [&c](int i) { return c.number[i] != no_number; };
  const Truth first = reversed(finding(5));
  const bool dates = c.last_injection != no_number && c.request_date != no_number;
  const std::int64_t days = static_cast<std::int64_t>(c.request_date) - c.last_injection;
  const Truth states[criteria] = {
      finding(0),
      finding(1),
      finding(2),
      if_known(known(0), c.number[0] > p.months_above),
      finding(3),
      reversed(finding(4)),
      if_known(known(1), c.number[1] <= p.injections_most),
      either(first,
             both(if_known(known(2), c.number[2] > p.relief_above), if_known(known(3), c.number[3] >= p.weeks_least))),
      either(first, if_known(dates, days >= p.days_least)),
      if_known(c.agent != no_agent, c.agent == p.agent),
      either(reversed(finding(6)), finding(7)),
  };
  Answer answer;
  for (int i = 0; i < criteria; ++i) {
    if (states[i] == yes) answer.met = static_cast<std::uint16_t>(answer.met | 1 << i);
    if (states[i] == no) answer.not_met = static_cast<std::uint16_t>(answer.not_met | 1 << i);
  }
  answer.decision = answer.not_met != 0 ? deny : answer.met == (1 << criteria) - 1 ? certify : undocumented;
  return answer;
}

std::string date_text(std::int32_t days) {
  const std::int32_t shifted = days + 719468;
  const std::int32_t era = shifted / 146097;
  const std::int32_t of_era = shifted - era * 146097;
  const std::int32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t month_from_march = (5 * of_year + 2) / 153;
  const std::int32_t day = of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day);
  return text;
}

void wrong(const std::string& who, std::size_t index) {
  std::fprintf(stderr, "%s: case %zu is decided otherwise than expected\n", who.c_str(), index);
  std::exit(1);
}

}  // namespace bench
