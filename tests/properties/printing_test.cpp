// What the formatter prints of a tree is read as that tree: random programs and cases, laid out anyhow.

#include <catch2/catch.hpp>

#include "compiler/format/format.hpp"
#include "tests/compiler/text.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

/// Other steps of indentation, and blanks where one stands between words.
std::string relaid(Random& random, const std::string& text) {
  const auto step = static_cast<std::size_t>(random.between(1, 5));
  std::string other;
  bool line_begin = true;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    quoted = c == '"' ? !quoted : quoted;
    if (line_begin && c == ' ' && text.compare(i, 2, "  ") == 0) {
      other += std::string(step, ' ');
      ++i;
      continue;
    }
    line_begin = c == '\n';
    other += c;
    if (c == ' ' && !quoted && random.percent(20)) other += ' ';
    if (c == '\n' && random.percent(10)) other += '\n';
  }
  return other;
}

}  // namespace

TEST_CASE("what is printed of a random tree is read as that tree") {
  for (int seed = first_seed(); seed < first_seed() + seeds(400); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 101);
    Shape shape;
    shape.wide = seed % 40 == 7;
    const Program program = generate_program(random, shape);
    const std::string text = print(program) + print(generate_case(random, program, shape));
    const test::Parsed first(text);
    INFO("seed " << seed << "\n" << text << first.messages());
    REQUIRE_FALSE(first.diagnostics.has_errors());
    const std::string laid = relaid(random, text);
    const std::string formatted = format(laid);
    INFO(laid << "\n----\n" << formatted);
    const test::Parsed again(formatted);
    REQUIRE(again.messages() == "");
    CHECK(again.tree() == first.tree());
    CHECK(format(formatted) == formatted);
  }
}

}  // namespace guide::properties
