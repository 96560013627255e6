#include "runtime/explain/change.hpp"

#include <algorithm>
#include <functional>

#include "runtime/decide.hpp"
#include "runtime/explain/change_apply.hpp"
#include "runtime/explain/change_search.hpp"
#include "runtime/explain/change_turns.hpp"
#include "runtime/explain/change_widen.hpp"
#include "runtime/explain/change_words.hpp"
#include "runtime/explain/trial.hpp"

namespace guide::explain {
namespace {

/// A literal of a run, to be present or absent: an outcome.
struct Aim {
  std::uint32_t body = none;
  std::uint32_t base = 0;
  Literal literal;
};

/// What a conclusion in one lane can be.
using Possibles = std::vector<Possible>;

constexpr std::uint32_t most_lanes_told_apart = 8;

/// All conclusions there can be, but for an undetermined one.
Possibles all_conclusions(std::size_t outcomes) {
  Possibles all;
  for (std::uint32_t i = 0; i < outcomes; ++i) all.push_back({ConclusionKind::determined, i});
  all.push_back({ConclusionKind::silent, none});
  all.push_back({ConclusionKind::contradictory, none});
  return all;
}

/// Finds the sets for one result after the other; the walk through the nodes is shared.
class WayFinder {
 public:
  WayFinder(const Program& program, const Case& the_case, const RequestDecision& request, std::vector<Aim> aims,
            Trial& trial, const ChangeOptions& options)
      : program_(program),
        case_(the_case),
        request_(request),
        aims_(std::move(aims)),
        trial_(trial),
        search_(program, the_case, request, options.fixed),
        writer_(program, the_case, request, search_) {}

  /// Whether a changed case leads to the goal.
  using Leads = ChangeWriter::Leads;
  /// `wanted(lane)`: the conclusions that lead to the goal in a lane; nothing: the lane is there already.
  using Wanted = std::function<std::optional<Possibles>(std::uint32_t lane)>;

  /// What counts besides conclusions: `turns`, that less is decided; `disagreement`, that settlements differ.
  struct Besides {
    bool turns = false;
    bool disagreement = false;
  };

  Alternative find(std::string goal, const Wanted& wanted, const Leads& leads, Besides besides) {
    Alternative alternative{std::move(goal), {}, true};
    search_.begin_result();
    Family found = verified(ways(wanted, false), leads);
    if (dropped_) {  // beyond what completions look at: by what is documented alone
      alternative.complete = false;
      add(found, verified(ways(wanted, true), leads));
    }
    if (besides.turns) add(found, turned(leads));
    const bool partly = besides.disagreement && request_.trace.lanes > 1;
    SetsByCell by_cell(program_, case_, request_, search_,
                       [&](const Assignments& each) { return leads_there(each, leads); });
    if (partly) add(found, by_cell.split(verified(disagreements(), leads)));
    search_.fact_algebra().drop_stronger(found);
    if (besides.turns || besides.disagreement) by_cell.widen(found, partly);
    alternative.complete = alternative.complete && found.complete;
    for (const Assignments& member : found.members) {
      alternative.sets.push_back(change_set(program_, case_, request_, search_, member, listed_for(member, leads)));
    }
    return alternative;
  }

 private:
  static void add(Family& family, const Family& more) {
    family.members.insert(family.members.end(), more.members.begin(), more.members.end());
    family.complete = family.complete && more.complete;
  }

  /// What leads to one of the wanted conclusions in every lane.
  Family ways(const Wanted& wanted, bool plainly) {
    const std::uint32_t lanes = std::min(request_.trace.lanes, most_lanes_followed);
    Family family = Family::nothing_needed();
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      const std::optional<Possibles> possibles = wanted(lane);
      if (!possibles) continue;
      search_.begin_lane(lane);
      Family of_lane;
      for (const Possible& possible : *possibles)
        of_lane = search_.fact_algebra().either(of_lane, reach(possible, plainly));
      family = search_.fact_algebra().both(family, of_lane);
    }
    family.complete = family.complete && lanes == request_.trace.lanes;
    return family;
  }

  /// What decides one settlement, or two of them; the others may then come out otherwise.
  Family disagreements() {
    const std::uint32_t lanes = std::min(request_.trace.lanes, most_lanes_told_apart);
    std::vector<Family> of_lanes;
    Family all;
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      search_.begin_lane(lane);
      for (const Possible& possible : all_conclusions(aims_.size())) {
        const Family decided = reach(possible, false);
        add(all, decided);
        for (const Family& other : of_lanes) add(all, search_.fact_algebra().both(other, decided));
        of_lanes.push_back(decided);
      }
    }
    all.complete = all.complete && lanes == request_.trace.lanes;
    return all;
  }

  Family reach(const Possible& possible, bool plainly) {
    Family family;
    if (possible.kind == ConclusionKind::contradictory) {
      std::vector<const Family*> present;
      for (const Aim& aim : aims_) present.push_back(&reach(aim, plainly));
      family = (plainly ? search_.fact_algebra() : search_.mover_algebra()).at_least(2, present);
    } else {
      std::vector<ChangeSearch::Goal> goals;
      for (std::size_t i = 0; i < aims_.size(); ++i) {
        const bool chosen = possible.kind == ConclusionKind::determined && possible.outcome == i;
        goals.push_back({{aims_[i].body, aims_[i].base, none}, aims_[i].literal, chosen});
      }
      family = search_.reach_all(goals, plainly);
    }
    return plainly ? family : search_.in_facts(family);
  }

