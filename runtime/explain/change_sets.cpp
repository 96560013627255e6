#include "runtime/explain/change_sets.hpp"

#include <algorithm>

namespace guide::explain {

bool asks_no_more(const Assignments& weak, const Assignments& strong) {
  if ((weak.atoms & ~strong.atoms) != 0 || weak.list.size() > strong.list.size()) return false;
  auto s = strong.list.begin();
  for (const Assignment& wanted : weak.list) {
    while (s != strong.list.end() && s->atom < wanted.atom) ++s;
    if (s == strong.list.end() || s->atom != wanted.atom || !wanted.domain.contains(s->domain)) return false;
    ++s;
  }
  return true;
}

namespace {

/// Attempts to cover more with two members, in one family; beyond it the family is marked as incomplete.
constexpr std::size_t most_covers = 20'000;
/// Members that are followed when the search is tired.
constexpr std::size_t few = 12;

void append(Assignments& to, const Assignment& assignment) {
  to.list.push_back(assignment);
  to.atoms |= std::uint64_t{1} << (assignment.atom % 64);
}

Domain overlap(const Domain& a, const Domain& b) {
  return {intersect(a.range, b.range), a.options & b.options, a.kept && b.kept};
}

/// Both members' demands together; false if they ask an atom for values that exclude each other. `except` is left out.
bool merge(const Assignments& a, const Assignments& b, Assignments& out, std::uint32_t except = ~0u) {
  out.list.clear();
  out.atoms = 0;
  auto i = a.list.begin();
  auto j = b.list.begin();
  while (i != a.list.end() || j != b.list.end()) {
    const bool left = j == b.list.end() || (i != a.list.end() && i->atom < j->atom);
    const bool right = !left && (i == a.list.end() || j->atom < i->atom);
    Assignment next = left ? *i : *j;
    if (!left && !right) {
      next.domain = overlap(i->domain, j->domain);
      if (next.domain.empty() && next.atom != except) return false;
    }
    if (next.atom != except) append(out, next);
    if (!right) ++i;
    if (!left) ++j;
  }
  return true;
}

/// Both domains as one, where it has no gap.
bool join(const Domain& a, const Domain& b, Domain& out) {
  out.kept = a.kept || b.kept;
  if (a.no_value() || b.no_value()) {
    const Domain& valued = a.no_value() ? b : a;
    out.range = valued.range;
    out.options = valued.options;
    return true;
  }
  const bool touch = a.range.low <= b.range.high + (b.range.high < unbounded_above) &&
                     b.range.low <= a.range.high + (a.range.high < unbounded_above);
  if (!touch) return false;
  out.range = {std::min(a.range.low, b.range.low), std::max(a.range.high, b.range.high)};
  out.options = a.options | b.options;
  return true;
}

void insert(Assignments& into, const Assignment& assignment) {
  const auto at = std::lower_bound(into.list.begin(), into.list.end(), assignment,
                                   [](const Assignment& a, const Assignment& b) { return a.atom < b.atom; });
  into.list.insert(at, assignment);
  into.atoms |= std::uint64_t{1} << (assignment.atom % 64);
}

}  // namespace

std::uint32_t Algebra::add(const Domain& whole, bool open) {
  atoms_.push_back({whole, open, false, {}});
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

Family Algebra::single(std::uint32_t atom, Domain domain) {
  Atom& info = atoms_[atom];
  domain = overlap(domain, Domain{info.whole.range, info.whole.options, true});
  if (domain.empty()) return Family::impossible();
  if (info.open && domain.contains(info.whole)) return Family::nothing_needed();
  if (!info.mixed) {
    info.mixed = std::any_of(info.domains.begin(), info.domains.end(),
                             [&](const Domain& seen) { return !seen.contains(domain) && !domain.contains(seen); });
    info.domains.push_back(domain);
  }
  Family family;
  append(family.members.emplace_back(), {atom, domain});
  return family;
}

void Algebra::keep_minimal(Family& family) const {
  std::vector<Assignments>& members = family.members;
  std::stable_sort(members.begin(), members.end(),
                   [](const auto& a, const auto& b) { return a.list.size() < b.list.size(); });
  const std::size_t most = tired() ? few : family_bound;
  std::vector<Assignments> kept;
  kept.reserve(std::min(members.size(), most));
  std::size_t shorter = 0;  // of `kept`: no member of the size at hand can cover these
  for (Assignments& member : members) {
    if (kept.size() == most) {
      family.complete = false;
      break;
    }
    while (shorter < kept.size() && kept[shorter].list.size() < member.list.size()) ++shorter;
    steps_ += kept.size();
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const auto& k) { return asks_no_more(k, member); });
    if (covered) continue;
    const auto first = kept.begin() + static_cast<std::ptrdiff_t>(shorter);
    kept.erase(std::remove_if(first, kept.end(), [&](const auto& k) { return asks_no_more(member, k); }), kept.end());
    kept.push_back(std::move(member));
  }
  members = std::move(kept);
}

