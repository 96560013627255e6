#include "runtime/explain/change_sets.hpp"

#include <algorithm>

#include "runtime/explain/change_cubes.hpp"

namespace guide::explain {

bool asks_no_more(const Assignments& weak, const Assignments& strong) {
  if (weak.list.size() > strong.list.size()) return false;
  auto s = strong.list.begin();
  for (const Assignment& wanted : weak.list) {
    while (s != strong.list.end() && s->atom < wanted.atom) ++s;
    if (s == strong.list.end() || s->atom != wanted.atom || !wanted.domain.contains(s->domain)) return false;
    ++s;
  }
  return true;
}

namespace {

Domain overlap(const Domain& a, const Domain& b) {
  return {intersect(a.range, b.range), a.options & b.options, a.kept && b.kept};
}

/// Both members' demands together; false if they ask an atom for values that exclude each other. `except` is left out.
bool merge(const Assignments& a, const Assignments& b, Assignments& out, std::uint32_t except = ~0u) {
  out.list.clear();
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
    if (next.atom != except) out.list.push_back(next);
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
}

/// What cannot be laid out is not followed.
void stop(Family& family) {
  family.members.resize(std::min(family.members.size(), family_bound));
  family.complete = false;
}

/// What the parts with a single member ask for together; they are the first.
Family together(std::vector<const Family*>& parts) {
  Family joined = Family::nothing_needed();
  Assignments more;
  std::size_t singles = 0;
  for (; singles < parts.size() && parts[singles]->members.size() == 1; ++singles) {
    if (!merge(joined.members.front(), parts[singles]->members.front(), more)) return Family::impossible();
    std::swap(joined.members.front(), more);
  }
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(singles));
  return joined;
}

Family combine(const Algebra& algebra, std::size_t k, const std::vector<const Family*>& parts) {
  algebra.begin_step();
  CubeSpace space(algebra);
  for (const Family* part : parts) space.include(*part);
  if (!space.lay_out()) return {{}, false};
  if (k == 1) {
    Cubes any;
    for (const Family* part : parts) {
      const Cubes more = space.encode(*part);
      any.bits.insert(any.bits.end(), more.bits.begin(), more.bits.end());
    }
    space.close(any);
    return space.decode(any);
  }
  // reached[j]: at least j of the parts looked at so far.
  std::vector<Cubes> reached(k + 1);
  reached[0] = space.nothing_needed();
  std::size_t seen = 0;
  for (const Family* part : parts) {
    const Cubes cubes = space.encode(*part);
    ++seen;
    // What can no longer come to k is left alone.
    const std::size_t left = parts.size() - seen;
    const std::size_t least = k > left ? k - left : 1;
    for (std::size_t j = std::min(k, seen); j >= least && j > 0; --j) {
      reached[j] = space.either(reached[j], space.both(reached[j - 1], cubes));
    }
  }
  return space.decode(reached[k]);
}

}  // namespace

std::uint32_t Algebra::add(const Domain& whole, bool open) {
  atoms_.push_back({whole, open, false, {1, 0}, {}});
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

const Domain* Algebra::given(std::uint32_t atom) const {
  const auto at = std::find_if(given_.list.begin(), given_.list.end(),
                               [atom](const Assignment& assignment) { return assignment.atom == atom; });
  return at != given_.list.end() ? &at->domain : nullptr;
}

Family Algebra::single(std::uint32_t atom, Domain domain) {
  Atom& info = atoms_[atom];
  domain = overlap(domain, Domain{info.whole.range, info.whole.options, true});
  if (domain.empty()) return Family::impossible();
  if (info.open && domain.contains(info.whole)) return Family::nothing_needed();
  if (const Domain* supposed = given(atom)) {
    if (domain.contains(*supposed)) return Family::nothing_needed();
    if (overlap(domain, *supposed).empty()) return Family::impossible();
  }
  if (!info.mixed) {
    info.mixed = std::any_of(info.domains.begin(), info.domains.end(),
                             [&](const Domain& seen) { return !seen.contains(domain) && !domain.contains(seen); });
    const bool seen = std::find(info.domains.begin(), info.domains.end(), domain) != info.domains.end();
    if (!seen) info.domains.push_back(domain);
  }
  Family family;
  family.members.push_back({{{atom, domain}}});
  return family;
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

void Algebra::close(Family& family) const {
  const bool needs_nothing = std::any_of(family.members.begin(), family.members.end(),
                                         [](const Assignments& member) { return member.list.empty(); });
  if (needs_nothing) family.members = {Assignments{}};
  reduce(family, &CubeSpace::close);
}

void Algebra::drop_stronger(Family& family) const { reduce(family, &CubeSpace::keep_minimal); }

void Algebra::reduce(Family& family, void (CubeSpace::*drop)(Cubes&) const) const {
  if (family.members.size() < 2) return;
  begin_step();
  CubeSpace space(*this);
  space.include(family);
  if (!space.lay_out()) return stop(family);
  Cubes cubes = space.encode(family);
  (space.*drop)(cubes);
  family = space.decode(cubes);
}

Family Algebra::either(const Family& a, const Family& b) const {
  return at_least(1, std::vector<const Family*>{&a, &b});
}

Family Algebra::both(const Family& a, const Family& b) const {
  return at_least(2, std::vector<const Family*>{&a, &b});
}

Family Algebra::at_least(std::size_t k, const std::vector<Family>& parts) const {
  std::vector<const Family*> pointers;
  for (const Family& part : parts) pointers.push_back(&part);
  return at_least(k, pointers);
}

Family Algebra::at_least(std::size_t k, const std::vector<const Family*>& parts) const {
  bool complete = true;
  std::vector<const Family*> open;
  for (const Family* part : parts) {
    complete = complete && part->complete;
    if (part->needs_nothing()) {
      k -= k > 0 ? 1 : 0;
    } else if (!part->members.empty()) {
      open.push_back(part);
    }
  }
  if (k == 0) return Family::nothing_needed();
  if (k > open.size()) return {{}, complete};
  if (open.size() == 1) return {open.front()->members, complete};
  // What has few ways is combined first.
  std::stable_sort(open.begin(), open.end(),
                   [](const Family* a, const Family* b) { return a->members.size() < b->members.size(); });
  Family joined;
  if (k == open.size() && open[1]->members.size() == 1) {
    joined = together(open);
    if (joined.members.empty() || open.empty()) return {std::move(joined.members), complete};
    open.insert(open.begin(), &joined);
    k = open.size();
  }
  Family combined = combine(*this, k, open);
  combined.complete = combined.complete && complete;
  return combined;
}

}  // namespace guide::explain
