#include "runtime/explain/change_cells.hpp"

#include <algorithm>
#include <bit>

namespace guide::explain {
namespace {

constexpr std::size_t word_bits = 64;

bool split_by(std::uint64_t options, std::uint64_t by) { return (options & by) != 0 && (options & ~by) != 0; }

}  // namespace

Domain overlap(const Domain& a, const Domain& b) {
  return {intersect(a.range, b.range), a.options & b.options, a.kept && b.kept};
}

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

Cells::Cells(const Domain& whole, bool keeps) : whole_(whole), keeps_(keeps), ranges_{whole.range} {}

const KnownDomain* Cells::known(const Domain& domain) {
  for (const auto& each : domains_) {
    if (*each == domain) return each.get();
  }
  domains_.push_back(std::make_unique<KnownDomain>(KnownDomain{domain, 0}));
  if (cuts(domain)) {
    cut();
    find_possible_now();
    for (const auto& each : domains_) each->cells = bits_of(*each);
  } else {
    domains_.back()->cells = bits_of(domain);
  }
  return domains_.back().get();
}

const KnownDomain* Cells::known(Word bits) {
  for (const auto& each : domains_) {
    if (each->cells == bits) return each.get();
  }
  domains_.push_back(std::make_unique<KnownDomain>(KnownDomain{domain_of(bits), bits}));
  return domains_.back().get();
}

void Cells::leaves_possible(Range now) {
  now_ = now;
  find_possible_now();
}

bool Cells::restricts_options(const Domain& domain) const {
  return !domain.no_value() && (domain.options & whole_.options) != whole_.options;
}

/// Whether the domain has a part of some cell.
bool Cells::cuts(const Domain& domain) const {
  if (domain.no_value()) return false;
  if (by_options_) {
    return std::any_of(options_.begin(), options_.end(),
                       [&](std::uint64_t cell) { return split_by(cell, domain.options); });
  }
  if (restricts_options(domain)) return true;
  return std::any_of(ranges_.begin(), ranges_.end(), [&](const Range& cell) {
    return (cell.low < domain.range.low && domain.range.low <= cell.high) ||
           (cell.low <= domain.range.high && domain.range.high < cell.high);
  });
}

void Cells::cut() {
  by_options_ = by_options_ || restricts_options(*domains_.back());
  if (by_options_) {
    options_ = {whole_.options};
    for (const auto& domain : domains_) {
      if (domain->no_value()) continue;
      const std::size_t before = options_.size();
      for (std::size_t i = 0; i < before; ++i) {
        if (!split_by(options_[i], domain->options)) continue;
        options_.push_back(options_[i] & ~domain->options);
        options_[i] &= domain->options;
      }
    }
    return;
  }
  std::vector<Scaled> begins{whole_.range.low};
  for (const auto& domain : domains_) {
    if (domain->no_value()) continue;
    begins.push_back(domain->range.low);
    if (domain->range.high < whole_.range.high) begins.push_back(domain->range.high + 1);
  }
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  ranges_.clear();
  for (std::size_t i = 0; i < begins.size(); ++i)
    ranges_.push_back({begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : whole_.range.high});
}

void Cells::find_possible_now() {
  possible_now_ = 0;
  if (now_.empty() || width() > word_bits) return;
  for (std::size_t i = 0; i < count(); ++i) {
    bool in = !by_options_ && !intersect(ranges_[i], now_).empty();
    for (Scaled option = now_.low; by_options_ && option <= now_.high; ++option)
      in = in || (options_[i] >> option & 1) != 0;
    possible_now_ |= Word{in} << i;
  }
}

Cells::Word Cells::bits_of(const Domain& domain) const {
  if (width() > word_bits) return 0;  // it cannot be laid out
  Word bits = domain.kept ? kept() : 0;
  for (std::size_t i = 0; i < count() && !domain.no_value(); ++i) {
    const bool in = by_options_ ? (options_[i] & domain.options) != 0
                                : domain.range.low <= ranges_[i].low && ranges_[i].high <= domain.range.high;
    bits |= Word{in} << i;
  }
  return bits;
}

Domain Cells::domain_of(Word bits) const {
  Domain domain{Range{1, 0}, whole_.options, (bits & kept()) != 0};
  bits &= ~kept();
  if (bits == 0) return domain;
  const auto first = static_cast<std::size_t>(std::countr_zero(bits));
  const std::size_t last = word_bits - 1 - static_cast<std::size_t>(std::countl_zero(bits));
  if (!by_options_) {
    domain.range = {ranges_[first].low, ranges_[last].high};
    return domain;
  }
  domain.range = whole_.range;
  domain.options = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if ((bits >> i & 1) != 0) domain.options |= options_[i];
  }
  return domain;
}

}  // namespace guide::explain
