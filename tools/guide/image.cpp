#include "tools/guide/image.hpp"

#include <algorithm>
#include <fstream>

#include "runtime/image/image.hpp"
#include "tools/guide/mapped.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

bool is_image_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string begin(image::signature.size(), '\0');
  return in.read(begin.data(), static_cast<std::streamsize>(begin.size())) && image::is_image(begin);
}

}  // namespace

bool names_image(const std::vector<std::string>& roots) {
  return std::any_of(roots.begin(), roots.end(), is_image_file);
}

std::shared_ptr<const Program> read_image(const std::vector<std::string>& roots, ExitCode& failed) {
  failed = exit_usage;
  if (roots.size() != 1) {
    report_error("a compiled library is the whole library, and more than one was named",
                 "compile them together with `guide compile`");
    return nullptr;
  }
  failed = exit_failure;
  Mapped file = map_file(roots.front());
  if (!file.memory) {
    report_error("`" + roots.front() + "` cannot be mapped into memory");
    return nullptr;
  }
  image::Read read = image::read(file.bytes, std::move(file.memory));
  if (!read.program) {
    report_error("`" + roots.front() + "` " + read.problem);
    failed = exit_guideline;
  }
  return read.program;
}

}  // namespace guide::tool
