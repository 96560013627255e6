#pragma once
// What completions found, kept by the values of all nodes: where every fact told is exact, they depend on nothing else.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "runtime/batch/conclusions.hpp"

namespace guide::batch {

class Seen {
 public:
  struct Found {
    std::vector<Conclusion> guidelines;
    std::vector<Determined> determinations;
  };

  explicit Seen(const Plan& plan) : plan_(plan) {}
  /// Whether the values of the nodes tell all that completions depend on; then `find` and `keep` speak of them.
  bool begin(const PlacedFacts& facts, const Nodes& nodes);
  const Found* find() const;
  const Found& keep(Found found);

 private:
  struct Hash {
    std::size_t operator()(const std::vector<std::uint64_t>& words) const {
      std::uint64_t mixed = words.size();
      for (std::uint64_t word : words) {
        mixed = (mixed ^ word) * 0x9E3779B97F4A7C15u;
        mixed ^= mixed >> 32;
      }
      return static_cast<std::size_t>(mixed);
    }
  };

  static constexpr std::size_t most = 4096;  // answers kept

  const Plan& plan_;
  std::vector<std::uint64_t> key_;
  std::unordered_map<std::vector<std::uint64_t>, Found, Hash> known_;
};

}  // namespace guide::batch
