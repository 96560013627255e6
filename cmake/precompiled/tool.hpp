#pragma once
#include <CLI/CLI.hpp>

#include "cmake/precompiled/standard.hpp"
