#pragma once
// The work that is measured, apart from Guide: cases, what each must come to, and hand-written C++ that decides them.
//
// A case has 15 facts, each of which may be unknown. Eleven criteria are met, not met or undocumented (Kleene's logic);
// the decision is to deny if one is not met, else it is undocumented if one is, else to certify. The answer is the
// decision and the state of all eleven. A benchmark's simplification, no clinical advice.

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

enum Truth : std::uint8_t { no, yes, unknown };
inline constexpr std::int32_t no_number = INT32_MIN;
inline constexpr std::uint8_t no_agent = 255;
inline constexpr int findings = 8, numbers = 4, criteria = 11;

inline constexpr const char* finding_names[findings] = {
    "twitch_response", "referred_pain",    "taut_band", "conservative_failed",
    "radiculopathy",   "repeat_injection", "lumbar",    "myofascial"};
inline constexpr const char* number_names[numbers] = {"symptom_months", "injections", "relief_percent", "relief_weeks"};
inline constexpr const char* agents[4] = {"local_anesthetic", "steroid", "saline", "botulinum"};

struct Case {
  std::uint8_t finding[findings];
  std::int32_t number[numbers];
  std::int32_t last_injection, request_date;  // days since 1970-01-01
  std::uint8_t agent;
};

/// What differs between the guidelines of many services.
struct Parameters {
  std::int32_t months_above = 3, injections_most = 4, relief_above = 50, weeks_least = 6, days_least = 60;
  std::uint8_t agent = 0;
};
Parameters parameters_of(int service);

enum Decision : std::uint8_t { certify, deny, undocumented };
struct Answer {
  std::uint8_t decision = certify;
  std::uint16_t met = 0, not_met = 0;  // bit i: criterion i; neither: undocumented
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Case `index` of the seeded million; about 30 % of its facts are unknown.
Case make_case(std::uint64_t index);
std::vector<Case> make_cases(std::size_t count);
/// By the rules alone, without haste: what every engine must answer.
Answer expected(const Case& the_case, const Parameters& parameters);
/// `YYYY-MM-DD`.
std::string date_text(std::int32_t days);

/// Hand-written C++: the same rules without a branch.
inline __attribute__((always_inline)) Answer decide_by_hand(const Case& c, const Parameters& p) {
  const auto is = [](std::uint8_t value, Truth truth) { return static_cast<std::uint32_t>(value == truth); };
  const auto given = [](std::int32_t value) { return static_cast<std::uint32_t>(value != no_number); };
  const auto bit = [](bool truth) { return static_cast<std::uint32_t>(truth); };
  const std::uint32_t known[4] = {given(c.number[0]), given(c.number[1]), given(c.number[2]), given(c.number[3])};
  const std::uint32_t dates = given(c.last_injection) & given(c.request_date);
  const std::uint32_t agent = bit(c.agent != no_agent);
  const std::uint32_t months = known[0] & bit(c.number[0] > p.months_above);
  const std::uint32_t few = known[1] & bit(c.number[1] <= p.injections_most);
  const std::uint32_t relief = known[2] & bit(c.number[2] > p.relief_above);
  const std::uint32_t weeks = known[3] & bit(c.number[3] >= p.weeks_least);
  const std::uint32_t apart = dates & bit(static_cast<std::int64_t>(c.request_date) - c.last_injection >= p.days_least);
  const std::uint32_t right_agent = agent & bit(c.agent == p.agent);
  const std::uint32_t first = is(c.finding[5], no);
  const std::uint32_t again = is(c.finding[5], yes);
  const std::uint32_t no_gain = (known[2] & (relief ^ 1)) | (known[3] & (weeks ^ 1));
  const std::uint32_t met = is(c.finding[0], yes) | is(c.finding[1], yes) << 1 | is(c.finding[2], yes) << 2 |
                            months << 3 | is(c.finding[3], yes) << 4 | is(c.finding[4], no) << 5 | few << 6 |
                            (first | (relief & weeks)) << 7 | (first | apart) << 8 | right_agent << 9 |
                            (is(c.finding[6], no) | is(c.finding[7], yes)) << 10;
  const std::uint32_t not_met = is(c.finding[0], no) | is(c.finding[1], no) << 1 | is(c.finding[2], no) << 2 |
                                (known[0] & (months ^ 1)) << 3 | is(c.finding[3], no) << 4 |
                                is(c.finding[4], yes) << 5 | (known[1] & (few ^ 1)) << 6 | (again & no_gain) << 7 |
                                (again & dates & (apart ^ 1)) << 8 | (agent & (right_agent ^ 1)) << 9 |
                                (is(c.finding[6], yes) & is(c.finding[7], no)) << 10;
  const std::uint32_t decision = bit(not_met != 0) | bit((not_met == 0) & (met != 0x7ff)) << 1;
  return {static_cast<std::uint8_t>(decision), static_cast<std::uint16_t>(met), static_cast<std::uint16_t>(not_met)};
}

/// Stops the benchmarks: an answer was wrong.
[[noreturn]] void wrong(const std::string& who, std::size_t index);

}  // namespace bench
