#include "runtime/explain/change_widen.hpp"

#include <algorithm>
#include <iterator>

#include "runtime/explain/change_turns.hpp"

namespace guide::explain {
namespace {

constexpr std::size_t most_cells = 64;
constexpr std::size_t most_widened = 1'000;
constexpr std::size_t most_parts = 64;

/// With only those values of the atom that a member allows.
Assignments narrowed(Assignments assignments, const Assignments& member, std::uint32_t atom) {
  for (Assignment& assignment : assignments.list) {
    for (const Assignment& own : member.list) {
      if (assignment.atom == atom && own.atom == atom) assignment.domain = own.domain;
    }
  }
  return assignments;
}

}  // namespace

std::vector<Assignments> SetsByCell::of(const Assignments& assignments) {
  std::vector<Assignments> cells{assignments};
  for (std::size_t at = 0; at < assignments.list.size(); ++at) {
    const Atom& atom = search_.atom(assignments.list[at].atom);
    if (atom.kind != Atom::Kind::fact) continue;
    std::vector<Assignments> split;
    for (const Domain& cell : cells_within(program_, case_, request_, atom.a, *assignments.list[at].domain)) {
      for (const Assignments& begun : cells) {
        split.push_back(begun);
        split.back().list[at].domain = search_.known(assignments.list[at].atom, cell);
      }
    }
    cells = std::move(split);
    if (cells.size() > most_cells) return {};
  }
  return cells;
}

bool SetsByCell::all_lead(const Assignments& assignments) {
  const std::vector<Assignments> cells = of(assignments);
  return !cells.empty() &&
         std::all_of(cells.begin(), cells.end(), [&](const Assignments& cell) { return leads_there_(cell); });
}

Family SetsByCell::split(const Family& family) {
  Family result{{}, family.complete};
  std::size_t tried = 0;
  for (const Assignments& member : family.members) {
    const std::vector<Assignments> cells = of(member);
    tried += cells.size();
    if (cells.empty() || tried > most_verified) result.complete = false;
    if (cells.size() < 2 || tried > most_verified) {
      result.members.push_back(member);
      continue;
    }
    std::vector<Assignments> leading;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(leading),
                 [&](const Assignments& cell) { return leads_there_(cell); });
    if (leading.size() == cells.size()) leading = {member};
    result.members.insert(result.members.end(), leading.begin(), leading.end());
  }
  return result;
}

void SetsByCell::widen(Family& found, bool partly) {
  std::vector<Assignments>& members = found.members;
  std::size_t tried = 0;
  std::size_t parts = 0;
  Assignments both;
  for (std::size_t i = 1; i < members.size() && tried < most_widened; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      for (std::size_t at = 0; at < members[i].list.size(); ++at) {
        if (!search_.fact_algebra().cover(members[i], members[j], at, both)) continue;
        const bool known = std::any_of(members.begin(), members.end(),
                                       [&](const auto& member) { return asks_no_more(member, both); });
        if (known || ++tried > most_widened) continue;
        const std::uint32_t atom = members[i].list[at].atom;
        const bool it_does = all_lead(narrowed(both, members[i], atom)) &&
                             all_lead(narrowed(both, members[j], atom));
        if (it_does) members.push_back(both);
        if (it_does || !partly) continue;
        for (Assignments& cell : of(both)) {
          if (parts == most_parts || !leads_there_(cell)) continue;
          const bool is_new = std::find(members.begin(), members.end(), cell) == members.end();
          if (is_new) members.push_back(std::move(cell));
          parts += is_new ? 1 : 0;
        }
      }
    }
  }
  found.complete = found.complete && tried <= most_widened;
  search_.fact_algebra().drop_stronger(found);
}

}  // namespace guide::explain
