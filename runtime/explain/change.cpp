#include "runtime/explain/change.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/change_search.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/view.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

constexpr std::size_t verified_at_most = 256;

/// A literal of a run, to be present or absent.
struct Aim {
  std::uint32_t body = none;
  std::uint32_t base = 0;
  Literal literal;
};

// ---- Words ---------------------------------------------------------------------------------------------------------

std::string options_text(const FactInfo& info, std::uint64_t options) {
  std::string out;
  for (std::size_t i = 0; i < info.options.size(); ++i) {
    if ((options >> i & 1) == 0) continue;
    if (!out.empty()) out += " or ";
    out += spaced(info.options[i]);
  }
  return out;
}

std::string wanted_text(const FactInfo& info, const Change& change) {
  if (info.type == Type::choice) return options_text(info, change.options);
  const bool any_value = change.range.low <= info.bounds.low && change.range.high >= info.bounds.high;
  return any_value ? "documented" : region_words(info, change.range);
}

/// The test as its guideline's author wrote it.
std::string test_text(const Program& program, const Case& the_case, const RequestDecision& request, const Change& change,
                      std::uint32_t base) {
  for (const RequestView& each : view(program, the_case, Decision{{request}, {}})) {
    std::vector<const ClauseView*> open;
    for (const GuidelineView& guideline : each.guidelines) {
      for (const ClauseView& clause : guideline.clauses) open.push_back(&clause);
    }
    while (!open.empty()) {
      const ClauseView& clause = *open.back();
      open.pop_back();
      if (is_leaf(clause) && clause.base == base && clause.clause->literal.node() == change.node) {
        const bool as_written = change.holds != clause.clause->literal.negated();
        return heading(each, clause) + (as_written ? ": holds" : ": does not hold");
      }
      for (const ClauseView& child : clause.children) open.push_back(&child);
    }
  }
  return change.holds ? "the test holds" : "the test does not hold";
}

// ---- From assignments to changes -----------------------------------------------------------------------------------

class ChangeWriter {
 public:
  ChangeWriter(const Program& program, const Case& the_case, const RequestDecision& request, const ChangeSearch& search)
      : program_(program), case_(the_case), request_(request), search_(search) {}

  ChangeSet set(const Assignments& assignments) const {
    ChangeSet set;
    for (const Assignment& assignment : assignments) set.changes.push_back(change(assignment));
    return set;
  }

 private:
  Change change(const Assignment& assignment) const {
    const Atom& atom = search_.atom(assignment.atom);
    Change out;
    out.range = assignment.domain.range;
    if (atom.kind == Atom::Kind::test) {
      out.kind = Change::Kind::test;
      out.node = atom.b;
      out.body = atom.c;
      out.holds = assignment.domain.range.low == 1;
      out.text = test_text(program_, case_, request_, out, atom.a);
      return out;
    }
    const bool is_field = atom.kind == Atom::Kind::field;
    out.kind = is_field ? Change::Kind::field : Change::Kind::fact;
    out.fact = is_field ? atom.c : atom.a;
    if (is_field) {
      out.record = atom.a;
      out.entry = atom.b;
    }
    const FactInfo& info = fact_info(out);
    if (info.type == Type::choice) out.options = assignment.domain.options;
    const FactState* state = fact_of(out);
    out.settles_dispute = state && state->disputed();
    out.text = fmt::format("{}: {}{}", label_of(info), wanted_text(info, out),
                           out.settles_dispute ? " (the records disagree now)" : "");
    return out;
  }

