#pragma once
// Which modules a text needs. In: what was entered and what is decided of it. Out: the modules that declare a name in
// it, and those whose guidelines spoke.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "tools/guide/repl/workspace.hpp"

namespace guide::repl {

/// The name that a declaration declares; a table declares several.
std::vector<ast::Name> declared_names(const ast::Declaration& declaration);
std::vector<std::string> needed_imports(Workspace& workspace, const WriteOptions& options);

}  // namespace guide::repl
