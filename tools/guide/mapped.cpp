#include "tools/guide/mapped.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guide::tool {
namespace {

#ifdef MAP_POPULATE
constexpr int at_once = MAP_POPULATE;  // all of it is looked at soon
#else
constexpr int at_once = 0;
#endif

}  // namespace

Mapped map_file(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  struct stat info;
  const bool usable = fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  const auto size = usable ? static_cast<std::size_t>(info.st_size) : 0;
  void* const bytes = usable ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE | at_once, file, 0) : MAP_FAILED;
  close(file);
  if (bytes == MAP_FAILED) return {};
  return {{static_cast<const char*>(bytes), size},
          std::shared_ptr<const void>(bytes, [size](void* mapped) { munmap(mapped, size); })};
}

}  // namespace guide::tool
