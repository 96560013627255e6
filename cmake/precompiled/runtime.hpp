#pragma once
#include "cmake/precompiled/standard.hpp"
#include "runtime/decide.hpp"
