#include "runtime/explain/change_apply.hpp"

#include <algorithm>

#include "runtime/codes.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/view.hpp"

namespace guide::explain {
namespace {

bool matches(const std::string& code, const CodeSet& set) {
  return std::any_of(set.entries.begin(), set.entries.end(),
                     [&](const std::string& entry) { return match_code(code, entry) == CodeMatch::yes; });
}

/// A code of `set` that is in none of the `unwanted` sets.
std::optional<std::string> code_of(const CodeSet& set, const std::vector<const CodeSet*>& unwanted) {
  for (std::string code : set.entries) {
    if (!code.empty() && code.back() == '*') code.pop_back();
    const bool fits = std::none_of(unwanted.begin(), unwanted.end(), [&](const CodeSet* each) {
      return std::any_of(each->entries.begin(), each->entries.end(),
                         [&](const std::string& entry) { return match_code(code, entry) != CodeMatch::no; });
    });
    if (fits && matches(code, set)) return code;
  }
  return std::nullopt;
}

/// A summand that may still be chosen.
struct Choice {
  Atom slot;
  Scaled coefficient = 1;
  Domain domain;
  Scaled value = 0;
};

/// Moves the summands, one after another, until their sum lies within `wanted`.
bool settle(std::vector<Choice>& choices, Scaled total, Range wanted) {
  for (Choice& choice : choices) total += choice.coefficient * choice.value;
  for (Choice& choice : choices) {
    const bool low = total < wanted.low;
    if (!low && total <= wanted.high) return true;
    const Scaled missing = low ? wanted.low - total : wanted.high - total;
    const bool up = low == (choice.coefficient > 0);
    // far enough, rounded away from what is there now
    Scaled step = up ? ceil_divide(missing, choice.coefficient) : floor_divide(missing, choice.coefficient);
    const Range room = choice.domain.range;
    if (up && room.high != unbounded_above) step = std::min(step, room.high - choice.value);
    if (!up && room.low != unbounded_below) step = std::max(step, room.low - choice.value);
    choice.value += step;
    total += choice.coefficient * step;
  }
  return wanted.low <= total && total <= wanted.high;
}

}  // namespace

std::uint32_t listed_record(const Program& program, const Atom& atom) {
  switch (atom.kind) {
    case Atom::Kind::record_given: return atom.a;
    case Atom::Kind::added:
    case Atom::Kind::added_sum:
    case Atom::Kind::latest: return program.selections[atom.a].record;
    default: return none;
  }
}

Atom slot_atom(const Program&, Slot slot, std::uint32_t entry, std::uint32_t record) {
  if (slot.is_field()) return {Atom::Kind::field, record, entry, slot.index(), 0};
  return {Atom::Kind::fact, slot.index(), 0, 0, 0};
}

Scaled sample(const FactInfo& info, const Domain& domain, Scaled as_of) {
  if (info.type == Type::choice) {
    Scaled option = 0;
    while ((domain.options >> option & 1) == 0) ++option;
    return option;
  }
  if (info.type == Type::date && domain.range.low <= as_of) return std::min(domain.range.high, as_of);
  if (domain.range.low != unbounded_below) return domain.range.low;
  return domain.range.high == unbounded_above ? 0 : domain.range.high;
}

ChangeWriter::ChangeWriter(const Program& program, const Case& the_case, const RequestDecision& request,
                           const ChangeSearch& search)
    : program_(program),
      case_(the_case),
      request_(request),
      search_(search),
      bare_(bare_request(the_case, request)) {}

std::optional<std::vector<ListedRecord>> ChangeWriter::verify(const Assignments& assignments,
                                                              const Leads& leads) const {
  Case changed = bare_;
  if (!document_facts(assignments, changed)) return std::nullopt;
  std::vector<ListedRecord> listed;
  const std::vector<Demand> wanted = demands(assignments);
  if (wanted.empty() ? !leads(changed) : !list(wanted, changed, leads, listed)) return std::nullopt;
  return listed;
}

/// False if nothing can be documented that does all this.
bool ChangeWriter::document_facts(const Assignments& assignments, Case& changed) const {
  for (const Assignment& assignment : assignments.list) {
    const Atom& atom = search_.atom(assignment.atom);
    if (atom.kind != Atom::Kind::fact && atom.kind != Atom::Kind::field) continue;
    const FactInfo& info = info_of(atom);
    put(atom, documented_as(info, sample(info, *assignment.domain, case_.as_of)), changed);
  }
  for (const Assignment& assignment : assignments.list) {
    switch (search_.atom(assignment.atom).kind) {
      case Atom::Kind::quantity:
        if (!document_sum(assignments, assignment, changed)) return false;
        break;
      case Atom::Kind::codes:
        if (!document_codes(assignments, assignment, changed)) return false;
        break;
      case Atom::Kind::alone:
        if (!document_pair(assignments, assignment, changed)) return false;
        break;
      default: break;
    }
  }
  return true;
}

const FactInfo& ChangeWriter::info_of(const Atom& slot) const {
  if (slot.kind == Atom::Kind::fact) return program_.vocabulary.facts[slot.a];
  return program_.vocabulary.fields[program_.vocabulary.records[slot.a].first_field + slot.c];
}

RecordState& ChangeWriter::record_in(Case& changed, std::uint32_t record) const {
  const auto find = [record](Statements& statements) {
    return std::find_if(statements.records.begin(), statements.records.end(),
                        [&](const auto& each) { return each.first == record; });
  };
  Statements& own = changed.requests.empty() ? changed.statements : changed.requests.front().statements;
  if (const auto at = find(own); at != own.records.end()) return at->second;
  if (const auto at = find(changed.statements); at != changed.statements.records.end()) return at->second;
  const auto behind =
      std::find_if(own.records.begin(), own.records.end(), [&](const auto& each) { return each.first > record; });
  return own.records.insert(behind, {record, RecordState{}})->second;
}

void ChangeWriter::put(const Atom& slot, FactState state, Case& changed) const {
  if (slot.kind == Atom::Kind::fact) return document(changed, slot.a, std::move(state));
  RecordState& record = record_in(changed, slot.a);
  if (slot.b < record.entries.size()) record.entries[slot.b].fields[slot.c] = std::move(state);
}

Domain ChangeWriter::domain_of(const Atom& slot, const Assignments& assignments) const {
  for (const Assignment& assignment : assignments.list) {
    if (search_.atom(assignment.atom) == slot) return *assignment.domain;
  }
  const FactState* state = nullptr;
  if (slot.kind == Atom::Kind::fact) state = find_fact(case_, request_.request, slot.a);
  if (slot.kind == Atom::Kind::field) {
    const RecordState* record = find_record(case_, request_.request, slot.a);
    if (record && slot.b < record->entries.size()) state = &record->entries[slot.b].fields[slot.c];
  }
  const bool known = state && state->documented && !state->disputed();
  return {known ? state->range : info_of(slot).bounds, ~std::uint64_t{0}, false};
}

/// Values for all facts of an expression that is to come to something.
bool ChangeWriter::document_sum(const Assignments& assignments, const Assignment& wanted, Case& changed) const {
  const Atom& atom = search_.atom(wanted.atom);
  const Quantity& quantity = program_.quantities[atom.a];
  std::vector<Choice> choices;
  for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
    const Term& term = program_.terms[quantity.first_term + i];
    if (term.kind != TermKind::slot) return false;
    Choice choice{slot_atom(program_, Slot{term.index}, atom.c, atom.op), term.coefficient, {}, 0};
    choice.domain = domain_of(choice.slot, assignments);
    choice.value = std::clamp<Scaled>(info_of(choice.slot).type == Type::date ? case_.as_of : 0,
                                      choice.domain.range.low, choice.domain.range.high);
    choices.push_back(choice);
  }
  if (!settle(choices, 0, wanted.domain->range)) return false;
  for (const Choice& choice : choices) put(choice.slot, documented_as(info_of(choice.slot), choice.value), changed);
  return true;
}

