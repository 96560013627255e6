// Records to be completed: which entries to add is found by solving for one entry, and tried by deciding.

#include <algorithm>

#include "runtime/evaluate.hpp"
#include "runtime/explain/change_apply.hpp"
#include "runtime/explain/change_words.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

constexpr std::size_t most_ways = 81;  // over all records of a set
constexpr std::size_t most_added = 32;

/// As it is listed; with one kind of entry; with a kind for each of several demands.
std::size_t ways(std::size_t demands) { return demands > 1 ? 3 : 2; }

Entry blank_entry(const Program& program, const RecordInfo& info) {
  Entry entry;
  for (std::uint32_t i = 0; i < info.field_count; ++i) {
    entry.fields.push_back(unsaid(program.vocabulary.fields[info.first_field + i]));
  }
  return entry;
}

}  // namespace

std::vector<ChangeWriter::Demand> ChangeWriter::demands(const Assignments& assignments) const {
  std::vector<Demand> demands;
  for (const Assignment& assignment : assignments.list) {
    const std::uint32_t record = listed_record(program_, search_.atom(assignment.atom));
    if (record == none) continue;
    const auto same =
        std::find_if(demands.begin(), demands.end(), [record](const Demand& each) { return each.record == record; });
    if (same != demands.end()) {
      same->assignments.push_back(assignment);
    } else {
      demands.push_back({record, {assignment}});
    }
  }
  return demands;
}

/// Tries the ways to complete each record, together.
bool ChangeWriter::list(const std::vector<Demand>& demands, const Case& changed, const Leads& leads,
                        std::vector<ListedRecord>& listed) const {
  std::size_t combinations = 1;
  for (const Demand& demand : demands) {
    if (combinations < most_ways) combinations *= ways(demand.assignments.size());
  }
  for (std::size_t combination = 0; combination < std::min(combinations, most_ways); ++combination) {
    Case tried = changed;
    std::size_t rest = combination;
    bool written = true;
    listed.clear();
    for (const Demand& demand : demands) {
      ListedRecord& one = listed.emplace_back();
      written = written && list_one(demand, rest % ways(demand.assignments.size()), tried, one);
      rest /= ways(demand.assignments.size());
    }
    if (written && leads(tried)) return true;
  }
  return false;
}

bool ChangeWriter::list_one(const Demand& demand, std::size_t way, Case& changed, ListedRecord& listed) const {
  RecordState& record = record_in(changed, demand.record);
  record.given = true;
  record.complete = true;
  record.assumed = false;
  listed.record = demand.record;
  const std::string label = label_of(program_.vocabulary.records[demand.record]);
  if (way == 0) {
    listed.text = label + (record.entries.empty() ? ": none" : ": no further ones");
    return true;
  }
  listed.text = label + ": ";
  const std::size_t begin = listed.text.size();
  for (const Wanted& wanted : way == 1 ? wanted_together(demand) : wanted_apart(demand)) {
    if (listed.text.size() > begin) listed.text += ", and ";
    if (!add_entries(demand, wanted, changed, listed)) return false;
  }
  return listed.text.size() > begin;
}

/// Adds what the assignment asks of an entry that is to be added.
void ChangeWriter::add_wish(const Assignment& assignment, Wanted& wanted) const {
  const Atom& atom = search_.atom(assignment.atom);
  if (atom.kind == Atom::Kind::record_given) return;
  const Selection& selection = program_.selections[atom.a];
  const Range range = assignment.domain->range;
  if (atom.kind == Atom::Kind::added) {
    if (range.low > 0) wanted.times = std::max(wanted.times, static_cast<std::size_t>(range.low));
    if (range.low > 0 || range.high == 0) wanted.wishes.push_back({selection.body, selection.selected, range.low > 0});
    return;
  }
  wanted.wishes.push_back({selection.body, selection.selected, true});
  if (atom.kind == Atom::Kind::added_sum) wanted.sum = &assignment;
  if (atom.kind == Atom::Kind::latest) {
    wanted.wishes.push_back({selection.body, Literal{atom.b}, range.low == 1});
    wanted.last = true;
  }
}

std::vector<ChangeWriter::Wanted> ChangeWriter::wanted_together(const Demand& demand) const {
  Wanted wanted;
  for (const Assignment& assignment : demand.assignments) add_wish(assignment, wanted);
  return {wanted};
}

