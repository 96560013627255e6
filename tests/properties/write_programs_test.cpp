// Writes the programs that the agreement test compares, with their cases, for what runs elsewhere: one file for each seed.
//
//   GUIDE_WRITE_TO=folder   where to
//   GUIDE_SEEDS=n           how many
//   GUIDE_FIRST_SEED        other programs

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "tests/properties/generate/texts.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {

TEST_CASE("random programs and their cases are written as files", "[.write]") {
  const char* folder = std::getenv("GUIDE_WRITE_TO");
  REQUIRE(folder != nullptr);
  std::filesystem::create_directories(folder);
  for (int seed = first_seed(); seed < first_seed() + seeds(100); ++seed) {
    std::ofstream file(std::filesystem::path(folder) / ("random_" + std::to_string(seed) + ".guide"));
    file << generate_texts(static_cast<std::uint64_t>(seed)).text();
    CHECK(file.flush());
  }
}

}  // namespace guide::properties
