// Where the texts and lists of a Program lie, and how names are found.

#include "runtime/room.hpp"

#include <catch2/catch.hpp>

#include "runtime/names.hpp"
#include "runtime/table.hpp"

namespace guide {

TEST_CASE("what a room keeps stays while it grows, is moved and copied") {
  Room room;
  std::vector<Text> texts;
  std::vector<List<std::uint64_t>> lists;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    texts.push_back(room.keep(std::to_string(i)));
    lists.push_back(room.filled<std::uint64_t>(i % 3, [&](std::uint64_t* item, std::size_t at) { *item = i + at; }));
  }
  const Text large = room.keep(std::string(3'000'000, 'x'));
  const Room copy = room;
  room = Room();
  for (std::uint64_t i = 0; i < texts.size(); ++i) {
    CHECK(texts[i] == std::to_string(i));
    REQUIRE(lists[i].size() == i % 3);
    for (std::size_t at = 0; at < lists[i].size(); ++at) CHECK(lists[i][at] == i + at);
    CHECK(reinterpret_cast<std::uintptr_t>(lists[i].data()) % alignof(std::uint64_t) == 0);
  }
  CHECK(large.size() == 3'000'000);
  CHECK(large.back() == 'x');
}

TEST_CASE("lists lie well behind texts of any length, at the end of a piece too") {
  bool well = true;
  for (std::size_t before = 1; before < 5'000; ++before) {
    Room room;
    room.keep(std::string(before, 'x'));
    for (const std::size_t size : {1u, 3u, 5u}) {
      const auto list = room.filled<std::uint32_t>(size, [&](std::uint32_t* item, std::size_t) { *item = 7; });
      well = well && reinterpret_cast<std::uintptr_t>(list.data()) % alignof(std::uint32_t) == 0;
    }
  }
  CHECK(well);
}

TEST_CASE("a table that lies elsewhere is copied when it grows") {
  const int elsewhere[] = {1, 2};
  Table<int> table(List<int>(elsewhere, 2));
  CHECK(table.data() == elsewhere);
  const Table<int> same = table;
  CHECK(same.data() == elsewhere);
  table.push_back(3);
  CHECK(std::vector<int>(table.begin(), table.end()) == std::vector{1, 2, 3});
  const Table<int> grown = table;
  table.push_back(4);
  CHECK(std::vector<int>(grown.begin(), grown.end()) == std::vector{1, 2, 3});
  CHECK(same.size() == 2);
}

TEST_CASE("a name is found plain where one module declares it, and with its module always") {
  Room room;
  Names names;
  CHECK(names.find("pain") == none);
  constexpr std::uint32_t declared = 1'000;
  for (std::uint32_t i = 0; i < declared; ++i) names.add("a.b", room.keep("fact_" + std::to_string(i)), i);
  names.add("c", "fact_7", declared);
  names.add({}, "of_no_module", declared + 1);
  for (std::uint32_t i = 0; i < declared; ++i) {
    const std::string plain = "fact_" + std::to_string(i);
    CHECK(names.find(plain) == (i == 7 ? Names::ambiguous : i));
    CHECK(names.find("a.b." + plain) == i);
  }
  CHECK(names.find("c.fact_7") == declared);
  CHECK(names.find_clear("fact_7") == none);
  CHECK(names.has("fact_7"));
  CHECK(names.find("of_no_module") == declared + 1);
  for (const char* unknown : {"", ".", "fact_", "b.fact_1", "c.fact_1", ".fact_1", "a.b.", "a.b.c.fact_1"}) {
    CHECK(names.find(unknown) == none);
  }
}

}  // namespace guide
