#pragma once
#include "cmake/precompiled/standard.hpp"
#include "compiler/ast/ast.hpp"
#include "compiler/resolve/library.hpp"
#include "runtime/program.hpp"
