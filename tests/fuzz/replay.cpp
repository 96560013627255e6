// Runs a fuzz target on files and on all files below folders: every input that ever found something stays a test.
//
//   replay PATH...

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator walk(path), end; walk != end; ++walk) {
    if (walk->is_regular_file()) files.push_back(walk->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void run(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  guide::fuzz::must(in.good(), "the file can be read");
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

int main(int count, char** words) {
  std::size_t ran = 0;
  for (int i = 1; i < count; ++i) {
    for (const fs::path& file : files_below(words[i])) {
      std::fprintf(stderr, "%s\n", file.c_str());  // the last one named is the one that fails
      run(file);
      ++ran;
    }
  }
  std::printf("%zu inputs\n", ran);
  return ran == 0 ? 1 : 0;
}
