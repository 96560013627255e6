#include "runtime/explain/change_cubes.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace guide::explain {
namespace {

constexpr std::size_t word_bits = 64;

bool has_gap(std::uint64_t cells) {
  if (cells == 0) return false;
  const std::uint64_t filled = cells + (cells & (~cells + 1));  // a run of bits carries into the bit above it
  return (filled & cells) != 0;
}

}  // namespace

// ---- Cells ---------------------------------------------------------------------------------------------------------

void CubeSpace::include(const Family& family) {
  for (const Assignments& member : family.members) {
    for (const Assignment& assignment : member.list) {
      if (field_of_.size() <= assignment.atom) field_of_.resize(assignment.atom + 1, 0);
      std::uint32_t& number = field_of_[assignment.atom];
      if (number == 0) {
        fields_.push_back({});
        fields_.back().atom = assignment.atom;
        number = static_cast<std::uint32_t>(fields_.size());
      }
      std::vector<Domain>& domains = fields_[number - 1].domains;
      if (std::find(domains.begin(), domains.end(), assignment.domain) == domains.end())
        domains.push_back(assignment.domain);
    }
  }
}

bool CubeSpace::lay_out() {
  std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) { return a.atom < b.atom; });
  std::uint32_t shift = word_bits;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    Field& field = fields_[i];
    field_of_[field.atom] = static_cast<std::uint32_t>(i + 1);
    find_cells(field);
    const std::size_t width = field.cells() + (field.keeps ? 1 : 0);
    if (width > word_bits) return false;
    field.width = static_cast<std::uint32_t>(width);
    if (shift + width > word_bits) {
      shift = 0;
      for (auto* words : {&full_, &top_, &rest_, &mixed_}) words->push_back(0);
    }
    find_possible_now(field);
    field.word = static_cast<std::uint32_t>(full_.size() - 1);
    field.shift = shift;
    shift += field.width;
    const Word topmost = Word{1} << (shift - 1);
    full_.back() |= field.mask();
    top_.back() |= topmost;
    rest_.back() |= field.mask() & ~topmost;
    if (algebra_.mixed(field.atom)) mixed_.back() |= topmost;
  }
  return true;
}

void CubeSpace::find_cells(Field& field) const {
  const Domain& whole = algebra_.whole(field.atom);
  field.keeps = whole.kept || !algebra_.open(field.atom);
  field.by_options = std::any_of(field.domains.begin(), field.domains.end(), [&](const Domain& domain) {
    return !domain.no_value() && (domain.options & whole.options) != whole.options;
  });
  if (field.by_options) {
    field.options = {whole.options};
    for (const Domain& domain : field.domains) {
      if (domain.no_value()) continue;
      const std::size_t before = field.options.size();
      for (std::size_t i = 0; i < before; ++i) {
        const std::uint64_t in = field.options[i] & domain.options;
        if (in == 0 || in == field.options[i]) continue;
        field.options.push_back(field.options[i] & ~in);
        field.options[i] = in;
      }
    }
    return;
  }
  std::vector<Scaled> begins{whole.range.low};
  for (const Domain& domain : field.domains) {
    if (domain.no_value()) continue;
    begins.push_back(domain.range.low);
    if (domain.range.high < whole.range.high) begins.push_back(domain.range.high + 1);
  }
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  for (std::size_t i = 0; i < begins.size(); ++i)
    field.ranges.push_back({begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : whole.range.high});
}

void CubeSpace::find_possible_now(Field& field) const {
  const Range& now = algebra_.possible_now(field.atom);
  for (std::size_t i = 0; i < field.cells() && !now.empty(); ++i) {
    bool in = !field.by_options && !intersect(field.ranges[i], now).empty();
    for (Scaled option = now.low; field.by_options && option <= now.high; ++option)
      in = in || (field.options[i] >> option & 1) != 0;
    field.possible_now |= Word{in} << i;
  }
}

CubeSpace::Word CubeSpace::encode(const Field& field, const Domain& domain) const {
  Word bits = 0;
  if (!domain.no_value()) {
    for (std::size_t i = 0; i < field.cells(); ++i) {
      const bool in = field.by_options ? (field.options[i] & domain.options) != 0
                                       : domain.range.low <= field.ranges[i].low &&
                                             field.ranges[i].high <= domain.range.high;
      bits |= Word{in} << i;
    }
  }
  if (field.keeps) bits |= Word{domain.kept} << field.cells();
  return bits << field.shift;
}

Domain CubeSpace::decode(const Field& field, Word bits) const {
  const Domain& whole = algebra_.whole(field.atom);
  Domain domain{Range{1, 0}, whole.options, false};
  if (field.keeps) domain.kept = (bits >> field.cells() & 1) != 0;
  if (field.keeps) bits &= ~(Word{1} << field.cells());
  if (bits == 0) return domain;
  const auto first = static_cast<std::size_t>(std::countr_zero(bits));
  const std::size_t last = word_bits - 1 - static_cast<std::size_t>(std::countl_zero(bits));
  if (!field.by_options) {
    domain.range = {field.ranges[first].low, field.ranges[last].high};
    return domain;
  }
  domain.range = whole.range;
  domain.options = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if ((bits >> i & 1) != 0) domain.options |= field.options[i];
  }
  return domain;
}

