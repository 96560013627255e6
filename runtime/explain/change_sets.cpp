#include "runtime/explain/change_sets.hpp"

#include <algorithm>

namespace guide::explain {
namespace {

/// Whether `weak` asks for nothing that `strong` does not give.
bool asks_no_more(const Assignments& weak, const Assignments& strong) {
  auto s = strong.begin();
  for (const Assignment& wanted : weak) {
    while (s != strong.end() && s->atom < wanted.atom) ++s;
    if (s == strong.end() || s->atom != wanted.atom || !wanted.domain.contains(s->domain)) return false;
    ++s;
  }
  return true;
}

/// The union of two assignments; nothing if they ask an atom for values that exclude each other.
bool merge(const Assignments& a, const Assignments& b, Assignments& out) {
  out.clear();
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->atom < j->atom)) {
      out.push_back(*i++);
    } else if (i == a.end() || j->atom < i->atom) {
      out.push_back(*j++);
    } else {
      const Domain domain{intersect(i->domain.range, j->domain.range), i->domain.options & j->domain.options};
      if (domain.empty()) return false;
      out.push_back({i->atom, domain});
      ++i;
      ++j;
    }
  }
  return true;
}

/// Two members that differ in the values of one atom only, and whose values join, are one.
bool join(Assignments& into, const Assignments& other) {
  if (into.size() != other.size()) return false;
  Assignment* differing = nullptr;
  Domain joined;
  for (std::size_t i = 0; i < into.size(); ++i) {
    const Domain& a = into[i].domain;
    const Domain& b = other[i].domain;
    if (into[i].atom != other[i].atom) return false;
    if (a.range == b.range && a.options == b.options) continue;
    if (differing) return false;
    const bool touch = a.range.low <= b.range.high + (b.range.high < unbounded_above) &&
                       b.range.low <= a.range.high + (a.range.high < unbounded_above);
    if (a.range == b.range) {
      joined = {a.range, a.options | b.options};
    } else if (a.options == b.options && touch) {
      joined = {{std::min(a.range.low, b.range.low), std::max(a.range.high, b.range.high)}, a.options};
    } else {
      return false;
    }
    differing = &into[i];
  }
  if (differing) differing->domain = joined;
  return differing != nullptr;
}

void join_values(std::vector<Assignments>& members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size();) {
      if (!join(members[i], members[j])) {
        ++j;
        continue;
      }
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(j));
      j = i + 1;  // the joined member may join others
    }
  }
}

void keep_minimal(Family& family) {
  std::vector<Assignments>& members = family.members;
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<Assignments> kept;
  for (Assignments& member : members) {
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const auto& k) { return asks_no_more(k, member); });
    if (covered) continue;
    // Of two of one size a later one may ask for less.
    std::erase_if(kept, [&](const auto& k) { return asks_no_more(member, k); });
    kept.push_back(std::move(member));
  }
  members = std::move(kept);
  join_values(members);
  if (members.size() > family_bound) {
    members.resize(family_bound);
    family.complete = false;
  }
}

}  // namespace

Family Family::single(std::uint32_t atom, Domain domain) {
  if (domain.empty()) return impossible();
  return {{Assignments{{atom, domain}}}, true};
}

Family either(const Family& a, const Family& b) {
  if (a.needs_nothing() || b.members.empty()) return {a.members, a.complete && (b.complete || a.needs_nothing())};
  if (b.needs_nothing() || a.members.empty()) return {b.members, b.complete && (a.complete || b.needs_nothing())};
  Family out{a.members, a.complete && b.complete};
  out.members.insert(out.members.end(), b.members.begin(), b.members.end());
  keep_minimal(out);
  return out;
}

Family both(const Family& a, const Family& b) {
  if (a.needs_nothing()) return b;
  if (b.needs_nothing()) return a;
  Family out{{}, a.complete && b.complete};
  Assignments merged;
  for (const Assignments& left : a.members) {
    for (const Assignments& right : b.members) {
      if (!merge(left, right, merged)) continue;
      out.members.push_back(merged);
    }
    if (out.members.size() > 4 * family_bound) keep_minimal(out);
  }
  keep_minimal(out);
  return out;
}

Family at_least(std::size_t k, const std::vector<Family>& parts) {
  // reached[j]: at least j of the parts looked at so far.
  std::vector<Family> reached(k + 1);
  reached[0] = Family::nothing_needed();
  for (const Family& part : parts) {
    for (std::size_t j = k; j > 0; --j) reached[j] = either(reached[j], both(reached[j - 1], part));
  }
  return reached[k];
}

}  // namespace guide::explain
