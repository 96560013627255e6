#pragma once
// Lists of a finished tree, cut to their length. Nodes are large, and the room that growing lists keep ahead is half of
// them.

#include "compiler/ast/ast.hpp"

namespace guide::ast {

void shrink(File& file);

}  // namespace guide::ast