/// The latest one last; what is only excluded holds for all.
std::vector<ChangeWriter::Wanted> ChangeWriter::wanted_apart(const Demand& demand) const {
  std::vector<Wanted> apart;
  Wanted excluded;
  for (const Assignment& assignment : demand.assignments) {
    const bool excludes = search_.atom(assignment.atom).kind == Atom::Kind::added && assignment.domain->range.low <= 0;
    Wanted one;
    add_wish(assignment, excludes ? excluded : one);
    if (!excludes && !one.wishes.empty()) apart.push_back(one);
  }
  for (Wanted& one : apart) one.wishes.insert(one.wishes.end(), excluded.wishes.begin(), excluded.wishes.end());
  std::stable_sort(apart.begin(), apart.end(), [](const Wanted& a, const Wanted& b) { return !a.last && b.last; });
  return apart;
}

/// Solves for a blank entry what is wanted of it, and adds it as often as it is wanted.
bool ChangeWriter::add_entries(const Demand& demand, const Wanted& wanted, Case& changed, ListedRecord& listed) const {
  RecordState& record = record_in(changed, demand.record);
  if (wanted.times > most_added || record.entries.size() + wanted.times > most_entries) return false;
  const auto added = static_cast<std::uint32_t>(record.entries.size());
  record.entries.push_back(blank_entry(program_, program_.vocabulary.records[demand.record]));
  RequestDecision request;  // only evaluated
  request.request = changed.requests.empty() ? none : 0;
  const std::vector<std::uint32_t> bodies = guideline_bodies(program_, request_);
  Evaluation evaluation(program_);
  evaluation.begin(changed, request.request, bodies, request.trace);
  for (const std::uint32_t body : bodies) evaluation.run(body);
  ChangeSearch search(program_, changed, request, {});
  Family family = Family::nothing_needed();
  for (const Wish& wish : wanted.wishes) {
    const std::uint32_t base = request.trace.base_of(wish.body, added);
    if (base == none) return false;
    family =
        search.fact_algebra().both(family, search.reach_plainly(wish.body, base, wish.literal, wish.present, added));
  }
  for (const Assignments& member : family.members) {
    Assignments fields;
    const bool of_entry = std::all_of(member.list.begin(), member.list.end(), [&](const Assignment& each) {
      const Atom& atom = search.atom(each.atom);
      return atom.kind == Atom::Kind::field && atom.a == demand.record && atom.b == added;
    });
    if (!of_entry) continue;
    for (Assignment assignment : member.list) {
      assignment.atom = search.atom(assignment.atom).c;  // the field
      fields.list.push_back(assignment);
    }
    std::string text;
    if (!fill(record.entries.back(), demand, fields, wanted, text)) continue;
    for (std::size_t i = 1; i < wanted.times; ++i) record.entries.push_back(record.entries.back());
    const std::string how_many = wanted.times == 1 ? "one more" : worded("{} more", wanted.times);
    listed.text += text.empty() ? how_many : how_many + " with " + text;
    return true;
  }
  return false;
}

/// Documents the fields of an entry, and says what is asked of them.
bool ChangeWriter::fill(Entry& entry, const Demand& demand, const Assignments& fields, const Wanted& wanted,
                        std::string& text) const {
  const RecordInfo& info = program_.vocabulary.records[demand.record];
  const auto say = [&](std::uint32_t field, const Domain& domain) {
    const FactInfo& field_info = program_.vocabulary.fields[info.first_field + field];
    text += (text.empty() ? "" : ", ") + label_of(field_info) + ": " + domain_words(field_info, domain);
  };
  bool dated = false;
  for (const Assignment& assignment : fields.list) {
    const FactInfo& field = program_.vocabulary.fields[info.first_field + assignment.atom];
    entry.fields[assignment.atom] = documented_as(field, sample(field, *assignment.domain, case_.as_of));
    say(assignment.atom, *assignment.domain);
    dated = dated || assignment.atom == info.date_field;
  }
  if (wanted.last && !dated && info.date_field != none) {
    const FactInfo& field = program_.vocabulary.fields[info.first_field + info.date_field];
    entry.fields[info.date_field] = documented_as(field, std::min(case_.as_of, field.bounds.high));
    text += text.empty() ? "a date after all others" : ", dated after all others";
  }
  if (!wanted.sum) return true;
  const std::uint32_t summed = search_.atom(wanted.sum->atom).b;
  const FactInfo& field = program_.vocabulary.fields[info.first_field + summed];
  const Domain domain{intersect(wanted.sum->domain->range, field.bounds), ~std::uint64_t{0}, false};
  if (domain.range.empty()) return false;
  entry.fields[summed] = documented_as(field, sample(field, domain, case_.as_of));
  say(summed, domain);
  return true;
}

}  // namespace guide::explain