Cubes CubeSpace::encode(const Family& family) const {
  Cubes cubes{{}, family.complete};
  cubes.bits.reserve(family.members.size() * words());
  for (const Assignments& member : family.members) {
    const std::size_t begin = cubes.bits.size();
    cubes.bits.insert(cubes.bits.end(), full_.begin(), full_.end());
    for (const Assignment& assignment : member.list) {
      const Field& field = fields_[field_of_[assignment.atom] - 1];
      Word& word = cubes.bits[begin + field.word];
      word = (word & ~field.mask()) | encode(field, assignment.domain);
    }
  }
  return cubes;
}

Family CubeSpace::decode(const Cubes& cubes) const {
  Family family{{}, cubes.complete};
  family.members.resize(count(cubes));
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    const Word* cube = cubes.bits.data() + i * words();
    Assignments& member = family.members[i];
    member.list.reserve(size(cube));
    for (const Field& field : fields_) {
      const Word bits = cube[field.word] & field.mask();
      if (bits == field.mask()) continue;
      member.list.push_back({field.atom, decode(field, bits >> field.shift)});
    }
  }
  return family;
}

// ---- Members -------------------------------------------------------------------------------------------------------

/// How many atoms are asked for something.
std::uint32_t CubeSpace::size(const Word* cube) const {
  int asked = 0;
  for (std::size_t w = 0; w < words(); ++w) asked += std::popcount(occupied(w, full_[w] & ~cube[w]));
  return static_cast<std::uint32_t>(asked);
}

/// How many cells are allowed.
std::uint32_t CubeSpace::room(const Word* cube) const {
  int cells = 0;
  for (std::size_t w = 0; w < words(); ++w) cells += std::popcount(cube[w]);
  return static_cast<std::uint32_t>(cells);
}

/// Both members' demands together; false if they ask an atom for values that exclude each other.
bool CubeSpace::meet(const Word* a, const Word* b, Word* out) const {
  for (std::size_t w = 0; w < words(); ++w) {
    out[w] = a[w] & b[w];
    if (occupied(w, out[w]) != top_[w]) return false;
  }
  return true;
}

bool CubeSpace::within(const Word* strong, const Word* weak) const {
  Word more = 0;
  for (std::size_t w = 0; w < words(); ++w) more |= strong[w] & ~weak[w];
  return more == 0;
}

bool CubeSpace::within_some(const Word* cube, const Cubes& cubes) const {
  for (const Word* each = cubes.bits.data(); each != cubes.bits.data() + cubes.bits.size(); each += words()) {
    if (within(cube, each)) return true;
  }
  return false;
}

/// Smallest first. Among members of one size, only one with more room can ask for less.
void CubeSpace::keep_minimal(Cubes& cubes) const {
  struct Rank {
    std::uint32_t size, room, index;
  };
  std::vector<Rank> ranks(count(cubes));
  for (std::uint32_t i = 0; i < ranks.size(); ++i) {
    const Word* cube = cubes.bits.data() + i * words();
    ranks[i] = {size(cube), room(cube), i};
  }
  std::sort(ranks.begin(), ranks.end(), [](const Rank& a, const Rank& b) {
    if (a.size != b.size) return a.size < b.size;
    return a.room != b.room ? a.room > b.room : a.index < b.index;
  });
  const std::size_t most = algebra_.members_followed();
  Cubes kept{{}, cubes.complete};
  std::vector<Rank> order;
  for (const Rank& rank : ranks) {
    const Word* cube = cubes.bits.data() + rank.index * words();
    algebra_.spend(order.size() * words());
    if (within_some(cube, kept)) continue;
    if (order.size() == most) {
      kept.complete = false;
      break;
    }
    kept.bits.insert(kept.bits.end(), cube, cube + words());
    order.push_back(rank);
  }
  std::sort(order.begin(), order.end(),
            [](const Rank& a, const Rank& b) { return a.size != b.size ? a.size < b.size : a.index < b.index; });
  std::vector<Word> sorted;
  sorted.reserve(kept.bits.size());
  for (const Rank& rank : order) {
    const Word* cube = cubes.bits.data() + rank.index * words();
    sorted.insert(sorted.end(), cube, cube + words());
  }
  cubes.bits = std::move(sorted);
  cubes.complete = kept.complete;
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
  std::vector<Word> together(n);
  for (const Word* x = left.bits.data(); x != left.bits.data() + left.bits.size(); x += n) {
    algebra_.spend(right.bits.size());
    for (const Word* y = right.bits.data(); y != right.bits.data() + right.bits.size(); y += n) {
      if (meet(x, y, together.data())) out.bits.insert(out.bits.end(), together.begin(), together.end());
    }
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
  int excluded = 0;
  Word differ = 0;
  for (std::size_t w = 0; w < words(); ++w) {
    excluded += std::popcount(top_[w] & ~occupied(w, a[w] & b[w]));
    differ |= occupied(w, a[w] & ~b[w]) & occupied(w, b[w] & ~a[w]) & mixed_[w];
  }
  return differ != 0 && excluded <= 1;
}

/// What both cover through all values that they allow for one atom.
bool CubeSpace::cover(const Word* a, const Word* b, const Field& field, Word* out) const {
  const Word mask = field.mask();
  const Word of_a = a[field.word] & mask;
  const Word of_b = b[field.word] & mask;
  if ((of_a & ~of_b) == 0 || (of_b & ~of_a) == 0) return false;
  Word joined = (of_a | of_b) >> field.shift;
  if (field.keeps) joined &= ~(Word{1} << field.cells());
  if (!field.by_options && has_gap(joined)) return false;
  Word both = of_a | of_b;
  if (field.possible_now != 0 && (field.possible_now & ~joined) == 0)
    both |= Word{1} << (field.shift + field.cells());
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
        if (!algebra_.mixed(field.atom)) continue;
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
