#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/fuzz/target.hpp"

namespace guide::fuzz {

void must(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

const std::string& library_text() {
  static const std::string text = [] {
    std::ifstream in(GUIDE_SOURCE_FOLDER "/tests/fuzz/library/library.guide", std::ios::binary);
    must(in.good(), "tests/fuzz/library/library.guide can be read");
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return text;
}

}  // namespace guide::fuzz