bool Algebra::mixed(const Assignments& member) const {
  return std::any_of(member.list.begin(), member.list.end(),
                     [this](const Assignment& assignment) { return atoms_[assignment.atom].mixed; });
}

bool Algebra::cover(const Assignments& a, const Assignments& b, std::size_t at, Assignments& out) const {
  const Assignment& from = a.list[at];
  const auto other = std::lower_bound(b.list.begin(), b.list.end(), from,
                                      [](const Assignment& x, const Assignment& y) { return x.atom < y.atom; });
  if (other == b.list.end() || other->atom != from.atom) return false;
  if (from.domain.contains(other->domain) || other->domain.contains(from.domain)) return false;
  Domain joined;
  if (!join(from.domain, other->domain, joined)) return false;
  if (!merge(a, b, out, from.atom)) return false;
  const Atom& info = atoms_[from.atom];
  if (!info.open || !joined.contains(info.whole)) insert(out, {from.atom, joined});
  return true;
}

void Algebra::add_covered(Family& family) const {
  std::vector<Assignments>& members = family.members;
  std::size_t tried = 0;
  Assignments covered;
  for (std::size_t i = 1; i < members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if ((members[i].atoms & members[j].atoms) == 0) continue;
      if (tired()) {
        family.complete = false;
        return;
      }
      ++steps_;
      for (std::size_t at = 0; at < members[i].list.size(); ++at) {
        if (!atoms_[members[i].list[at].atom].mixed || !cover(members[i], members[j], at, covered)) continue;
        steps_ += members.size();
        const bool known = std::any_of(members.begin(), members.end(),
                                       [&](const auto& member) { return asks_no_more(member, covered); });
        if (known) continue;
        if (++tried > most_covers || members.size() >= 4 * family_bound) {
          family.complete = false;
          return;
        }
        members.push_back(covered);  // stands behind: it is tried with all before it
      }
    }
  }
}

void Algebra::close(Family& family) const {
  keep_minimal(family);
  if (family.members.size() < 2) return;
  if (std::none_of(family.members.begin(), family.members.end(), [this](const auto& member) { return mixed(member); }))
    return;
  const std::size_t before = family.members.size();
  add_covered(family);
  if (family.members.size() != before) keep_minimal(family);
}

Family Algebra::either(const Family& a, const Family& b) const {
  if (a.needs_nothing()) return Family::nothing_needed();
  if (b.needs_nothing()) return Family::nothing_needed();
  if (b.members.empty()) return {a.members, a.complete && b.complete};
  if (a.members.empty()) return {b.members, a.complete && b.complete};
  Family out{a.members, a.complete && b.complete};
  out.members.insert(out.members.end(), b.members.begin(), b.members.end());
  close(out);
  return out;
}

Family Algebra::both(const Family& a, const Family& b) const {
  if (a.needs_nothing()) return {b.members, a.complete && b.complete};
  if (b.needs_nothing()) return {a.members, a.complete && b.complete};
  Family out{{}, a.complete && b.complete};
  Assignments merged;
  for (const Assignments& left : a.members) {
    steps_ += b.members.size();
    for (const Assignments& right : b.members) {
      if (merge(left, right, merged)) out.members.push_back(merged);
    }
    if (out.members.size() > (tired() ? 8 * few : 4 * family_bound)) keep_minimal(out);
  }
  keep_minimal(out);
  return out;
}

Family Algebra::at_least(std::size_t k, const std::vector<Family>& parts) const {
  // reached[j]: at least j of the parts looked at so far.
  std::vector<Family> reached(k + 1);
  reached[0] = Family::nothing_needed();
  std::size_t seen = 0;
  for (const Family& part : parts) {
    ++seen;
    // What can no longer come to k is left alone.
    const std::size_t left = parts.size() - seen;
    const std::size_t least = k > left ? k - left : 1;
    for (std::size_t j = std::min(k, seen); j >= least && j > 0; --j) {
      reached[j] = either(reached[j], both(reached[j - 1], part));
    }
  }
  return reached[k];
}

}  // namespace guide::explain
