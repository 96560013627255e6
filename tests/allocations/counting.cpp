#include "counting.hpp"

#include <cstdlib>
#include <new>

namespace {

// A block remembers in front of itself whether it was counted, so that what was allocated before is not missed after.
struct Header {
  std::size_t epoch;
  std::size_t unused;
};
static_assert(sizeof(Header) % alignof(std::max_align_t) == 0);

bool counting_now = false;
std::size_t epoch = 0;
std::size_t fail_at = 0;
std::size_t allocations = 0;
std::size_t living = 0;

void* allocate(std::size_t size) {
  if (counting_now && ++allocations == fail_at) return nullptr;
  void* memory = std::malloc(sizeof(Header) + size);
  if (memory == nullptr) return nullptr;
  if (counting_now) ++living;
  auto* header = new (memory) Header{counting_now ? epoch : 0, 0};
  return header + 1;
}

void release(void* memory) {
  if (memory == nullptr) return;
  Header* header = static_cast<Header*>(memory) - 1;
  if (header->epoch == epoch && epoch != 0) --living;
  std::free(header);
}

}  // namespace

namespace counting {

void start(std::size_t number) {
  ++epoch;
  fail_at = number;
  allocations = living = 0;
  counting_now = true;
}

Counts stop() {
  counting_now = false;
  return {allocations, living};
}

}  // namespace counting

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }
