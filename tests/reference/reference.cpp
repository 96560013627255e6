#include "tests/reference/reference.hpp"

#include "tests/reference/determine.hpp"
#include "tests/reference/states.hpp"

namespace guide::reference {
namespace {

bool names(const ForLine& line, const ast::Request* request) {
  if (!request) return true;
  std::string_view service = plain(request->service.text);
  return std::find(line.services.begin(), line.services.end(), service) != line.services.end();
}

/// A guideline for a request, if it is consulted. Several `for` lines each count for their services.
/// Reading: a guideline without a `for` line speaks to every request.
std::optional<Consulted> consult(const Guideline& guideline, const ast::Request* request, Day as_of, Formulas& make) {
  Consulted result;
  result.guideline = &guideline;
  Formulas::Parts whens;
  for (const ForLine& line : guideline.for_lines) {
    if (!names(line, request)) continue;
    whens.push_back(line.when);
    result.conditions.insert(result.conditions.end(), line.conditions.begin(), line.conditions.end());
  }
  if (whens.empty() && !guideline.for_lines.empty()) return {};
  result.applies = whens.empty() ? make.always() : make.any(std::move(whens));
  if (guideline.effective) {
    result.in_force = guideline.effective->first <= as_of && as_of <= guideline.effective->last;
  }
  result.outcomes.names = guideline.outcomes;
  for (const Formula* value : guideline.values) {
    result.outcomes.values.push_back(result.in_force ? make.all({result.applies, value}) : make.never());
  }
  result.outcomes.parts.push_back({&guideline, result.applies, result.outcomes.values});
  return result;
}

/// A note that tests an outcome says nothing new.
bool tests_outcome(const Formula& formula) {
  if (formula.op == Formula::Op::outcome) return true;
  return std::any_of(formula.parts.begin(), formula.parts.end(), [](auto* part) { return tests_outcome(*part); });
}

/// Values that are gathered over all settlements.
struct Gathered {
  std::vector<std::vector<Conclusion>> conclusions;         // by guideline
  std::vector<std::map<std::string_view, Seen>> outcomes;   // by guideline
  std::map<Place, Seen> conditions;
  std::map<Place, Seen> clauses;

  void add(std::size_t index, const Consulted& consulted, const Program& program, Evaluator& evaluator) {
    const Guideline& guideline = *consulted.guideline;
    evaluator.outcomes(&consulted.outcomes.values);
    conclusions[index].push_back(conclude(program, evaluator, consulted.outcomes));
    for (std::size_t i = 0; i < consulted.outcomes.names.size(); ++i) {
      outcomes[index][consulted.outcomes.names[i]].add(evaluator.value(*consulted.outcomes.values[i]));
    }
    for (const Written& one : consulted.conditions) conditions[one.span].add(evaluator.value(*one.value));
    for (const Written& one : guideline.conditions) {
      if (!tests_outcome(*one.value)) conditions[one.span].add(evaluator.value(*one.value));
    }
    for (const Written& one : guideline.blocks) clauses[one.span].add(evaluator.value(*one.value));
    for (const Clause& one : guideline.clauses) clauses[one.span].add(evaluator.value(*one.value));
  }
};

std::map<Place, State> states(const std::map<Place, Seen>& seen) {
  std::map<Place, State> result;
  for (const auto& [place, one] : seen) result.emplace(place, one.state());
  return result;
}

Overall overall(const std::vector<Effect>& effects) {
  std::size_t upheld = 0;
  std::size_t overturned = 0;
  for (Effect effect : effects) {
    upheld += effect == Effect::upholds;
    overturned += effect == Effect::overturns;
  }
  if (effects.empty() || upheld + overturned < effects.size()) return Overall::open;
  if (overturned == 0) return Overall::upheld;
  return upheld == 0 ? Overall::overturned : Overall::partially_overturned;
}

}  // namespace

ItemAnswer Reference::item(const ast::Case& tree, const ast::Request* request) const {
  CaseFacts facts = read(program_.vocabulary, tree, request);
  Formulas formulas;
  std::vector<Consulted> consulted;
  std::vector<const Formula*> tests;
  for (const Guideline& guideline : program_.guidelines) {
    auto one = consult(guideline, request, facts.as_of, formulas);
    if (!one) continue;
    tests.insert(tests.end(), guideline.tests.begin(), guideline.tests.end());
    tests.push_back(one->applies);
    consulted.push_back(std::move(*one));
  }
  std::deque<Determining> determining;
  for (const Determination& one : program_.determinations) determining.emplace_back(program_, formulas, one, consulted);

  Settlements settlements = settle(program_, facts, tests);
  Gathered gathered;
  gathered.conclusions.resize(consulted.size());
  gathered.outcomes.resize(consulted.size());
  for (const Lane& lane : settlements.lanes) {
    Evaluator evaluator(program_, lane);
    for (std::size_t i = 0; i < consulted.size(); ++i) gathered.add(i, consulted[i], program_, evaluator);
    for (Determining& one : determining) one.lane(evaluator);
  }

  ItemAnswer answer;
  if (request) answer.service = plain(request->service.text);
  for (std::size_t i = 0; i < consulted.size(); ++i) {
    GuidelineAnswer& one = answer.guidelines.emplace_back();
    one.path = consulted[i].guideline->path;
    for (const auto& [name, seen] : gathered.outcomes[i]) one.outcomes[std::string(name)] = seen.state();
    one.conclusion = over_case(gathered.conclusions[i]);
  }
  answer.conditions = states(gathered.conditions);
  answer.clauses = states(gathered.clauses);
  for (const Determining& one : determining) answer.determinations.push_back(one.answer(request));
  answer.settlements = settlements.lanes.size();
  answer.settlements_bounded = settlements.bounded;
  return answer;
}

Answer Reference::answer(const ast::Case& tree) const {
  Answer answer;
  bool requests = false;
  std::map<std::string, std::vector<Effect>> effects;
  for (const ast::CaseItem& item_tree : tree.items) {
    auto* request = boost::variant2::get_if<ast::Request>(&item_tree);
    if (!request) continue;
    requests = true;
    answer.items.push_back(item(tree, request));
    for (const DeterminationAnswer& one : answer.items.back().determinations) effects[one.path].push_back(one.effect);
  }
  if (!requests) answer.items.push_back(item(tree, nullptr));
  for (const Determination& one : program_.determinations) {
    std::string path(one.path);
    answer.overall[path] = overall(effects[path]);
  }
  return answer;
}

}  // namespace guide::reference
