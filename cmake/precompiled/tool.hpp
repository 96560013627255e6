#pragma once
#include <fmt/format.h>

#include "cmake/precompiled/standard.hpp"
