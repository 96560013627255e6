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
  /// A citation while its places are put together.
  struct Draft {
    std::uint32_t source = none;
    bool unverified = false;
    std::string where, page, item, section, table;
  };

  static std::string& part_of(Draft& draft, ast::PlaceKind kind);
  std::uint32_t intern(const Draft& draft);

  const resolve::Library& library_;
  Program& program_;
};

}  // namespace guide::lower
