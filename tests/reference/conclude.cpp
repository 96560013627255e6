#include "tests/reference/conclude.hpp"

#include "tests/reference/completions.hpp"

namespace guide::reference {
namespace {

/// Values of all outcomes at once.
using Reading = std::vector<Truth>;

/// `contradictory`, `silent`, or the one outcome that is present; nothing while some outcome is open.
std::optional<std::string> settled(const Reading& reading, const std::vector<std::string_view>& names) {
  std::size_t present = 0;
  bool open = false;
  std::string outcome;
  for (std::size_t i = 0; i < reading.size(); ++i) {
    open |= reading[i] == Truth::open;
    if (reading[i] != Truth::present) continue;
    outcome = names[i];
    ++present;
  }
  if (present >= 2) return "contradictory";
  if (open) return {};
  return present == 1 ? outcome : "silent";
}

Conclusion named(const std::string& name) {
  Conclusion result;
  if (name == "contradictory") {
    result.kind = ConclusionKind::contradictory_by_rules;
  } else if (name == "silent") {
    result.kind = ConclusionKind::silent;
  } else {
    result.kind = ConclusionKind::determined;
    result.outcome = name;
  }
  return result;
}

std::string name(const Conclusion& conclusion) {
  if (conclusion.kind == ConclusionKind::determined) return conclusion.outcome;
  return conclusion.kind == ConclusionKind::silent ? "silent" : "contradictory";
}

/// Each combination of the values of what moves.
std::set<std::string> try_all(Evaluator& evaluator, const Program& program, const Outcomes& outcomes,
                              const std::vector<Moving>& moving) {
  std::set<std::string> result;
  std::vector<Truth> fixed(program.leaves.size(), Truth::open);
  std::vector<std::size_t> at(moving.size(), 0);
  evaluator.complete(&fixed);
  for (bool more = true; more;) {
    for (std::size_t i = 0; i < moving.size(); ++i) {
      for (std::size_t leaf = 0; leaf < moving[i].leaves.size(); ++leaf) {
        bool value = moving[i].values[at[i]][leaf];
        fixed[static_cast<std::size_t>(moving[i].leaves[leaf]->id)] = value ? Truth::present : Truth::absent;
      }
    }
    Reading reading;
    for (const Formula* value : outcomes.values) reading.push_back(evaluator.value(*value));
    result.insert(settled(reading, outcomes.names).value_or("left open"));
    more = false;
    for (std::size_t i = 0; i < at.size() && !more; ++i) {
      more = ++at[i] < moving[i].values.size();
      if (!more) at[i] = 0;
    }
  }
  evaluator.complete(nullptr);
  return result;
}

/// Beyond the bound every combination of the open outcomes counts as possible.
std::set<std::string> every_combination(const Reading& reading, const std::vector<std::string_view>& names) {
  for (std::size_t i = 0; i < reading.size(); ++i) {
    if (reading[i] != Truth::open) continue;
    Reading one = reading;
    one[i] = Truth::present;
    std::set<std::string> result = every_combination(one, names);
    one[i] = Truth::absent;
    result.merge(every_combination(one, names));
    return result;
  }
  return {*settled(reading, names)};
}

/// The values that an exact guideline's outcomes can have together: R and the condition of `for ... when` can each turn
/// out either way.
std::vector<Reading> exact_readings(const Evaluator& evaluator, const Part& part) {
  std::vector<Reading> result;
  if (evaluator.value(*part.applies) == Truth::open) result.push_back({Truth::absent, Truth::absent});
  for (std::size_t outcome = 0; outcome < 2; ++outcome) {
    if (evaluator.value(*part.values[outcome]) == Truth::absent) continue;
    result.push_back({Truth::absent, Truth::absent});
    result.back()[outcome] = Truth::present;
  }
  return result;
}

/// Beyond the bound, where every guideline with an open outcome is exact and no two of them share what they read: every
/// combination of what each can come to. Nothing where that is not so.
std::optional<std::set<std::string>> by_exact_parts(Evaluator& evaluator, const Program& program, const Outcomes& outcomes) {
  std::vector<const Part*> open;
  std::vector<std::set<Subject>> read;
  for (const Part& part : outcomes.parts) {
    bool is_open = false;
    for (const Formula* value : part.values) is_open |= evaluator.value(*value) == Truth::open;
    if (!is_open) continue;
    const Guideline& guideline = *part.guideline;
    if (!guideline.requires_only || !three_values_exact(*guideline.values[0], *part.applies)) return {};
    std::set<Subject> subjects = reads(program, *part.applies);
    for (const Formula* test : guideline.tests) subjects.merge(reads(program, *test));
    for (const std::set<Subject>& others : read) {
      if (share(subjects, others)) return {};
    }
    open.push_back(&part);
    read.push_back(std::move(subjects));
  }
  std::vector<std::map<const Formula*, Truth>> combinations{{}};
  for (const Part* part : open) {
    std::vector<std::map<const Formula*, Truth>> longer;
    for (const auto& combination : combinations) {
      for (const Reading& reading : exact_readings(evaluator, *part)) {
        longer.push_back(combination);
        for (std::size_t i = 0; i < reading.size(); ++i) longer.back()[part->values[i]] = reading[i];
      }
    }
    combinations = std::move(longer);
  }
  std::set<std::string> result;
  for (const auto& combination : combinations) {
    evaluator.assume(&combination);
    Reading reading;
    for (const Formula* value : outcomes.values) reading.push_back(evaluator.value(*value));
    result.insert(settled(reading, outcomes.names).value_or("left open"));
  }
  evaluator.assume(nullptr);
  return result;
}

}  // namespace

Conclusion conclude(const Program& program, Evaluator& evaluator, const Outcomes& outcomes) {
  Reading reading;
  for (const Formula* value : outcomes.values) reading.push_back(evaluator.value(*value));
  if (auto clear = settled(reading, outcomes.names)) return named(*clear);
  std::vector<Moving> completions = moving(program, evaluator, outcomes.values);
  std::set<std::string> possible;
  bool beyond = count(completions) > most_completions;
  if (!beyond) {
    possible = try_all(evaluator, program, outcomes, completions);
  } else if (auto exact = by_exact_parts(evaluator, program, outcomes)) {
    possible = *exact;
    beyond = false;
  } else {
    possible = every_combination(reading, outcomes.names);
  }
  Conclusion result;
  if (possible.size() == 1) {
    result = named(*possible.begin());
    result.in_any_case = true;
    return result;
  }
  result.kind = ConclusionKind::undetermined;
  result.possible = std::move(possible);
  result.beyond_bound = beyond;
  return result;
}

Conclusion over_case(const std::vector<Conclusion>& by_lane) {
  Conclusion result = by_lane.front();
  for (const Conclusion& lane : by_lane) {
    if (lane.kind != result.kind || lane.outcome != result.outcome) result.kind = ConclusionKind::contradictory_by_records;
  }
  bool agree = result.kind != ConclusionKind::contradictory_by_records;
  if (!agree) result = {ConclusionKind::contradictory_by_records, {}, false, {}, false};
  for (const Conclusion& lane : by_lane) {
    if (agree) result.in_any_case |= lane.in_any_case;
    result.beyond_bound |= lane.beyond_bound;
    if (lane.kind == ConclusionKind::undetermined) {
      result.possible.insert(lane.possible.begin(), lane.possible.end());
    } else if (!agree) {
      result.possible.insert(name(lane));
    }
  }
  return result;
}

// ---- The proof -----------------------------------------------------------------------------------------------------

namespace {

/// How what moves enters a formula.
struct Entering {
  bool upwards = false;
  bool downwards = false;
  std::size_t option_tests = 0;
};

class Proof {
 public:
  void add(const Formula& formula, bool upwards) {
    if (formula.op == Formula::Op::opposite) return add(*formula.parts[0], !upwards);
    for (const Formula* part : formula.parts) {
      add(*part, upwards);
      if (formula.op == Formula::Op::exactly) add(*part, !upwards);
    }
    if (formula.leaf && formula.leaf->mover >= 0) add(*formula.leaf, upwards);
  }
  bool holds() const {
    if (!monotone_) return false;
    for (const auto& [mover, entering] : entering_) {
      if ((entering.upwards && entering.downwards) || entering.option_tests > 1) return false;
    }
    return true;
  }
  bool meets(const Proof& other) const {
    for (const auto& [mover, entering] : entering_) {
      if (other.entering_.count(mover)) return true;
    }
    return false;
  }

