#include "runtime/explain/change_words.hpp"

#include <algorithm>

#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

std::string options_text(const FactInfo& info, std::uint64_t options) {
  std::string out;
  for (std::size_t i = 0; i < info.options.size(); ++i) {
    if ((options >> i & 1) == 0) continue;
    if (!out.empty()) out += " or ";
    out += spaced(info.options[i]);
  }
  return out;
}

class Words {
 public:
  Words(const Program& program, const Case& the_case, const RequestDecision& request, const ChangeSearch& search)
      : program_(program), case_(the_case), request_(request), search_(search) {}

  Change change(const Assignment& assignment) const {
    const Atom& atom = search_.atom(assignment.atom);
    switch (atom.kind) {
      case Atom::Kind::quantity: return of_quantity(atom, *assignment.domain);
      case Atom::Kind::codes: return of_codes(atom, assignment.domain->range.low == 1);
      case Atom::Kind::alone: return of_pair(atom, assignment.domain->range.low == 1);
      default: return of_slot(atom, *assignment.domain);
    }
  }

 private:
  Change of_slot(const Atom& atom, const Domain& domain) const {
    const FactInfo& info = info_of(atom);
    Change out;
    out.range = domain.range;
    name_slot(atom, out);
    if (info.type == Type::choice) out.options = domain.options;
    const FactState* state = state_of(atom);
    out.settles_dispute = state && state->disputed();
    out.text =
        label(atom) + ": " + domain_words(info, domain) + (out.settles_dispute ? " (the records disagree now)" : "");
    return out;
  }

  /// `injections given plus injections planned: at most 4`.
  Change of_quantity(const Atom& atom, const Domain& domain) const {
    const Quantity& quantity = program_.quantities[atom.a];
    Change out;
    out.kind = Change::Kind::quantity;
    out.range = domain.range;
    std::vector<const FactInfo*> infos;
    for (std::uint32_t i = 0; i < quantity.term_count; ++i) {
      const Term& term = program_.terms[quantity.first_term + i];
      std::string name;
      if (term.kind == TermKind::slot) {
        const Atom slot = slot_atom(program_, Slot{term.index}, atom.c, atom.op);
        name = label(slot);
        infos.push_back(&info_of(slot));
        if (out.fact == none) name_slot(slot, out);
      } else {
        name = term_text(term);
      }
      const bool minus = term.coefficient < 0;
      out.text += out.text.empty() ? (minus ? "minus " : "") : minus ? " minus " : " plus ";
      out.text += name;
    }
    out.kind = Change::Kind::quantity;
    out.text += ": " + sum_words(infos, domain.range);
    return out;
  }

  std::string term_text(const Term& term) const {
    if (term.kind == TermKind::table) return "what the table gives";
    const RecordInfo& record = program_.vocabulary.records[program_.selections[term.index].record];
    if (term.kind == TermKind::count) return "number of " + label_of(record);
    return label_of(program_.vocabulary.fields[record.first_field + term.field]) + " of all " + label_of(record);
  }

  /// A region of a sum, in the unit of its parts; differences of dates are days.
  static std::string sum_words(const std::vector<const FactInfo*>& infos, Range range) {
    FactInfo sum;
    sum.type = Type::count;
    bool whole = true;
    for (const FactInfo* info : infos) {
      if (info->type != Type::count && info->type != Type::date) sum = *info;
      whole = whole && scale_of(info->type) == 1;
    }
    sum.bounds = {};
    const bool days = !infos.empty() && infos.front()->type == Type::date;
    return region_words(sum, range) + (days && whole ? " days" : "");
  }

  Change of_codes(const Atom& atom, bool in) const {
    const Atom slot = slot_atom(program_, Slot{atom.a}, atom.c - 1, atom.op);
    Change out;
    name_slot(slot, out);
    out.kind = Change::Kind::codes;
    out.text = worded("{}: {} code of {}", label(slot), in ? "a" : "no", spaced(program_.code_sets[atom.b].name));
    return out;
  }

  Change of_pair(const Atom& atom, bool same) const {
    const Atom a = slot_atom(program_, Slot{atom.a}, 0, none);
    const Atom b = slot_atom(program_, Slot{atom.b}, 0, none);
    Change out;
    name_slot(a, out);
    out.kind = Change::Kind::quantity;
    out.text = worded("{} and {}: {}", label(a), label(b), same ? "the same" : "not the same");
    return out;
  }

  static void name_slot(const Atom& atom, Change& out) {
    const bool field = atom.kind == Atom::Kind::field;
    out.kind = field ? Change::Kind::field : Change::Kind::fact;
    out.fact = field ? atom.c : atom.a;
    if (field) {
      out.record = atom.a;
      out.entry = atom.b;
    }
  }

  std::string label(const Atom& slot) const {
    if (slot.kind == Atom::Kind::fact) return label_of(program_.vocabulary.facts[slot.a]);
    const RecordInfo& record = program_.vocabulary.records[slot.a];
    return worded("{} of {} {}", label_of(info_of(slot)), label_of(record), slot.b + 1);
  }

  const FactInfo& info_of(const Atom& slot) const {
    if (slot.kind == Atom::Kind::fact) return program_.vocabulary.facts[slot.a];
    return program_.vocabulary.fields[program_.vocabulary.records[slot.a].first_field + slot.c];
  }
  const FactState* state_of(const Atom& slot) const {
    if (slot.kind == Atom::Kind::fact) return find_fact(case_, request_.request, slot.a);
    const RecordState* record = find_record(case_, request_.request, slot.a);
    return record && slot.b < record->entries.size() ? &record->entries[slot.b].fields[slot.c] : nullptr;
  }

  const Program& program_;
  const Case& case_;
  const RequestDecision& request_;
  const ChangeSearch& search_;
};

}  // namespace

std::string domain_words(const FactInfo& info, const Domain& domain) {
  if (info.type == Type::choice) {
    const std::size_t count = info.options.size();
    const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    return (domain.options & all) == all ? "documented" : options_text(info, domain.options);
  }
  const bool any_value = domain.range.low <= info.bounds.low && domain.range.high >= info.bounds.high;
  return any_value ? "documented" : region_words(info, domain.range);
}

ChangeSet change_set(const Program& program, const Case& the_case, const RequestDecision& request,
                     const ChangeSearch& search, const Assignments& assignments,
                     const std::vector<ListedRecord>& listed) {
  const Words words(program, the_case, request, search);
  ChangeSet set;
  for (const Assignment& assignment : assignments.list) {
    const Atom& atom = search.atom(assignment.atom);
    const std::uint32_t record = listed_record(program, atom);
    if (record == none) {
      set.changes.push_back(words.change(assignment));
      continue;
    }
    const bool told = std::any_of(set.changes.begin(), set.changes.end(), [record](const Change& each) {
      return each.kind == Change::Kind::record && each.record == record;
    });
    if (told) continue;
    Change change;
    change.kind = Change::Kind::record;
    change.record = record;
    for (const ListedRecord& each : listed) {
      if (each.record == record) change.text = each.text;
    }
    set.changes.push_back(std::move(change));
  }
  set.verified = true;
  return set;
}

}  // namespace guide::explain
