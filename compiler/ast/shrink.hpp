#pragma once
// Lists of a finished declaration, cut to their length. Nodes are large, and the room that growing lists keep ahead is half
// of them. It is done while the declaration is still in the processor's cache.

#include "compiler/ast/ast.hpp"

namespace guide::ast {

void shrink(Guideline& guideline);
void shrink(Table& table);
/// Of the others the lists are as long as their blocks from the first.
template <typename Declaration>
void shrink(Declaration&) {}

}  // namespace guide::ast