 private:
  void add(const Leaf& leaf, bool upwards) {
    Entering& entering = entering_[leaf.mover];
    std::visit(ast::overloaded{
                   [&](const OptionTest&) { ++entering.option_tests; },
                   // Rows that are all absent can make an open `out is v` false whatever comes.
                   [&](const OutputTest&) { monotone_ = false; },
                   [&](const CompareTest& test) {
                     bool free = !test.left.terms.empty() && !test.right.terms.empty();
                     if (free) {
                       upwards ^= leaf.inverted;
                     } else {
                       monotone_ &= leaf.relation != ast::Relation::equal;
                       upwards ^= leaf.relation == ast::Relation::less || leaf.relation == ast::Relation::less_or_equal;
                     }
                   },
                   [&](const ElapsedTest& test) {
                     upwards ^= test.relation == ast::Relation::greater || test.relation == ast::Relation::greater_or_equal;
                   },
                   [](const auto&) {},
               },
               leaf.test);
    (upwards ? entering.upwards : entering.downwards) = true;
  }

  std::map<int, Entering> entering_;
  bool monotone_ = true;
};

}  // namespace

bool three_values_exact(const Formula& requirement, const Formula& applies) {
  Proof of_requirement;
  Proof of_applies;
  of_requirement.add(requirement, true);
  of_applies.add(applies, true);
  return of_requirement.holds() && of_applies.holds() && !of_requirement.meets(of_applies);
}

}  // namespace guide::reference
