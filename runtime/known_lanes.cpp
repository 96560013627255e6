#include "runtime/known_lanes.hpp"

#include <algorithm>

namespace guide {
namespace {

constexpr std::size_t least_table = 64;

}  // namespace

void KnownLanes::clear() {
  if (known_.empty()) return;
  std::fill(table_.begin(), table_.end(), 0u);
  known_.clear();
  keys_.clear();
}

std::uint64_t KnownLanes::hash(std::span<const std::uint64_t> key) {
  std::uint64_t mixed = key.size();
  for (const std::uint64_t word : key) {
    mixed = (mixed ^ word) * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 29;
  }
  return mixed;
}

/// Where an equal key stands in the table, or the free place where it belongs.
std::size_t KnownLanes::place(std::span<const std::uint64_t> key, std::uint64_t hash) const {
  std::size_t at = hash & (table_.size() - 1);
  for (; table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    const Known& known = known_[table_[at] - 1];
    if (known.hash != hash || known.size != key.size()) continue;
    if (std::equal(key.begin(), key.end(), keys_.begin() + static_cast<std::ptrdiff_t>(known.begin))) break;
  }
  return at;
}

const PossibleSet* KnownLanes::find(std::span<const std::uint64_t> key) const {
  if (known_.empty()) return nullptr;
  const std::size_t at = place(key, hash(key));
  return table_[at] == 0 ? nullptr : &known_[table_[at] - 1].found;
}

void KnownLanes::add(std::span<const std::uint64_t> key, const PossibleSet& found) {
  known_.push_back({hash(key), keys_.size(), key.size(), found});
  keys_.insert(keys_.end(), key.begin(), key.end());
  if (known_.size() * 2 > table_.size())
    grow();
  else
    enter(static_cast<std::uint32_t>(known_.size()));
}

void KnownLanes::enter(std::uint32_t number) {
  const Known& known = known_[number - 1];
  table_[place({keys_.data() + known.begin, known.size}, known.hash)] = number;
}

void KnownLanes::grow() {
  table_.assign(std::max(least_table, table_.size() * 2), 0);
  for (std::uint32_t number = 1; number <= known_.size(); ++number) enter(number);
}

}  // namespace guide
