#pragma once
// What the texts of one library may cost. Hosts that read untrusted texts set less than these.

#include <cstddef>
#include <string>

namespace guide {

struct Limits {
  std::size_t text_bytes = ~std::size_t{0};     // of one text; the parser reads 4 MB at most
  std::size_t library_bytes = ~std::size_t{0};  // of all its texts together
  std::size_t modules = ~std::size_t{0};
  int nesting = 64;                             // of lists in lists; more is never read
  std::size_t facts = ~std::size_t{0};          // fields of records included
  std::size_t records = ~std::size_t{0};
  std::size_t conditions = 4'000'000;           // with all definitions written out
};

/// `4,000,000`.
std::string grouped(std::size_t number);

}  // namespace guide
