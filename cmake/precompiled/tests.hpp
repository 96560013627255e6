#pragma once
#include <catch2/catch.hpp>

#include "cmake/precompiled/standard.hpp"
