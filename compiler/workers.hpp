#pragma once
// Work that a host may do on several threads; the compiler has none of its own.

#include <cstddef>
#include <functional>

namespace guide {

/// Does a task for each number below `count`, in any order, perhaps several at once, and returns when all are done.
using Workers = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;

/// One after the other, where nobody lends workers.
inline void do_all(const Workers& workers, std::size_t count, const std::function<void(std::size_t)>& task) {
  if (workers && count > 1) return workers(count, task);
  for (std::size_t i = 0; i < count; ++i) task(i);
}

}  // namespace guide
