#pragma once
// Tree to Program. In: a resolved library. Out: the flat core program with its side tables, and diagnostics of everything
// that conditions, guidelines, tables and determinations can get wrong. Not here: names of declarations (resolve).

#include <functional>
#include <memory>

#include "compiler/resolve/library.hpp"

namespace guide::lower {

/// Null when anything in the library is wrong, or it has more than so many conditions with all definitions written out.
/// `whole` hands out each guideline with its body, once; without it they have their bodies.
std::shared_ptr<Program> lower(const resolve::Library& library, Diagnostics& diagnostics, std::size_t most_conditions,
                               const std::function<ast::Guideline(std::size_t guideline)>& whole);

}  // namespace guide::lower
