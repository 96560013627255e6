#pragma once
// The kernels for wider vectors than every x86-64 has. Only for kernels*.cpp.

#include "runtime/batch/kernels.hpp"
#include "runtime/batch/small_plan.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define GUIDE_WIDE_KERNELS 1

namespace guide::batch {

extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;

}  // namespace guide::batch
#endif
