#include "runtime/worded.hpp"

#include <catch2/catch.hpp>
#include <limits>

using guide::worded;

TEST_CASE("texts and numbers stand where the holes were") {
  const std::string name = "twitch";
  CHECK(worded("{}", "") == "");
  CHECK(worded("{}{}", name, std::string_view(":")) == "twitch:");
  CHECK(worded("entry {} of {}: {}", std::size_t{0}, 12, name) == "entry 0 of 12: twitch");
  CHECK(worded("from {}", std::numeric_limits<std::int64_t>::min()) == "from -9223372036854775808");
}

TEST_CASE("braces that are no hole stay, and so do those of a piece") {
  CHECK(worded("`{{}}` { }", "date") == "`{date}` { }");
  CHECK(worded("{} and {}", "{}", "{}") == "{} and {}");
}
