#include "runtime/explain/change_cubes.hpp"

#include <algorithm>

namespace guide::explain {
namespace {

constexpr std::size_t word_bits = 64;

/// In a few instructions on every machine.
std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555u;
  bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
  bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
  return static_cast<std::uint32_t>(bits * 0x0101010101010101u >> 56);
}

bool has_gap(std::uint64_t cells) {
  if (cells == 0) return false;
  const std::uint64_t filled = cells + (cells & (~cells + 1));  // a run of bits carries into the bit above it
  return (filled & cells) != 0;
}

}  // namespace

// ---- Layout --------------------------------------------------------------------------------------------------------

void CubeSpace::include(const Family& family) {
  for (const Assignments& member : family.members) {
    for (const Assignment& assignment : member.list) {
      std::uint32_t& number = field_of_[assignment.atom];
      if (number != 0) continue;
      number = 1;
      fields_.push_back({assignment.atom, &algebra_.cells(assignment.atom), 0, 0, 0, algebra_.mixed(assignment.atom)});
    }
  }
}

bool CubeSpace::lay_out() {
  std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) { return a.atom < b.atom; });
  std::size_t shift = word_bits;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    Field& field = fields_[i];
    field_of_[field.atom] = static_cast<std::uint32_t>(i);
    const std::size_t width = field.cells->width();
    if (width > word_bits) return false;
    if (shift + width > word_bits) {
      shift = 0;
      for (auto* words : {&full_, &top_, &rest_, &mixed_}) words->push_back(0);
    }
    field.word = static_cast<std::uint32_t>(full_.size() - 1);
    field.shift = static_cast<std::uint32_t>(shift);
    field.mask = (width == word_bits ? ~Word{0} : (Word{1} << width) - 1) << shift;
    shift += width;
    const Word topmost = Word{1} << (shift - 1);
    full_.back() |= field.mask;
    top_.back() |= topmost;
    rest_.back() |= field.mask & ~topmost;
    if (field.mixed) mixed_.back() |= topmost;
  }
  return true;
}

Cubes CubeSpace::encode(const Family& family) const {
  const std::size_t n = words();
  Cubes cubes{std::vector<Word>(family.members.size() * n), family.complete};
  Word* cube = cubes.bits.data();
  for (const Assignments& member : family.members) {
    std::copy(full_.begin(), full_.end(), cube);
    for (const Assignment& assignment : member.list) {
      const Field& field = fields_[field_of_[assignment.atom]];
      Word& word = cube[field.word];
      word = (word & ~field.mask) | assignment.domain->cells << field.shift;
    }
    cube += n;
  }
  return cubes;
}

Family CubeSpace::decode(const Cubes& cubes) const {
  Family family{{}, cubes.complete};
  family.members.resize(count(cubes));
  std::vector<Assignment> asked;
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    const Word* cube = cubes.bits.data() + i * words();
    asked.clear();
    for (const Field& field : fields_) {
      const Word bits = cube[field.word] & field.mask;
      if (bits != field.mask) asked.push_back({field.atom, field.cells->known(bits >> field.shift)});
    }
    family.members[i].list.assign(asked.begin(), asked.end());
  }
  return family;
}

// ---- Members -------------------------------------------------------------------------------------------------------

/// How many atoms are asked for something.
std::uint32_t CubeSpace::size(const Word* cube) const {
  std::uint32_t asked = 0;
  for (std::size_t w = 0; w < words(); ++w) asked += count_bits(occupied(w, full_[w] & ~cube[w]));
  return asked;
}

/// How many cells are allowed.
std::uint32_t CubeSpace::room(const Word* cube) const {
  std::uint32_t cells = 0;
  for (std::size_t w = 0; w < words(); ++w) cells += count_bits(cube[w]);
  return cells;
}

/// Both members' demands together; false if they ask an atom for values that exclude each other.
bool CubeSpace::meet(const Word* a, const Word* b, Word* out) const {
  for (std::size_t w = 0; w < words(); ++w) {
    out[w] = a[w] & b[w];
    if (occupied(w, out[w]) != top_[w]) return false;
  }
  return true;
}

bool CubeSpace::within_some(const Word* cube, const Cubes& cubes) const {
  if (cubes.bits.empty()) return false;
  const std::size_t n = words();
  const Word first = cube[0];  // tells most of them apart
  const Word* const end = cubes.bits.data() + cubes.bits.size();
  for (const Word* each = cubes.bits.data(); each != end; each += n) {
    if ((first & ~each[0]) != 0) continue;
    std::size_t w = 1;
    while (w < n && (cube[w] & ~each[w]) == 0) ++w;
    if (w >= n) return true;
  }
  return false;
}

/// Smallest first. Among members of one size, only one with more room can ask for less.
void CubeSpace::keep_minimal(Cubes& cubes) const {
  const std::size_t n = words();
  // As numbers in which the size stands highest: (size, cells not allowed, index), then (size, index).
  std::vector<std::uint64_t> ranks(count(cubes));
  const std::uint32_t everything = room(full_.data());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const Word* cube = cubes.bits.data() + i * n;
    ranks[i] = std::uint64_t{size(cube)} << 48 | std::uint64_t{everything - room(cube)} << 24 | i;
  }
  std::sort(ranks.begin(), ranks.end());
  const std::size_t most = algebra_.members_followed();
  Cubes kept{{}, cubes.complete};
  std::size_t order = 0;
  for (const std::uint64_t rank : ranks) {
    const std::uint64_t index = rank & 0xffffff;
    const Word* cube = cubes.bits.data() + index * n;
    algebra_.spend(order * n);
    if (within_some(cube, kept)) continue;
    if (order == most) {
      kept.complete = false;
      break;
    }
    kept.bits.insert(kept.bits.end(), cube, cube + n);
    ranks[order++] = rank >> 48 << 48 | index;
  }
  ranks.resize(order);
  std::sort(ranks.begin(), ranks.end());
  kept.bits.clear();
  for (const std::uint64_t rank : ranks) {
    const Word* cube = cubes.bits.data() + (rank & 0xffffff) * n;
    kept.bits.insert(kept.bits.end(), cube, cube + n);
  }
  cubes = std::move(kept);
}

