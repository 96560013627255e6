// The second layout of a Program gives the answers of the first for the library's cases. For random programs see
// agreement_test.cpp.

#include <catch2/catch.hpp>

#include "tests/properties/library.hpp"
#include "tests/properties/ways/way.hpp"

namespace guide::properties {

TEST_CASE("plans and lines give the ordinary answers for the library") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  const guide::Program& program = *compilation->program;
  const auto batch = batch_way(program);
  const auto lines = lines_way(program);
  for (const guide::Case& the_case : compilation->cases) {
    INFO(the_case.name);
    const Decision decision = decide(program, the_case);
    const std::string json = write_case_json(program, the_case);
    CHECK(batch->difference({the_case, decision, json}) == "");
    CHECK(lines->difference({the_case, decision, json}) == "");
  }
  WARN(batch->compared() << " cases, " << batch->quick() << " requests without lanes");
}

}  // namespace guide::properties