  const Family& reach(const Aim& aim, bool plainly) {
    return plainly ? search_.reach_plainly(aim.body, aim.base, aim.literal, true)
                   : search_.reach(aim.body, aim.base, aim.literal, true);
  }

  /// The members that are changes, and lead to the goal.
  Family verified(const Family& family, const Leads& leads) {
    Family kept;
    kept.complete = family.complete;
    dropped_ = false;
    std::size_t tried = 0;
    for (const Assignments& member : family.members) {
      const auto changes = only_changes(member);
      if (!changes) continue;
      if (++tried > most_verified) {
        kept.complete = false;
        break;
      }
      if (changes->list.empty() || !leads_there(*changes, leads)) {
        dropped_ = true;
        continue;
      }
      kept.members.push_back(*changes);
    }
    return kept;
  }

  /// Without what may stay as it is; nothing if it asks for what cannot be.
  std::optional<Assignments> only_changes(const Assignments& member) {
    std::vector<Assignment> changes;
    for (const Assignment& assignment : member.list) {
      const std::optional<Atom> fact = search_.documented_by(assignment.atom);
      const bool as_it_is = assignment.domain->kept;
      if (fact && as_it_is && documents(member, *fact)) return std::nullopt;
      if (as_it_is) continue;
      changes.push_back(fact ? search_.documented(*fact) : assignment);
    }
    return search_.fact_algebra().together(std::move(changes));
  }

  bool documents(const Assignments& member, const Atom& fact) const {
    return std::any_of(member.list.begin(), member.list.end(),
                       [&](const Assignment& each) { return search_.atom(each.atom) == fact && !each.domain->kept; });
  }

  /// What leads to the goal though it decides nothing: a report set aside, an exception documented.
  Family turned(const Leads& leads) {
    return turns(program_, case_, request_, search_, trial_,
                 [&](const Assignments& turn) { return leads_there(turn, leads); });
  }

  bool leads_there(const Assignments& assignments, const Leads& leads) {
    return writer_.verify(assignments, leads).has_value();
  }

  /// How lists are completed in a set that was verified before.
  std::vector<ListedRecord> listed_for(const Assignments& member, const Leads& leads) {
    const bool lists = std::any_of(member.list.begin(), member.list.end(), [&](const Assignment& each) {
      return listed_record(program_, search_.atom(each.atom)) != none;
    });
    if (!lists) return {};
    return writer_.verify(member, leads).value_or(std::vector<ListedRecord>{});
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  std::vector<Aim> aims_;
  Trial& trial_;
  ChangeSearch search_;
  ChangeWriter writer_;
  bool dropped_ = false;
};

}  // namespace

std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const DeterminationDecision& determination, const ChangeOptions& options) {
  const DeterminationInfo& info = program.determinations[determination.determination];
  const Consultation& consultation = info.consultations[determination.consultation];
  std::vector<Aim> aims;
  for (const Literal literal : consultation.outcomes) aims.push_back({consultation.body, determination.base, literal});
  Trial trial(program, request, determination);
  WayFinder finder(program, the_case, request, std::move(aims), trial, options);
  std::vector<Alternative> alternatives;
  for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
    const Result goal{ResultKind::outcome, outcome};
    if (determination.result == goal) continue;
    Possibles possibles;
    for (const Possible& each : all_conclusions(info.outcomes.size())) {
      if (result_of(info, each) == goal) possibles.push_back(each);
    }
    const auto wanted = [&](std::uint32_t lane) -> std::optional<Possibles> {
      const bool open = determination.conclusion.by_lane[lane].kind == ConclusionKind::undetermined;
      if (open && info.undetermined.result == goal) return std::nullopt;
      return possibles;
    };
    const auto leads = [&](const Case& changed) { return trial.result(changed) == goal; };
    const bool turns = info.undetermined.result == goal || info.contradictory.result == goal;
    alternatives.push_back(
        finder.find(info.outcomes[outcome], wanted, leads, {turns, info.contradictory.result == goal}));
  }
  return alternatives;
}

std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const GuidelineDecision& guideline, const ChangeOptions& options) {
  const GuidelineInfo& info = program.guidelines[guideline.guideline];
  std::vector<Aim> aims;
  for (const Literal literal : info.applications[guideline.application].outcomes) {
    aims.push_back({info.body, guideline.base, literal});
  }
  Trial trial(program, request, guideline);
  WayFinder finder(program, the_case, request, std::move(aims), trial, options);
  std::vector<Alternative> alternatives;
  for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
    const auto is_goal = [outcome](const Conclusion& conclusion) {
      return conclusion.kind == ConclusionKind::determined && conclusion.outcome == outcome;
    };
    if (is_goal(guideline.conclusion)) continue;
    const auto wanted = [outcome](std::uint32_t) {
      return std::optional<Possibles>(Possibles{{ConclusionKind::determined, outcome}});
    };
    const auto leads = [&](const Case& changed) { return is_goal(trial.conclusion(changed)); };
    alternatives.push_back(finder.find(info.outcomes[outcome], wanted, leads, {}));
  }
  return alternatives;
}

}  // namespace guide::explain