  const FactInfo& fact_info(const Change& change) const {
    if (change.kind == Change::Kind::fact) return program_.vocabulary.facts[change.fact];
    return program_.vocabulary.fields[program_.vocabulary.records[change.record].first_field + change.fact];
  }
  const FactState* fact_of(const Change& change) const {
    if (change.kind == Change::Kind::fact) return find_fact(case_, request_.request, change.fact);
    const RecordState* record = find_record(case_, request_.request, change.record);
    return record ? &record->entries[change.entry].fields[change.fact] : nullptr;
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  const ChangeSearch& search_;
};

// ---- Verification --------------------------------------------------------------------------------------------------

/// A value that will do.
Scaled sample(const FactInfo& info, const Change& change) {
  if (info.type == Type::choice) {
    Scaled option = 0;
    while ((change.options >> option & 1) == 0) ++option;
    return option;
  }
  if (change.range.low != unbounded_below) return change.range.low;
  return change.range.high == unbounded_above ? 0 : change.range.high;
}

RecordState* record_of(Statements& statements, std::uint32_t record) {
  for (auto& [index, state] : statements.records) {
    if (index == record) return &state;
  }
  return nullptr;
}

/// The case of this one request, with the changes documented; nothing if some change cannot be written down as facts.
bool apply(const Program& program, const ChangeSet& set, Case& changed) {
  Statements& own = changed.requests.empty() ? changed.statements : changed.requests.front().statements;
  for (const Change& change : set.changes) {
    if (change.kind == Change::Kind::test) return false;
    if (change.kind == Change::Kind::field) {
      const RecordInfo& info = program.vocabulary.records[change.record];
      RecordState* record = record_of(own, change.record);
      if (!record) record = record_of(changed.statements, change.record);
      if (!record) return false;
      const FactInfo& field = program.vocabulary.fields[info.first_field + change.fact];
      record->entries[change.entry].fields[change.fact] = documented_as(field, sample(field, change));
      continue;
    }
    const FactInfo& info = program.vocabulary.facts[change.fact];
    if (info.type == Type::codes) return false;
    document(changed, change.fact, documented_as(info, sample(info, change)));
  }
  return true;
}

/// Drops sets that do not lead to the goal after all; `leads` looks at the decision of the changed case.
template <typename Leads>
void verify(const Program& program, const Case& the_case, const RequestDecision& request, Alternative& alternative,
            Leads&& leads) {
  const Case single = single_request(the_case, request);
  std::vector<ChangeSet> kept;
  for (ChangeSet& set : alternative.sets) {
    Case changed = single;
    if (kept.size() < verified_at_most && apply(program, set, changed)) {
      const Decision decision = decide(program, changed);
      if (!leads(decision.requests.front())) continue;
      set.verified = true;
    }
    kept.push_back(std::move(set));
  }
  alternative.sets = std::move(kept);
}

/// One of `aims` present and the others absent; `chosen` = size: all absent.
Family only(ChangeSearch& search, const std::vector<Aim>& aims, std::size_t chosen) {
  Family family = Family::nothing_needed();
  for (std::size_t i = 0; i < aims.size(); ++i) {
    family = both(family, search.reach(aims[i].body, aims[i].base, aims[i].literal, i == chosen));
  }
  return family;
}

Alternative alternative_of(std::string goal, const Family& family, const ChangeWriter& writer) {
  Alternative alternative{std::move(goal), {}, family.complete};
  for (const Assignments& member : family.members) {
    if (!member.empty()) alternative.sets.push_back(writer.set(member));
  }
  return alternative;
}

}  // namespace

std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const DeterminationDecision& determination) {
  const DeterminationInfo& info = program.determinations[determination.determination];
  const Consultation& consultation = info.consultations[determination.consultation];
  std::vector<Aim> aims;
  for (const Literal literal : consultation.outcomes) aims.push_back({consultation.body, determination.base, literal});
  ChangeSearch search(program, the_case, request);
  const ChangeWriter writer(program, the_case, request, search);
  std::vector<Alternative> alternatives;
  for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
    const Result goal{ResultKind::outcome, outcome};
    if (determination.result == goal) continue;
    Family family = only(search, aims, outcome);
    if (info.silent.result == goal) family = either(family, only(search, aims, aims.size()));
    Alternative alternative = alternative_of(info.outcomes[outcome], family, writer);
    verify(program, the_case, request, alternative, [&](const RequestDecision& changed) {
      return std::any_of(changed.determinations.begin(), changed.determinations.end(), [&](const auto& each) {
        return each.determination == determination.determination && each.result == goal;
      });
    });
    alternatives.push_back(std::move(alternative));
  }
  return alternatives;
}

std::vector<Alternative> what_would_change(const Program& program, const Case& the_case, const RequestDecision& request,
                                           const GuidelineDecision& guideline) {
  const GuidelineInfo& info = program.guidelines[guideline.guideline];
  std::vector<Aim> aims;
  for (const Literal literal : info.applications[guideline.application].outcomes) {
    aims.push_back({info.body, guideline.base, literal});
  }
  ChangeSearch search(program, the_case, request);
  const ChangeWriter writer(program, the_case, request, search);
  std::vector<Alternative> alternatives;
  for (std::uint32_t outcome = 0; outcome < info.outcomes.size(); ++outcome) {
    const bool there = guideline.conclusion.kind == ConclusionKind::determined && guideline.conclusion.outcome == outcome;
    if (there) continue;
    Alternative alternative = alternative_of(info.outcomes[outcome], only(search, aims, outcome), writer);
    verify(program, the_case, request, alternative, [&](const RequestDecision& changed) {
      return std::any_of(changed.guidelines.begin(), changed.guidelines.end(), [&](const auto& each) {
        return each.guideline == guideline.guideline && each.conclusion.kind == ConclusionKind::determined &&
               each.conclusion.outcome == outcome;
      });
    });
    alternatives.push_back(std::move(alternative));
  }
  return alternatives;
}

}  // namespace guide::explain
