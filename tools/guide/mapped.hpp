#pragma once
// A file's bytes without reading them first.

#include <memory>
#include <string>
#include <string_view>

namespace guide::tool {

struct Mapped {
  std::string_view bytes;
  std::shared_ptr<const void> memory;  // holds them; null where a file cannot be mapped (a pipe, an empty file)
};
Mapped map_file(const std::string& path);

}  // namespace guide::tool
