// A library read from its image decides as the library that it was made of, to the byte of what is told; and no bytes that
// a stranger made do harm: they are refused, or they decide.

#include <catch2/catch.hpp>

#include "runtime/decide.hpp"
#include "runtime/explain/determination.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/image/image.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

std::string told(const guide::Program& program, const guide::Case& the_case) {
  return explain::decision_json(program, the_case, decide(program, the_case));
}

/// A random program with a few cases.
Compared random_compared(Random& random) {
  const Program program = generate_program(random);
  std::string text = print(program);
  for (int i = 0; i < 3; ++i) {
    const std::string one = print(generate_case(random, program));
    text += "case case_" + std::to_string(i) + one.substr(std::string("case generated").size());
  }
  return Compared(text);
}

/// A changed byte, a byte left out, or a piece of it somewhere else.
void damage(Random& random, std::string& bytes) {
  const auto at = [&] { return static_cast<std::size_t>(random.below(static_cast<int>(bytes.size()))); };
  switch (random.below(5)) {
    case 0: bytes[at()] = static_cast<char>(random.below(256)); break;
    case 1: bytes[at()] = static_cast<char>(random.below(4)); break;
    case 2: ++bytes[at()]; break;
    case 3: bytes.erase(at(), 1); break;
    default: bytes.insert(at(), bytes.substr(at(), static_cast<std::size_t>(random.below(20)))); break;
  }
}

/// Decides what can still be read of the case, within bounds.
bool decides(const guide::Program& program, const std::string& the_case) {
  const auto read = read_case_json(program, the_case);
  const auto* known = std::get_if<guide::Case>(&read);
  if (known == nullptr) return false;
  Decision decision;
  if (!Decider(program).decide(*known, decision, 10'000'000)) return false;
  return !explain::determination_text(program, *known, decision, {}).empty();
}

}  // namespace

TEST_CASE("images of random programs decide alike") {
  for (int seed = first_seed(); seed < first_seed() + seeds(100); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Compared compared = random_compared(random);
    if (!compared.accepted()) continue;
    INFO("seed " << seed);
    const std::string bytes = image::write(compared.program());
    const image::Read read = image::read(bytes);
    REQUIRE(read.problem == "");
    CHECK(image::write(*read.program) == bytes);
    for (std::size_t i = 0; i < compared.cases(); ++i) {
      CHECK(told(*read.program, compared.the_case(i)) == told(compared.program(), compared.the_case(i)));
    }
  }
}

TEST_CASE("the image of the guideline library decides alike") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  const image::Read read = image::read(image::write(*compilation->program));
  REQUIRE(read.problem == "");
  for (std::size_t i = 0; i < compilation->cases.size(); i += 11) {
    const guide::Case& the_case = compilation->cases[i];
    INFO(the_case.name);
    CHECK(told(*read.program, the_case) == told(*compilation->program, the_case));
  }
}

TEST_CASE("an image is used where it lies, and held") {
  Random random(7);
  const Compared compared = random_compared(random);
  REQUIRE(compared.accepted());
  auto memory = std::make_shared<std::string>(image::write(compared.program()));
  const std::string bytes = *memory;
  const auto within = [](const guide::Program& program, std::string_view all) {
    const auto* const nodes = reinterpret_cast<const char*>(program.nodes.data());
    return nodes >= all.data() && nodes < all.data() + all.size();
  };
  image::Read read = image::read(*memory, memory);
  REQUIRE(read.program);
  CHECK(within(*read.program, *memory));
  const std::weak_ptr<std::string> held = memory;
  memory.reset();
  CHECK(image::write(*read.program) == bytes);
  read.program.reset();
  CHECK(held.expired());

  // Where it does not lie as words are to lie it is copied.
  const auto shifted = std::make_shared<std::string>("x" + bytes);
  const image::Read copied = image::read(std::string_view(*shifted).substr(1), shifted);
  REQUIRE(copied.program);
  CHECK(!within(*copied.program, *shifted));
  CHECK(image::write(*copied.program) == bytes);
}

TEST_CASE("an image that is cut off or changed is refused") {
  Random random(7);
  const Compared compared = random_compared(random);
  REQUIRE(compared.accepted());
  const std::string bytes = image::write(compared.program());
  for (std::size_t size = 0; size < bytes.size(); size += 13) CHECK(!image::read(bytes.substr(0, size)).program);
  for (std::size_t at = 0; at < bytes.size(); at += 13) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    CHECK(!image::read(changed).program);
  }
  CHECK(!image::read(bytes + "x").program);
}

TEST_CASE("an image whose one text would fill the memory wherever it stands is refused") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  guide::Program swollen = *compilation->program;
  const auto give_all = [&](std::size_t size) {
    const TextNumber text = swollen.keep_text(std::string(size, 'x'));
    for (GuidelineInfo& guideline : swollen.guidelines) {
      std::vector<guide::Clause> clauses(guideline.clauses.begin(), guideline.clauses.end());
      for (guide::Clause& clause : clauses) clause.label = text;
      guideline.clauses = swollen.room.keep(clauses);
    }
  };
  give_all(1'000);
  CHECK(image::read(image::write(swollen)).program);
  give_all(8'000'000);
  CHECK(image::read(image::write(swollen)).problem == "is damaged: its clauses say more than a library could");
}

TEST_CASE("an image that asks for an output beyond those of any table is refused") {
  const Compared compared(R"(fact level: count "level"
table band by level "band":
  | level | band |
  | 0     | low  |
  | > 0   | high |
guideline a.b "A":
  require band is low
)");
  REQUIRE(compared.accepted());
  guide::Program changed = compared.program();
  guide::Table<guide::Node> nodes;
  bool asks = false;
  for (guide::Node node : changed.nodes) {
    if (node.op == Op::table_option) node.b = most_output_options;
    asks = asks || node.op == Op::table_option;
    nodes.push_back(node);
  }
  REQUIRE(asks);
  changed.nodes = nodes;
  CHECK(image::read(image::write(changed)).problem == "is damaged: an output is not there");
}

TEST_CASE("an image of a stranger is refused or decides") {
  int read_anyway = 0;
  int decided = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(60); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const Compared compared = random_compared(random);
    if (!compared.accepted() || compared.cases() == 0) continue;
    const std::string content(image::content_of(image::write(compared.program())));
    const std::string the_case = write_case_json(compared.program(), compared.the_case(0));
    for (int i = 0; i < 60; ++i) {
      INFO("seed " << seed << ", image " << i);
      std::string changed = content;
      for (int times = random.below(3); times >= 0; --times) damage(random, changed);
      const image::Read read = image::read(image::with_head(changed));
      CHECK((read.program == nullptr) != read.problem.empty());
      if (!read.program) continue;
      ++read_anyway;
      decided += decides(*read.program, the_case);
    }
  }
  WARN(read_anyway << " changed images were read, " << decided << " decided");
  CHECK(decided > 0);
}

}  // namespace guide::properties
