#include "tests/properties/laws/rewrite.hpp"

#include <algorithm>

namespace guide::properties {
namespace {

using Members = std::vector<Condition>;

Condition group(const std::string& words, Members members) { return {"", false, words, std::move(members)}; }
Condition negation(Condition condition) { return group("none", {std::move(condition)}); }
Condition all(Members members) { return group("all", std::move(members)); }
Condition any(Members members) { return group("any", std::move(members)); }

Members negations(const Members& members) {
  Members result;
  for (const Condition& member : members) result.push_back(negation(member));
  return result;
}

bool about_latest(const Condition& condition) {
  return condition.group.find("latest") != std::string::npos || condition.line.find("latest") != std::string::npos;
}

/// `at least 2 of` is 2; 0 for other groups.
int number_in(const std::string& words, const std::string& head) {
  return words.starts_with(head) ? std::atoi(words.c_str() + head.size()) : 0;
}

/// Every way to choose k of the members, each as `all`.
void choose(const Members& members, std::size_t from, std::size_t k, Members& chosen, Members& result) {
  if (chosen.size() == k) {
    result.push_back(all(chosen));
    return;
  }
  for (std::size_t i = from; i < members.size(); ++i) {
    chosen.push_back(members[i]);
    choose(members, i + 1, k, chosen, result);
    chosen.pop_back();
  }
}

Condition at_least_spelt_out(const Members& members, int k) {
  Members chosen;
  Members result;
  choose(members, 0, static_cast<std::size_t>(k), chosen, result);
  return any(std::move(result));
}

/// `x > t` is `none: x <= t`, and so on.
std::optional<Condition> comparison_negated(const Condition& leaf) {
  static const std::vector<std::pair<std::string, std::string>> opposites{
      {" >= ", " < "}, {" <= ", " > "}, {" > ", " <= "}, {" < ", " >= "}};
  for (const auto& [written, opposite] : opposites) {
    std::size_t at = leaf.line.find(written);
    if (at == std::string::npos) continue;
    Condition other = leaf;
    other.line.replace(at, written.size(), opposite);
    return negation(other);
  }
  return {};
}

Condition rephrase_leaf(Random& random, const Condition& leaf) {
  if (!about_latest(leaf) && random.percent(50)) {
    if (auto other = comparison_negated(leaf)) return *other;
  }
  if (random.percent(40)) return negation(negation(leaf));
  if (leaf.line.starts_with("not ")) return negation({leaf.line.substr(4), leaf.atom, "", {}});
  if (leaf.line.starts_with("no ")) return negation({"some " + leaf.line.substr(3), leaf.atom, "", {}});
  return leaf;
}

/// x and (a or b) is (x and a) or (x and b); likewise with the two exchanged.
std::optional<Condition> distributed(const Condition& condition) {
  std::string inner = condition.group == "all" ? "any" : condition.group == "any" ? "all" : "";
  for (std::size_t i = 0; i < condition.members.size() && !inner.empty(); ++i) {
    if (condition.members[i].group != inner) continue;
    Members rest = condition.members;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    Members result;
    for (const Condition& one : condition.members[i].members) {
      Members together = rest;
      together.push_back(one);
      result.push_back(group(condition.group, std::move(together)));
    }
    return group(inner, std::move(result));
  }
  return {};
}

Condition rephrase_group(Random& random, const Condition& condition) {
  const Members& members = condition.members;
  const std::string& words = condition.group;
  int n = static_cast<int>(members.size());
  if (random.percent(30)) {
    if (auto other = distributed(condition)) return *other;
  }
  if (words == "all") return random.percent(50) ? negation(any(negations(members))) : group("at least " + std::to_string(n) + " of", members);
  if (words == "any") return random.percent(50) ? negation(all(negations(members))) : group("at least 1 of", members);
  if (words == "none") return all(negations(members));
  if (int k = number_in(words, "at least ")) return at_least_spelt_out(members, k);
  if (int k = number_in(words, "at most ")) return negation(group("at least " + std::to_string(k + 1) + " of", members));
  if (int k = number_in(words, "exactly "); k != 0 && k < n) {
    return all({group("at least " + std::to_string(k) + " of", members), group("at most " + std::to_string(k) + " of", members)});
  }
  return condition;
}

Condition rephrase(Random& random, Condition condition) {
  if (about_latest(condition)) return random.percent(30) ? negation(negation(condition)) : condition;
  for (Condition& member : condition.members) member = rephrase(random, member);
  if (!random.percent(60)) return condition;
  return condition.group.empty() ? rephrase_leaf(random, condition) : rephrase_group(random, condition);
}

void shuffle_groups(Random& random, Condition& condition) {
  if (about_latest(condition)) return;
  random.shuffle(condition.members);
  for (Condition& member : condition.members) shuffle_groups(random, member);
}

template <typename Change>
void each_exception(std::vector<Unless>& exceptions, Change& change) {
  for (Unless& exception : exceptions) {
    change(exception.condition);
    each_exception(exception.exceptions, change);
  }
}

template <typename Change>
void each_clause(std::vector<Clause>& clauses, Change& change) {
  for (Clause& clause : clauses) {
    if (clause.condition && clause.kind != Clause::Kind::given) change(*clause.condition);
    each_exception(clause.exceptions, change);
    each_clause(clause.body, change);
  }
}

void shuffle_exceptions(Random& random, std::vector<Unless>& exceptions) {
  random.shuffle(exceptions);
  for (Unless& exception : exceptions) shuffle_exceptions(random, exception.exceptions);
}

void shuffle_clauses(Random& random, std::vector<Clause>& clauses) {
  random.shuffle(clauses);
  for (Clause& clause : clauses) {
    shuffle_exceptions(random, clause.exceptions);
    shuffle_clauses(random, clause.body);
  }
}

/// `recommended when p` and `otherwise not_recommended`, or `not_recommended when not p` for the second.
void spell_otherwise_out(Guideline& guideline) {
  std::vector<Clause>& body = guideline.body;
  if (body.size() != 2 || body[1].kind != Clause::Kind::otherwise || !body[0].condition || !body[0].exceptions.empty()) return;
  body[1] = {Clause::Kind::rule, body[1].outcome, negation(*body[0].condition), {}, {}};
}

}  // namespace

template <typename Change>
void each_condition(Program& program, Change change) {
  for (Definition& definition : program.definitions) {
    if (definition.listing.empty()) change(definition.condition);
  }
  for (Guideline& guideline : program.guidelines) {
    for (ForLine& line : guideline.for_lines) {
      if (line.when) change(*line.when);
    }
    each_clause(guideline.body, change);
  }
}

Program reordered(Random& random, Program program) {
  each_condition(program, [&](Condition& condition) { shuffle_groups(random, condition); });
  for (Guideline& guideline : program.guidelines) {
    shuffle_clauses(random, guideline.body);
    random.shuffle(guideline.for_lines);
  }
  random.shuffle(program.guidelines);
  for (Table& table : program.tables) {
    bool otherwise = table.rows.back()[0] == "otherwise";
    std::vector<std::string> last = table.rows.back();
    if (otherwise) table.rows.pop_back();
    random.shuffle(table.rows);
    if (otherwise) table.rows.push_back(last);
  }
  return program;
}

Case reordered(Random& random, Case the_case) {
  auto shuffle = [&](std::vector<Report>& reports, std::vector<Entries>& entries) {
    random.shuffle(reports);
    for (Report& report : reports) random.shuffle(report.told);
    for (Entries& list : entries) random.shuffle(list.rows);
  };
  shuffle(the_case.reports, the_case.entries);
  for (Request& request : the_case.requests) shuffle(request.reports, request.entries);
  return the_case;
}

Program rephrased(Random& random, Program program) {
  if (random.percent(50)) {
    for (Guideline& guideline : program.guidelines) spell_otherwise_out(guideline);
  }
  Program original = program;
  Shape shape;
  shape.silences = false;
  each_condition(program, [&](Condition& condition) {
    condition = rephrase(random, condition);
    if (!random.percent(10)) return;
    // Absorption: a is (a or (a and b)).
    ConditionMaker maker(random, original, shape);
    condition = any({condition, all({condition, maker.atom()})});
  });
  return program;
}

Program split(Random& random, Program program) {
  Program original = program;
  Shape shape;
  shape.silences = false;
  each_condition(program, [&](Condition& condition) {
    if (!random.percent(40)) return;
    ConditionMaker maker(random, original, shape);
    Condition by = maker.atom();
    condition = any({all({condition, by}), all({condition, negation(by)})});
  });
  return program;
}

}  // namespace guide::properties
