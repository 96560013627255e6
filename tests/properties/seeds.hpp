#pragma once
// How many seeds a property test tries: `GUIDE_SEEDS=n` says how many, `GUIDE_FIRST_SEED` where to
// begin. Every failure prints its seed.

#include <cstdlib>

namespace guide::properties {

inline int seeds(int usual) {
  const char* wanted = std::getenv("GUIDE_SEEDS");
  return wanted ? std::atoi(wanted) : usual;
}
inline int first_seed() {
  const char* wanted = std::getenv("GUIDE_FIRST_SEED");
  return wanted ? std::atoi(wanted) : 1;
}

}  // namespace guide::properties
