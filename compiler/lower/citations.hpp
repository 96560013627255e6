#pragma once
// Citations as clauses carry them. In: `cite` as written and the citation above. Out: its number in the Program.

#include "compiler/resolve/library.hpp"

namespace guide::lower {

class Citations {
 public:
  Citations(const resolve::Library& library, Program& program) : library_(library), program_(program) {}

  /// A clause without `cite` shares the one above. One that names its source starts afresh; otherwise source, page and
  /// section come from above where it does not give them. `unverified` holds only where it is written.
  std::uint32_t of(const ast::Tail& tail, std::uint32_t file, std::uint32_t above, Diagnostics& diagnostics);

 private:
  std::uint32_t intern(Citation citation);

  const resolve::Library& library_;
  Program& program_;
};

}  // namespace guide::lower
