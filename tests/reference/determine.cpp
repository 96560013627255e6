#include "tests/reference/determine.hpp"

#include "tests/reference/states.hpp"

namespace guide::reference {

namespace {

bool matches(const ast::Pattern& pattern, std::string_view path) {
  if (!pattern.wildcard) return pattern.path.text == path;
  return path.size() > pattern.path.text.size() && path.starts_with(pattern.path.text) &&
         path[pattern.path.text.size()] == '.';
}

}  // namespace

Determining::Determining(const Program& program, Formulas& formulas, const Determination& tree,
                         const std::vector<Consulted>& consulted)
    : program_(program), make_(formulas), tree_(tree) {
  std::vector<Counted> all;
  for (const Consulted& one : consulted) {
    auto where = tier(*one.guideline);
    if (!where) continue;
    all.push_back({*where, one.outcomes.names, one.outcomes.parts[0]});
    add_grounds(one, *where);
  }
  whole_ = combine(std::move(all));
  candidate_lanes_.resize(candidates_.size());
}

/// A guideline counts in the first tier that names it; `by evidence` splits a tier, strongest first, unranked last.
std::optional<std::pair<std::size_t, std::size_t>> Determining::tier(const Guideline& guideline) const {
  for (std::size_t i = 0; i < tree_.tiers.size(); ++i) {
    for (const ast::Pattern& pattern : tree_.tiers[i].patterns) {
      if (!matches(pattern, guideline.path)) continue;
      std::size_t rank = guideline.rank < 0 ? std::size_t{1} << 30 : static_cast<std::size_t>(guideline.rank);
      return std::pair{i, tree_.tiers[i].by_evidence ? rank : 0};
    }
  }
  return {};
}

/// D(i,o) = any: T(i,o), (all: none of the T(i,p) with p other than o, D(i+1,o)).
Outcomes Determining::combine(std::vector<Counted> counted) const {
  std::map<std::pair<std::size_t, std::size_t>, std::map<std::string_view, Formulas::Parts>> tiers;
  Outcomes result;
  for (const Counted& one : counted) {
    result.parts.push_back(one.part);
    auto& tier = tiers[one.tier];
    for (std::size_t i = 0; i < one.names.size(); ++i) {
      auto mapped = tree_.mapped.find(one.names[i]);
      if (mapped != tree_.mapped.end()) tier[mapped->second].push_back(one.part.values[i]);
    }
  }
  result.names = tree_.outcomes;
  result.values.assign(tree_.outcomes.size(), make_.never());
  for (auto tier = tiers.rbegin(); tier != tiers.rend(); ++tier) {
    std::vector<const Formula*> told;  // T(i,o)
    for (std::string_view outcome : tree_.outcomes) told.push_back(make_.any(tier->second[outcome]));
    for (std::size_t o = 0; o < told.size(); ++o) {
      Formulas::Parts others;
      for (std::size_t p = 0; p < told.size(); ++p) {
        if (p != o) others.push_back(told[p]);
      }
      result.values[o] = make_.any({told[o], make_.all({make_.none(std::move(others)), result.values[o]})});
    }
  }
  return result;
}

/// The guideline alone; each of its clauses, the other clauses taken as met. A rule alone gives its own outcome and no
/// other. The condition of `for ... when` stays.
void Determining::add_grounds(const Consulted& consulted, std::pair<std::size_t, std::size_t> tier) {
  const Guideline& guideline = *consulted.guideline;
  std::string path(guideline.path);
  const auto& names = consulted.outcomes.names;
  candidates_.push_back({{path, {}}, combine({{tier, names, consulted.outcomes.parts[0]}})});
  if (!consulted.in_force) return;
  for (const Clause& clause : guideline.clauses) {
    Part alone = consulted.outcomes.parts[0];
    alone.values.clear();
    for (std::string_view name : names) {
      const Formula* value = clause.alone;
      if (guideline.requires_only && name != "recommended") value = make_.opposite(value);
      if (!guideline.requires_only && name != clause.outcome) value = make_.never();
      alone.values.push_back(make_.all({consulted.applies, value}));
    }
    candidates_.push_back({{path, Place(clause.span)}, combine({{tier, names, std::move(alone)}})});
  }
}

void Determining::lane(Evaluator& evaluator) {
  lanes_.push_back(conclude(program_, evaluator, whole_));
  auto& values = values_.emplace_back();
  for (std::size_t i = 0; i < whole_.names.size(); ++i) {
    values[whole_.names[i]] = evaluator.value(*whole_.values[i]);
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    candidate_lanes_[i].push_back(conclude(program_, evaluator, candidates_[i].outcomes));
  }
}

std::string Determining::result_of(const Conclusion& conclusion, std::set<std::string>& acted) const {
  if (conclusion.kind == ConclusionKind::determined) return conclusion.outcome;
  std::string_view clause = conclusion.kind == ConclusionKind::silent         ? "silent"
                            : conclusion.kind == ConclusionKind::undetermined ? "undetermined"
                                                                              : "contradictory";
  acted.insert(std::string(clause));
  auto found = tree_.results.find(clause);
  return found == tree_.results.end() ? std::string() : std::string(found->second);
}

/// If all lanes give the same result, that; if not, the records' disagreement decides it.
Determining::Result Determining::result(const std::vector<Conclusion>& by_lane) const {
  Result result;
  std::set<std::string> results;
  for (const Conclusion& lane : by_lane) results.insert(result_of(lane, result.acted));
  result.result = *results.begin();
  if (results.size() > 1) {
    result.acted.clear();
    result.result = result_of({ConclusionKind::contradictory_by_records, {}, false, {}, false}, result.acted);
  }
  return result;
}

DeterminationAnswer Determining::answer(const ast::Request* request) const {
  DeterminationAnswer answer;
  answer.path = tree_.path;
  for (std::string_view name : whole_.names) {
    Seen seen;
    for (const auto& lane : values_) seen.add(lane.at(name));
    answer.outcomes[std::string(name)] = seen.state();
  }
  answer.conclusion = over_case(lanes_);
  Result whole = result(lanes_);
  answer.result = whole.result;
  answer.acted = whole.acted;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    bool speaks = false;  // one that is silent whichever report is right is no ground
    for (const Conclusion& lane : candidate_lanes_[i]) speaks |= lane.kind != ConclusionKind::silent;
    if (speaks && result(candidate_lanes_[i]).result == answer.result) answer.grounds.insert(candidates_[i].ground);
  }
  for (const ast::PriorEffect& effect : tree_.effects) {
    if (!request || !request->prior || request->prior->text != effect.prior.text) continue;
    if (effect.outcome.text == answer.result) answer.effect = effect.upholds ? Effect::upholds : Effect::overturns;
  }
  return answer;
}

}  // namespace guide::reference
