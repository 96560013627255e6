#pragma once
// Exact numbers, closed intervals and the three values a test has in one settlement (semantics, sections 2, 4 and 11).
// Every quantity is held in millionths: of the base unit of its dimension, of a day for durations and dates.

#include <algorithm>
#include <cstdint>

#include "compiler/ast/ast.hpp"

namespace guide::reference {

enum class Truth : std::uint8_t { open, present, absent };

inline Truth opposite(Truth value) {
  if (value == Truth::open) return Truth::open;
  return value == Truth::present ? Truth::absent : Truth::present;
}
inline Truth truth(bool present, bool absent) {
  return present ? Truth::present : absent ? Truth::absent : Truth::open;
}

__extension__ typedef __int128 Number;
inline constexpr Number million = 1'000'000;
inline constexpr Number infinity = Number{1} << 100;

/// The unbounded ends absorb sums.
inline Number plus(Number a, Number b) {
  if (a == infinity || a == -infinity) return a;
  if (b == infinity || b == -infinity) return b;
  return a + b;
}

/// Closed; empty when `low > high`.
struct Interval {
  Number low = -infinity;
  Number high = infinity;

  bool empty() const { return low > high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};
inline Interval exactly(Number value) { return {value, value}; }
inline Interval meet(Interval a, Interval b) { return {std::max(a.low, b.low), std::min(a.high, b.high)}; }
inline Interval operator+(Interval a, Interval b) { return {plus(a.low, b.low), plus(a.high, b.high)}; }
inline Interval operator-(Interval a) { return {-a.high, -a.low}; }

/// The table of section 4.
inline Truth compare(Interval x, ast::Relation relation, Interval y) {
  switch (relation) {
    case ast::Relation::greater_or_equal: return truth(x.low >= y.high, x.high < y.low);
    case ast::Relation::greater: return truth(x.low > y.high, x.high <= y.low);
    case ast::Relation::less_or_equal: return compare(y, ast::Relation::greater_or_equal, x);
    case ast::Relation::less: return compare(y, ast::Relation::greater, x);
    case ast::Relation::equal:
      return truth(x.low == x.high && y.low == y.high && x.low == y.low, x.high < y.low || x.low > y.high);
  }
  return Truth::open;
}

/// `a < b` read from the other side is `b > a`.
inline ast::Relation mirrored(ast::Relation relation) {
  switch (relation) {
    case ast::Relation::less: return ast::Relation::greater;
    case ast::Relation::less_or_equal: return ast::Relation::greater_or_equal;
    case ast::Relation::greater: return ast::Relation::less;
    case ast::Relation::greater_or_equal: return ast::Relation::less_or_equal;
    case ast::Relation::equal: return ast::Relation::equal;
  }
  return relation;
}

}  // namespace guide::reference
