// What would change a result: the sets found by walking backwards are all the minimal ones there are, on random
// programs and cases with up to twelve open facts, through exceptions, tiers, tables, records and disputes.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "compiler/compile.hpp"
#include "runtime/explain/change.hpp"
#include "tests/properties/changes_by_force.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"
#include "tests/properties/shrink.hpp"

namespace guide::properties {
namespace {

std::unique_ptr<Compilation> compiled(const std::string& text) {
  return compile({{"", "generated.guide", text}}, [](std::string_view) { return std::nullopt; });
}

/// What has been compared.
struct Tally {
  int requests = 0;
  int not_whole = 0;  // tests compare several open facts
  int too_many = 0;   // ways to try
  int stopped = 0;    // the search says that it stopped
  int compared = 0;
  std::size_t sets = 0;
  std::size_t largest = 0;
};

/// A change as demands on cells; nothing if it is about anything but one open fact.
std::optional<std::string> demand_text(const OpenSlots& open, const explain::Change& change) {
  const bool field = change.kind == explain::Change::Kind::field;
  if (!field && change.kind != explain::Change::Kind::fact) return std::nullopt;
  for (const OpenSlot& slot : open.slots) {
    const bool same = field ? slot.record == change.record && slot.entry == change.entry && slot.field == change.fact
                            : slot.fact == change.fact;
    if (!same) continue;
    std::string text = slot.name + ":";
    for (std::size_t cell = 0; cell < slot.cells.size(); ++cell) {
      const Range& range = slot.cells[cell];
      const bool choice = slot.info->type == Type::choice;
      const bool in = choice ? (change.options >> range.low & 1) != 0
                             : change.range.low <= range.low && range.high <= change.range.high;
      if (in) text += " " + std::to_string(cell);
      const bool cut = !choice && !in && change.range.low <= range.high && range.low <= change.range.high;
      if (cut) text += " part of " + std::to_string(cell);
    }
    return text;
  }
  return change.text + ": not open";
}

/// Sets about open facts; others ask for entries to be added, for codes, or for several facts together.
std::set<DemandText> found_sets(const guide::Program& program, const OpenSlots& open,
                                const explain::Alternative& alternative) {
  std::set<DemandText> sets;
  for (const explain::ChangeSet& set : alternative.sets) {
    std::map<std::string, std::string> demands;  // in the order of the slots
    bool of_facts = true;
    for (const explain::Change& change : set.changes) {
      const bool of_codes =
          change.kind == explain::Change::Kind::fact && program.vocabulary.facts[change.fact].type == Type::codes;
      const auto text = of_codes ? std::nullopt : demand_text(open, change);
      of_facts = of_facts && text;
      if (text) demands[text->substr(0, text->find(':'))] = *text;
    }
    if (!of_facts) continue;
    DemandText text;
    for (const OpenSlot& slot : open.slots) {
      if (demands.count(slot.name) != 0) text += (text.empty() ? "" : "; ") + demands[slot.name];
      demands.erase(slot.name);
    }
    for (const auto& [name, demand] : demands) text += "; " + demand;
    sets.insert(text);
  }
  return sets;
}

std::string difference(const std::set<DemandText>& expected, const std::set<DemandText>& found) {
  std::string text;
  for (const DemandText& each : expected) {
    if (found.count(each) == 0) text += "  not found: " + each + "\n";
  }
  for (const DemandText& each : found) {
    if (expected.count(each) == 0) text += "  found, but not minimal or not enough: " + each + "\n";
  }
  return text;
}

std::string compare(const guide::Program& program, const ByForce& force, const OpenSlots& open, const Subject& subject,
                    List<Text> outcomes, const std::vector<explain::Alternative>& alternatives,
                    Tally& tally) {
  std::string differs;
  for (const explain::Alternative& alternative : alternatives) {
    const auto at = std::find(outcomes.begin(), outcomes.end(), alternative.goal);
    if (!alternative.complete) {
      ++tally.stopped;
      continue;
    }
    const auto expected = force.minimal(subject, static_cast<std::uint32_t>(at - outcomes.begin()));
    const auto found = found_sets(program, open, alternative);
    ++tally.compared;
    tally.sets += expected.size();
    tally.largest = std::max(tally.largest, expected.size());
    const std::string text = difference(expected, found);
    if (!text.empty()) differs += alternative.goal + "\n" + text;
  }
  return differs;
}

std::string compare_request(const guide::Program& program, const guide::Case& the_case, const RequestDecision& request,
                            Tally& tally) {
  ++tally.requests;
  const OpenSlots open = open_slots(program, the_case, request);
  if (!open.whole || open.slots.size() > 12) {
    ++tally.not_whole;
    return {};
  }
  const ByForce force(program, the_case, request, open);
  if (!force.possible()) {
    ++tally.too_many;
    return {};
  }
  std::string differs;
  for (std::uint32_t i = 0; i < request.determinations.size(); ++i) {
    const DeterminationInfo& info = program.determinations[request.determinations[i].determination];
    const std::string text =
        compare(program, force, open, {i, none}, info.outcomes,
                explain::what_would_change(program, the_case, request, request.determinations[i]), tally);
    if (!text.empty()) differs += info.name + " " + text;
  }
  for (std::uint32_t i = 0; i < request.guidelines.size(); ++i) {
    const GuidelineInfo& info = program.guidelines[request.guidelines[i].guideline];
    const std::string text =
        compare(program, force, open, {none, i}, info.outcomes,
                explain::what_would_change(program, the_case, request, request.guidelines[i]), tally);
    if (!text.empty()) differs += info.name + " " + text;
  }
  return differs;
}

std::string first_difference(const std::string& text, Tally& tally) {
  const auto compilation = compiled(text);
  if (!compilation->program) return {};
  for (const guide::Case& the_case : compilation->cases) {
    const Decision decision = decide(*compilation->program, the_case);
    for (const RequestDecision& request : decision.requests) {
      const std::string differs = compare_request(*compilation->program, the_case, request, tally);
      if (!differs.empty()) return the_case.name + "\n" + differs;
    }
  }
  return {};
}

std::string generate_text(std::uint64_t seed, const Shape& shape) {
  Random random(seed);
  const Program program = generate_program(random, shape);
  std::string text = print(program);
  for (int i = 0; i < 4; ++i) {
    const std::string one = print(generate_case(random, program, shape));
    text += "case case_" + std::to_string(i) + one.substr(std::string("case generated").size());
  }
  return text;
}

void compare_seed(const Shape& shape, int seed, std::uint64_t salt, Tally& tally) {
  const std::string text = generate_text(static_cast<std::uint64_t>(seed) * 7919 + salt, shape);
  const std::string differs = first_difference(text, tally);
  if (differs.empty()) return;
  Tally ignored;
  const std::string small = shrink(
      text, [&](const std::string& smaller) { return !first_difference(smaller, ignored).empty(); }, 400);
  INFO("seed " << seed << "\n" << small << "\n" << first_difference(small, ignored));
  CHECK(differs.empty());
}

void compare_seeds(const Shape& shape, int usual, std::uint64_t salt) {
  Tally tally;
  for (int seed = first_seed(); seed < first_seed() + seeds(usual); ++seed) compare_seed(shape, seed, salt, tally);
  WARN(tally.requests << " requests, " << tally.not_whole << " compare several open facts, " << tally.too_many
                      << " with too many ways, " << tally.stopped << " stopped; " << tally.compared
                      << " results compared, " << tally.sets << " sets, at most " << tally.largest);
  CHECK(tally.compared > seeds(usual) / 4);
}

}  // namespace

TEST_CASE("all minimal changes: findings and choices") {
  Shape shape;
  shape.logic = true;
  shape.disputes = false;
  compare_seeds(shape, 300, 1);
}

TEST_CASE("all minimal changes: every construct without disputes") {
  Shape shape;
  shape.disputes = false;
  compare_seeds(shape, 300, 2);
}

TEST_CASE("all minimal changes: with disputes") { compare_seeds({}, 300, 3); }

TEST_CASE("all minimal changes: tables without records") {
  Shape shape;
  shape.records = false;
  shape.disputes = false;
  compare_seeds(shape, 300, 4);
}

/// Choices that are compared with each other, and what holds only as long as a disputed fact stays as it is: seldom
/// generated so that it matters.
TEST_CASE("all minimal changes: seeds that differed once") {
  Tally tally;
  Shape undisputed;
  undisputed.disputes = false;
  compare_seed(undisputed, 851, 2, tally);
  for (const int seed : {793, 797, 1554, 1819, 2423}) compare_seed({}, seed, 3, tally);
  CHECK(tally.compared > 10);
}

}  // namespace guide::properties
