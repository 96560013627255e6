#pragma once
// Answers for lanes that are alike in all that they depend on, in memory that is used again. In: keys of words.
// Out: what was found for an equal key before.

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/possible_set.hpp"

namespace guide {

class KnownLanes {
 public:
  void clear();
  const PossibleSet* find(std::span<const std::uint64_t> key) const;
  void add(std::span<const std::uint64_t> key, const PossibleSet& found);

 private:
  struct Known {
    std::uint64_t hash = 0;
    std::size_t begin = 0;  // into `keys_`
    std::size_t size = 0;
    PossibleSet found;
  };
  static std::uint64_t hash(std::span<const std::uint64_t> key);
  std::size_t place(std::span<const std::uint64_t> key, std::uint64_t hash) const;
  void enter(std::uint32_t number);
  void grow();

  std::vector<Known> known_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> table_;  // by hash: the number of a known lane, from 1; a power of two large
};

}  // namespace guide
