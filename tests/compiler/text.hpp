#pragma once
// Helps of the compiler's tests: text in, tree or messages out.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "compiler/syntax/parse.hpp"

namespace guide::test {

struct Parsed {
  SourceMap sources;
  Diagnostics diagnostics;
  ast::File file;

  explicit Parsed(std::string text, std::string name = "policy.guide") {
    const std::uint32_t id = sources.add(std::move(name), std::move(text));
    file = syntax::parse(sources, id, diagnostics);
  }
  std::string tree() const { return ast::print(file); }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& each : diagnostics.sorted()) all += render_text(each, sources);
    return all;
  }
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Every `.guide` file of the repository, in a fixed order.
std::vector<std::filesystem::path> guide_files();

}  // namespace guide::test
