#pragma once
#include "cmake/precompiled/standard.hpp"
