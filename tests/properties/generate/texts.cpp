#include "tests/properties/generate/texts.hpp"

#include <string_view>

#include "tests/properties/generate/generate.hpp"

namespace guide::properties {
namespace {

/// Compiling costs as much as deciding many cases, and a program that is beyond the bounds as much as many others.
constexpr int cases_per_program = 120;
constexpr int cases_per_wide_program = 20;

/// Some cases are plain, so that lines and columns take their short cuts; of those some are exact.
Shape shape_of_case(Shape shape, int number) {
  shape.plain = number % 2 == 0;
  shape.exact = number % 6 != 2;
  if (number % 6 == 1) shape.exact = shape.disputes = false;
  if (number % 6 == 5) shape.exact = false;
  if (number % 20 == 11) {  // more settlements than a word holds
    shape.exact = true;
    shape.disputed = 90;
  }
  return shape;
}

}  // namespace

std::string GeneratedTexts::text() const {
  std::string all = program;
  for (const std::string& one : cases) all += one;
  return all;
}

GeneratedTexts generate_texts(std::uint64_t seed) {
  constexpr std::string_view as_printed = "case generated";
  Random random(seed);
  Shape shape;
  shape.wide = seed % 40 == 7;
  const Program program = generate_program(random, shape);
  GeneratedTexts made{print(program), {}};
  const int cases = shape.wide ? cases_per_wide_program : cases_per_program;
  for (int i = 0; i < cases; ++i) {
    const std::string one = print(generate_case(random, program, shape_of_case(shape, i)));
    made.cases.push_back("case case_" + std::to_string(i) + one.substr(as_printed.size()));
  }
  return made;
}

}  // namespace guide::properties