// ---- Families ------------------------------------------------------------------------------------------------------

Cubes CubeSpace::both(const Cubes& a, const Cubes& b) const {
  if (needs_nothing(a)) return {b.bits, a.complete && b.complete};
  if (needs_nothing(b)) return {a.bits, a.complete && b.complete};
  Cubes out{{}, a.complete && b.complete};
  // What has all that the other family asks for stays as it is, and covers whatever else would be made of it.
  Cubes left, right;
  const auto part = [&](const Cubes& from, const Cubes& other, Cubes& rest) {
    algebra_.spend(count(from) * count(other) * words());
    for (const Word* cube = from.bits.data(); cube != from.bits.data() + from.bits.size(); cube += words()) {
      Cubes& to = within_some(cube, other) ? out : rest;
      to.bits.insert(to.bits.end(), cube, cube + words());
    }
  };
  part(a, b, left);
  part(b, a, right);
  const std::size_t n = words();
  std::size_t limit = 4 * algebra_.members_followed();
  for (const Word* x = left.bits.data(); x != left.bits.data() + left.bits.size(); x += n) {
    algebra_.spend(right.bits.size());
    std::size_t end = out.bits.size();
    out.bits.resize(end + right.bits.size());
    for (const Word* y = right.bits.data(); y != right.bits.data() + right.bits.size(); y += n) {
      if (meet(x, y, out.bits.data() + end)) end += n;
    }
    out.bits.resize(end);
    if (count(out) <= limit) continue;
    keep_minimal(out);
    limit = 4 * algebra_.members_followed();
  }
  keep_minimal(out);
  return out;
}

Cubes CubeSpace::either(const Cubes& a, const Cubes& b) const {
  Cubes out{a.bits, a.complete && b.complete};
  out.bits.insert(out.bits.end(), b.bits.begin(), b.bits.end());
  if (!a.bits.empty() && !b.bits.empty()) close(out);
  return out;
}

void CubeSpace::close(Cubes& cubes) const {
  keep_minimal(cubes);
  const bool mixed = std::any_of(mixed_.begin(), mixed_.end(), [](Word fields) { return fields != 0; });
  if (!mixed || count(cubes) < 2) return;
  const std::size_t before = count(cubes);
  add_covered(cubes);
  if (count(cubes) != before) keep_minimal(cubes);
}

/// Whether there is one atom through which both together may cover more than either.
bool CubeSpace::may_cover(const Word* a, const Word* b) const {
  std::uint32_t excluded = 0;
  Word differ = 0;
  for (std::size_t w = 0; w < words(); ++w) {
    excluded += count_bits(top_[w] & ~occupied(w, a[w] & b[w]));
    differ |= occupied(w, a[w] & ~b[w]) & occupied(w, b[w] & ~a[w]) & mixed_[w];
  }
  return differ != 0 && excluded <= 1;
}

/// What both cover through all values that they allow for one atom.
bool CubeSpace::cover(const Word* a, const Word* b, const Field& field, Word* out) const {
  const Word of_a = a[field.word] & field.mask;
  const Word of_b = b[field.word] & field.mask;
  if ((of_a & ~of_b) == 0 || (of_b & ~of_a) == 0) return false;
  Word both = of_a | of_b;
  const Word joined = both >> field.shift & ~field.cells->kept();
  if (!field.cells->by_options() && has_gap(joined)) return false;
  const Word now = field.cells->possible_now();
  if (now != 0 && (now & ~joined) == 0) both |= field.cells->kept() << field.shift;
  for (std::size_t w = 0; w < words(); ++w) {
    out[w] = a[w] & b[w];
    if (w == field.word) out[w] |= both;
    if (occupied(w, out[w]) != top_[w]) return false;
  }
  return true;
}

void CubeSpace::add_covered(Cubes& cubes) const {
  const std::size_t n = words();
  const std::size_t most = 4 * family_bound;
  std::size_t tried = 0;
  std::vector<Word> covered(n);
  for (std::size_t i = 1; i < count(cubes); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (algebra_.tired()) {
        cubes.complete = false;
        return;
      }
      algebra_.spend(n);
      if (!may_cover(cubes.bits.data() + i * n, cubes.bits.data() + j * n)) continue;
      for (const Field& field : fields_) {
        if (!field.mixed) continue;
        if (!cover(cubes.bits.data() + i * n, cubes.bits.data() + j * n, field, covered.data())) continue;
        algebra_.spend(cubes.bits.size());
        if (within_some(covered.data(), cubes)) continue;
        if (++tried > most_covers || count(cubes) >= most) {
          cubes.complete = false;
          return;
        }
        cubes.bits.insert(cubes.bits.end(), covered.begin(), covered.end());  // it is tried with all before it
      }
    }
  }
}

}  // namespace guide::explain
