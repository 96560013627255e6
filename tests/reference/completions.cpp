#include "tests/reference/completions.hpp"

#include <set>

namespace guide::reference {
namespace {

void reach(const Evaluator& evaluator, const Formula& formula, std::set<int>& seen, std::vector<const Leaf*>& leaves) {
  if (evaluator.value(formula) != Truth::open) return;
  if (formula.leaf && seen.insert(formula.leaf->id).second) leaves.push_back(formula.leaf);
  for (const Formula* part : formula.parts) reach(evaluator, *part, seen, leaves);
}

// ---- Values of numbers ---------------------------------------------------------------------------------------------

bool at_number(const Leaf& leaf, Number value, Day as_of) {
  if (auto* since = std::get_if<ElapsedTest>(&leaf.test)) {
    return elapsed(exactly(value), since->relation, since->period, as_of) == Truth::present;
  }
  return compare(exactly(value), leaf.relation, exactly(leaf.threshold)) == Truth::present;
}

Number down_to(Number value, Number step) {
  Number rest = value % step;
  if (rest < 0) rest += step;
  return value - rest;
}

/// The last day that, a period later, is not after `limit`.
Day last_reaching(Period period, Day limit) {
  Day day = limit - Day{period.months} * 31 - period.days - 1;
  while (later(day + 1, period) <= limit) ++day;
  return day;
}

/// Values around every point at which some leaf can change, and the ends of the interval.
std::vector<Number> candidates(Interval interval, Number step, const std::vector<const Leaf*>& leaves, Day as_of) {
  std::vector<Number> result;
  auto add = [&](Number value) {
    if (value >= interval.low && value <= interval.high) result.push_back(value);
  };
  auto around = [&](Number value) {
    Number on_grid = down_to(value, step);
    for (int steps = -1; steps <= 2; ++steps) add(on_grid + steps * step);
  };
  for (const Leaf* leaf : leaves) {
    if (auto* since = std::get_if<ElapsedTest>(&leaf->test)) {
      around(as_number(last_reaching(since->period, as_of)));
      around(as_number(last_reaching(since->period, as_of - 1)));
    } else {
      around(leaf->threshold);
    }
  }
  if (interval.low != -infinity) add(down_to(interval.low + step - 1, step));
  if (interval.high != infinity) add(down_to(interval.high, step));
  return result;
}

// ---- By kind of what moves -----------------------------------------------------------------------------------------

using Values = std::set<std::vector<bool>>;

void move_number(Interval interval, Number step, const std::vector<const Leaf*>& leaves, Day as_of, Values& values) {
  for (Number value : candidates(interval, step, leaves, as_of)) {
    std::vector<bool> told;
    for (const Leaf* leaf : leaves) told.push_back(at_number(*leaf, value, as_of));
    values.insert(std::move(told));
  }
}

void move_options(std::uint64_t options, const std::vector<const Leaf*>& leaves, Values& values) {
  for (int option = 0; option < 64; ++option) {
    if ((options >> option & 1) == 0) continue;
    std::vector<bool> told;
    for (const Leaf* leaf : leaves) {
      auto* choice = std::get_if<OptionTest>(&leaf->test);
      told.push_back(choice ? choice->option == option : option == 1);
    }
    values.insert(std::move(told));
  }
}

void move_output(const std::vector<std::string_view>& options, const std::vector<const Leaf*>& leaves, Values& values) {
  for (std::string_view option : options) {
    std::vector<bool> told;
    for (const Leaf* leaf : leaves) told.push_back(std::get<OutputTest>(leaf->test).option == option);
    values.insert(std::move(told));
  }
}

void move_freely(const std::vector<const Leaf*>& leaves, Values& values) {
  for (bool value : {false, true}) {
    std::vector<bool> told;
    for (const Leaf* leaf : leaves) told.push_back(value != leaf->inverted);
    values.insert(std::move(told));
  }
}

Values values(const Program& program, const Evaluator& evaluator, const Mover& mover,
              const std::vector<const Leaf*>& leaves) {
  Values result;
  Day as_of = evaluator.lane().as_of;
  switch (mover.kind) {
    case Mover::Kind::fact: {
      const Range& range = evaluator.lane().facts[static_cast<std::size_t>(mover.fact)];
      Kind kind = program.vocabulary.facts[static_cast<std::size_t>(mover.fact)].type.kind;
      if (kind == Kind::finding || kind == Kind::choice) {
        move_options(range.options, leaves, result);
      } else {
        move_number(range.interval, mover.step, leaves, as_of, result);
      }
      break;
    }
    case Mover::Kind::expression:
      move_number(evaluator.interval(mover.expression), mover.step, leaves, as_of, result);
      break;
    case Mover::Kind::option_output: move_output(evaluator.options(mover.output), leaves, result); break;
    case Mover::Kind::free: break;
  }
  if (result.empty()) move_freely(leaves, result);
  return result;
}

}  // namespace

std::vector<Moving> moving(const Program& program, const Evaluator& evaluator,
                           const std::vector<const Formula*>& formulas) {
  std::set<int> seen;
  std::vector<const Leaf*> leaves;
  for (const Formula* formula : formulas) reach(evaluator, *formula, seen, leaves);
  std::map<int, std::vector<const Leaf*>> by_mover;
  for (const Leaf* leaf : leaves) by_mover[leaf->mover].push_back(leaf);
  std::vector<Moving> result;
  for (auto& [mover, together] : by_mover) {
    Values found = values(program, evaluator, program.movers[static_cast<std::size_t>(mover)], together);
    result.push_back({std::move(together), {found.begin(), found.end()}});
  }
  return result;
}

std::size_t count(const std::vector<Moving>& moving) {
  std::size_t result = 1;
  for (const Moving& one : moving) {
    result *= one.values.size();
    if (result > most_completions) return result;
  }
  return result;
}

}  // namespace guide::reference
