#pragma once
// A random program with its cases, as texts: what the agreement test compares.

#include <cstdint>
#include <string>
#include <vector>

namespace guide::properties {

struct GeneratedTexts {
  std::string program;
  std::vector<std::string> cases;  // named `case_0`, `case_1`, ...

  /// Of one file that holds them all.
  std::string text() const;
};

/// The same ones for the same seed.
GeneratedTexts generate_texts(std::uint64_t seed);

}  // namespace guide::properties
