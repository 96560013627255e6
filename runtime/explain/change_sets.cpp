#include "runtime/explain/change_sets.hpp"

#include <algorithm>

#include "runtime/explain/change_cubes.hpp"

namespace guide::explain {

bool asks_no_more(const Assignments& weak, const Assignments& strong) {
  if (weak.list.size() > strong.list.size()) return false;
  auto s = strong.list.begin();
  for (const Assignment& wanted : weak.list) {
    while (s != strong.list.end() && s->atom < wanted.atom) ++s;
    if (s == strong.list.end() || s->atom != wanted.atom) return false;
    if (s->domain != wanted.domain && !wanted.domain->contains(*s->domain)) return false;
    ++s;
  }
  return true;
}

namespace {

bool before(const Assignment& a, const Assignment& b) { return a.atom < b.atom; }

void insert(Assignments& into, const Assignment& assignment) {
  into.list.insert(std::lower_bound(into.list.begin(), into.list.end(), assignment, before), assignment);
}

/// What cannot be laid out is not followed.
void stop(Family& family) {
  family.members.resize(std::min(family.members.size(), family_bound));
  family.complete = false;
}

}  // namespace

std::uint32_t Algebra::add(const Domain& whole, bool open) {
  atoms_.push_back({Cells(whole, whole.kept || !open), open, false, {}});
  return static_cast<std::uint32_t>(atoms_.size() - 1);
}

const KnownDomain* Algebra::given(std::uint32_t atom) const {
  const auto at = std::lower_bound(given_.list.begin(), given_.list.end(), Assignment{atom, nullptr}, before);
  return at != given_.list.end() && at->atom == atom ? at->domain : nullptr;
}

Family Algebra::supposed(const Family& family) {
  Family left{{}, family.complete};
  left.members.reserve(family.members.size());
  bool less = false;
  for (const Assignments& member : family.members) {
    Assignments asked;
    bool possible = true;
    for (const Assignment& assignment : member.list) {
      const KnownDomain* is_given = given(assignment.atom);
      if (is_given && assignment.domain->contains(*is_given)) continue;
      possible = possible && !(is_given && overlap(*assignment.domain, *is_given).empty());
      asked.list.push_back(assignment);
    }
    less = less || asked.list.size() != member.list.size();
    if (possible) left.members.push_back(std::move(asked));
  }
  if (less) close(left);
  return left;
}

Family Algebra::single(std::uint32_t atom, Domain domain) {
  Atom& info = atoms_[atom];
  const Domain& whole = info.cells.whole();
  domain = overlap(domain, Domain{whole.range, whole.options, true});
  if (domain.empty()) return Family::impossible();
  if (info.open && domain.contains(whole)) return Family::nothing_needed();
  if (const Domain* supposed = given(atom)) {
    if (domain.contains(*supposed)) return Family::nothing_needed();
    if (overlap(domain, *supposed).empty()) return Family::impossible();
  }
  const KnownDomain* known = info.cells.known(domain);
  if (!info.mixed && std::find(info.asked.begin(), info.asked.end(), known) == info.asked.end()) {
    info.mixed = std::any_of(info.asked.begin(), info.asked.end(), [&](const KnownDomain* asked) {
      return !asked->contains(domain) && !domain.contains(*asked);
    });
    info.asked.push_back(known);
  }
  return {{Assignments{{{atom, known}}}}, true};
}

std::optional<Assignments> Algebra::together(std::vector<Assignment> demands) {
  std::stable_sort(demands.begin(), demands.end(), before);
  std::size_t kept = 0;
  for (const Assignment& demand : demands) {
    if (kept == 0 || demands[kept - 1].atom != demand.atom) {
      demands[kept++] = demand;
      continue;
    }
    Assignment& same = demands[kept - 1];
    if (same.domain == demand.domain) continue;
    const Domain both = overlap(*same.domain, *demand.domain);
    if (both.empty()) return std::nullopt;
    same.domain = cells(demand.atom).known(both);
  }
  demands.resize(kept);
  return Assignments{std::move(demands)};
}

bool Algebra::merge(const Assignments& a, const Assignments& b, Assignments& out, std::uint32_t except) {
  std::vector<Assignment> demands;
  for (const Assignments* each : {&a, &b}) {
    for (const Assignment& assignment : each->list) {
      if (assignment.atom != except) demands.push_back(assignment);
    }
  }
  std::optional<Assignments> merged = together(std::move(demands));
  if (merged) out = std::move(*merged);
  return merged.has_value();
}

bool Algebra::cover(const Assignments& a, const Assignments& b, std::size_t at, Assignments& out) {
  const Assignment& from = a.list[at];
  const auto other = std::lower_bound(b.list.begin(), b.list.end(), from, before);
  if (other == b.list.end() || other->atom != from.atom) return false;
  if (from.domain->contains(*other->domain) || other->domain->contains(*from.domain)) return false;
  Domain joined;
  if (!join(*from.domain, *other->domain, joined)) return false;
  if (!merge(a, b, out, from.atom)) return false;
  const bool everything = atoms_[from.atom].open && joined.contains(whole(from.atom));
  if (!everything) insert(out, {from.atom, cells(from.atom).known(joined)});
  return true;
}

void Algebra::close(Family& family) {
  const bool needs_nothing = std::any_of(family.members.begin(), family.members.end(),
                                         [](const Assignments& member) { return member.list.empty(); });
  if (needs_nothing) family.members = {Assignments{}};
  reduce(family, &CubeSpace::close);
}

void Algebra::drop_stronger(Family& family) { reduce(family, &CubeSpace::keep_minimal); }

void Algebra::reduce(Family& family, void (CubeSpace::*drop)(Cubes&) const) {
  if (family.members.size() < 2) return;
  begin_step();
  CubeSpace space(*this);
  space.include(family);
  if (!space.lay_out()) return stop(family);
  Cubes cubes = space.encode(family);
  (space.*drop)(cubes);
  family = space.decode(cubes);
}

Family Algebra::singles_together(std::vector<const Family*>& parts) {
  std::size_t singles = 0;
  std::vector<Assignment> demands;
  for (; singles < parts.size() && parts[singles]->members.size() == 1; ++singles) {
    const Assignments& member = parts[singles]->members.front();
    demands.insert(demands.end(), member.list.begin(), member.list.end());
  }
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(singles));
  std::optional<Assignments> joined = together(std::move(demands));
  return joined ? Family{{std::move(*joined)}, true} : Family::impossible();
}

Family Algebra::combine(std::size_t k, const std::vector<const Family*>& parts) {
  begin_step();
  CubeSpace space(*this);
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

Family Algebra::either(const Family& a, const Family& b) {
  return at_least(1, std::vector<const Family*>{&a, &b});
}

Family Algebra::both(const Family& a, const Family& b) {
  return at_least(2, std::vector<const Family*>{&a, &b});
}

Family Algebra::at_least(std::size_t k, const std::vector<Family>& parts) {
  std::vector<const Family*> pointers;
  pointers.reserve(parts.size());
  for (const Family& part : parts) pointers.push_back(&part);
  return at_least(k, pointers);
}

Family Algebra::at_least(std::size_t k, const std::vector<const Family*>& parts) {
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
    joined = singles_together(open);
    if (joined.members.empty() || open.empty()) return {std::move(joined.members), complete};
    open.insert(open.begin(), &joined);
    k = open.size();
  }
  Family combined = combine(k, open);
  combined.complete = combined.complete && complete;
  return combined;
}

}  // namespace guide::explain
