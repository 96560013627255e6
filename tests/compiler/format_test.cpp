// The formatter: a second pass changes nothing, and the tree stays as it was.

#include "compiler/format/format.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "tests/compiler/text.hpp"

namespace {

using guide::test::Parsed;
using guide::test::read_file;

void check_format(const std::string& text) {
  const Parsed before(text);
  if (before.diagnostics.has_errors()) return;
  const std::string formatted = guide::format(text);
  const Parsed after(formatted);
  INFO(text << "\n----\n" << formatted);
  REQUIRE(after.messages() == "");
  REQUIRE(after.tree() == before.tree());
  REQUIRE(after.file.comments.size() == before.file.comments.size());
  REQUIRE(guide::format(formatted) == formatted);
}

/// The same text with other blanks: deeper steps, blanks between words, empty lines.
std::string relaid(const std::string& text, std::mt19937& random) {
  std::string other;
  const unsigned step = 1 + random() % 4;
  bool line_begin = true;
  bool quoted = false;
  bool comment = false;
  for (const char c : text) {
    if (c == '"' && !comment) quoted = !quoted;
    if (c == '#' && !quoted) comment = true;
    if (c == '\n') {
      quoted = comment = false;
      other += std::string(random() % 3, ' ') + (random() % 5 == 0 ? "\n\n" : "\n");
      line_begin = true;
    } else if (c == ' ' && line_begin) {
      other += std::string(step, ' ');
    } else {
      line_begin = false;
      other += c;
      if (c == ' ' && !quoted && !comment) other += std::string(random() % 3, ' ');
    }
  }
  return other;
}

}  // namespace

TEST_CASE("formatting keeps the tree and is done after one pass") {
  std::mt19937 random(1);
  std::size_t files = 0;
  for (const auto& path : guide::test::guide_files()) {
    const std::string text = read_file(path);
    if (text.size() > 200000) continue;
    ++files;
    INFO(path.string());
    check_format(text);
    for (int round = 0; round < 3; ++round) check_format(relaid(text, random));
  }
  CHECK(files > 100);
}
