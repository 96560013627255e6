#pragma once
// Tree to Program. In: a resolved library. Out: the flat core program with its side tables, and diagnostics of everything
// that conditions, guidelines, tables and determinations can get wrong. Not here: names of declarations (resolve).

#include <memory>

#include "compiler/resolve/library.hpp"

namespace guide::lower {

/// Null when anything in the library is wrong, or it has more than so many conditions with all definitions written out.
std::shared_ptr<Program> lower(const resolve::Library& library, Diagnostics& diagnostics, std::size_t most_conditions);

}  // namespace guide::lower