/// Codes of every set that is asked for, and of none that is excluded.
bool ChangeWriter::document_codes(const Assignments& assignments, const Assignment& wanted, Case& changed) const {
  const Atom& atom = search_.atom(wanted.atom);
  std::vector<const CodeSet*> in;
  std::vector<const CodeSet*> out;
  for (const Assignment& assignment : assignments.list) {
    const Atom& other = search_.atom(assignment.atom);
    if (other.kind != Atom::Kind::codes || other.a != atom.a || other.c != atom.c || other.op != atom.op) continue;
    (assignment.domain->range.low == 1 ? in : out).push_back(&program_.code_sets[other.b]);
  }
  const Atom slot = slot_atom(program_, Slot{atom.a}, atom.c - 1, atom.op);
  FactState state = documented_as(info_of(slot), 0);
  for (const CodeSet* set : in) {
    const auto code = code_of(*set, out);
    if (!code) return false;
    state.codes.push_back(*code);
  }
  put(slot, std::move(state), changed);
  return true;
}

/// Two choices with many options, to be the same or not.
bool ChangeWriter::document_pair(const Assignments& assignments, const Assignment& wanted, Case& changed) const {
  const Atom& atom = search_.atom(wanted.atom);
  const bool same = wanted.domain->range.low == 1;
  const Atom a = slot_atom(program_, Slot{atom.a}, 0, none);
  const Atom b = slot_atom(program_, Slot{atom.b}, 0, none);
  if (a.kind != Atom::Kind::fact || b.kind != Atom::Kind::fact) return false;
  const Domain of_a = domain_of(a, assignments);
  const Domain of_b = domain_of(b, assignments);
  const auto allows = [](const Domain& domain, Scaled option) {
    return (domain.options >> option & 1) != 0 && domain.range.low <= option && option <= domain.range.high;
  };
  const auto count = static_cast<Scaled>(info_of(a).options.size());
  for (Scaled i = 0; i < count; ++i) {
    for (Scaled j = 0; j < count; ++j) {
      if ((i == j) != same || !allows(of_a, i) || !allows(of_b, j)) continue;
      put(a, documented_as(info_of(a), i), changed);
      put(b, documented_as(info_of(b), j), changed);
      return true;
    }
  }
  return false;
}

}  // namespace guide::explain
