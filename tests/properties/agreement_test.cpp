// The evaluator agrees with the reference evaluator on random programs and cases: every outcome's and clause's state, every
// conclusion, every determination with its grounds; and every other way to run it agrees with the evaluator. A failure is
// shrunk and printed as a `.guide` text with its case.
//
//   GUIDE_PAIRS=n      at least so many pairs of a program and a case
//   GUIDE_SHARD=k/n    only every n-th seed, from the k-th on; and the n-th part of the pairs
//   GUIDE_FIRST_SEED   other programs

#include <catch2/catch.hpp>

#include <cstdio>
#include <map>

#include "runtime/decide.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/texts.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/shrink.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {
namespace {

struct Tally {
  std::size_t programs = 0, refused = 0, pairs = 0, requests = 0;
  std::size_t settled = 0, settled_in_words = 0;  // requests with several settlements, with more than a word holds
  std::map<std::string, std::size_t> compared, quick;  // by way
};

/// Compares all cases of a program in every way; what is first found to differ, and in which case.
class Comparison {
 public:
  Comparison(const Compared& compared, const std::string& program_text, Tally& tally)
      : compared_(compared), decider_(compared.program()), tally_(tally),
        ways_(all_ways(compared.program(), program_text)) {}

  std::string difference() {
    for (std::size_t i = 0; i < compared_.cases(); ++i) {
      std::string found = of_case(i);
      if (!found.empty()) return compared_.case_name(i) + "\n" + found;
    }
    for (const auto& way : ways_) {
      std::string found = way->finish();
      if (!found.empty()) return way->name() + ": " + found;
      tally_.compared[way->name()] += way->compared();
      tally_.quick[way->name()] += way->quick();
    }
    return {};
  }

 private:
  std::string of_case(std::size_t index) {
    const guide::Case& the_case = compared_.the_case(index);
    decider_.decide(the_case, decision_);
    const reference::Answer real = to_answer(compared_.program(), the_case, decision_);
    std::string found = properties::difference(compared_.expected(index), real);
    if (!found.empty()) return found;
    ++tally_.pairs;
    tally_.requests += decision_.requests.size();
    for (const RequestDecision& one : decision_.requests) {
      tally_.settled += one.trace.lanes > 1 ? 1 : 0;
      tally_.settled_in_words += one.trace.words > 1 ? 1 : 0;
    }
    const std::string json = write_case_json(compared_.program(), the_case);
    for (const auto& way : ways_) {
      found = way->difference({the_case, decision_, json});
      if (!found.empty()) return way->name() + ": " + found;
    }
    return {};
  }

  const Compared& compared_;
  Decider decider_;
  Decision decision_;
  Tally& tally_;
  std::vector<std::unique_ptr<Way>> ways_;
};

/// Of a text of one program and its cases, for the C interface as it stands.
std::string first_difference(const std::string& text) {
  Compared compared(text);
  Tally tally;
  return compared.accepted() ? Comparison(compared, text, tally).difference() : std::string();
}

/// The smallest text found that still fails: first only the case that does, if it does so alone.
std::string shrunk(const GeneratedTexts& made) {
  const auto fails = [](const std::string& text) { return !first_difference(text).empty(); };
  for (const std::string& one : made.cases) {
    if (fails(made.program + one)) return shrink(made.program + one, fails);
  }
  return shrink(made.text(), fails);
}

struct Shard {
  int number = 0;
  int of = 1;
};
Shard shard() {
  Shard result;
  const char* wanted = std::getenv("GUIDE_SHARD");
  if (wanted != nullptr && std::sscanf(wanted, "%d/%d", &result.number, &result.of) == 2) --result.number;
  return result;
}

std::size_t pairs_wanted() {
  const char* wanted = std::getenv("GUIDE_PAIRS");
  return wanted != nullptr ? static_cast<std::size_t>(std::atoll(wanted)) : 10'000;
}

std::string report(const Tally& tally) {
  std::string text = std::to_string(tally.pairs) + " pairs of a program and a case, " + std::to_string(tally.programs) +
                     " programs (" + std::to_string(tally.refused) + " more refused by the checker), " +
                     std::to_string(tally.requests) + " requests, " + std::to_string(tally.settled) +
                     " of them with several settlements, " + std::to_string(tally.settled_in_words) +
                     " with more than 64; compared with the reference, and by";
  for (const auto& [way, count] : tally.compared) {
    text += " " + way + " " + std::to_string(count);
    if (tally.quick.at(way) != 0) text += " (" + std::to_string(tally.quick.at(way)) + " by the short cut)";
  }
  return text;
}

}  // namespace

TEST_CASE("every way to run the evaluator agrees with the reference evaluator", "[.agreement]") {
  const Shard part = shard();
  const std::size_t wanted = pairs_wanted() / static_cast<std::size_t>(part.of) + 1;
  Tally tally;
  for (int seed = first_seed() + part.number; tally.pairs < wanted; seed += part.of) {
    const GeneratedTexts made = generate_texts(static_cast<std::uint64_t>(seed));
    Compared compared(made.text());
    if (!compared.accepted()) {
      ++tally.refused;
      REQUIRE(tally.refused < 100 + tally.programs);
      continue;
    }
    ++tally.programs;
    if (Comparison(compared, made.program, tally).difference().empty()) continue;
    const std::string small = shrunk(made);
    INFO("seed " << seed << "\n" << small << "\n" << first_difference(small));
    FAIL();
  }
  std::printf("%s\n", report(tally).c_str());
  CHECK(tally.refused * 3 < tally.programs);
  CHECK(tally.compared["columns"] * 5 > tally.pairs);
  CHECK(tally.quick["lines"] * 5 > tally.pairs);
  CHECK(tally.quick["batch"] * 4 > tally.pairs);
  CHECK(tally.settled * 20 > tally.pairs);
  if (tally.pairs > 50'000) CHECK(tally.settled_in_words * 3000 > tally.pairs);
}

}  // namespace guide::properties
