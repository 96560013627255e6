#pragma once
#include <fmt/format.h>

#include "cmake/precompiled/standard.hpp"
#include "compiler/compile.hpp"
#include "runtime/program.hpp"
