#include <catch2/catch.hpp>

#include "guide/guide.hpp"

namespace {

constexpr const char* guidelines = R"(
service injection "injection"
fact a: finding
fact b: count
fact c: count
record visit "visit":
  relief: percent

guideline demo.injection "Injection":
  for injection
  require any:
    a
    all:
      b > 3
      any:
        c > 2
        some visit
)";

std::string code_of(const guide::Loaded& loaded) {
  REQUIRE_FALSE(loaded.library);
  REQUIRE(loaded.diagnostics.size() == 1);
  return loaded.diagnostics.front().code;
}

std::string code_of(const guide::ReadCase& read) {
  REQUIRE_FALSE(read.the_case);
  REQUIRE(read.diagnostics.size() == 1);
  return read.diagnostics.front().code;
}

guide::Library load(const guide::Limits& limits) {
  auto loaded = guide::Library::load(guidelines, "demo.guide", {}, limits);
  for (const auto& diagnostic : loaded.diagnostics) UNSCOPED_INFO(diagnostic.text);
  REQUIRE(loaded.library);
  return *loaded.library;
}

}  // namespace

TEST_CASE("what a library may be, the host says") {
  struct Row {
    const char* what;
    void (*set)(guide::Limits&, std::size_t);
    std::size_t enough;
    const char* code;
  };
  const auto text = std::string_view(guidelines).size();
  const Row rows[] = {
      {"text", [](guide::Limits& limits, std::size_t n) { limits.text_bytes = n; }, text, "text-too-large"},
      {"texts", [](guide::Limits& limits, std::size_t n) { limits.library_bytes = n; }, text, "library-too-large"},
      {"modules", [](guide::Limits& limits, std::size_t n) { limits.modules = n; }, 1, "library-too-large"},
      {"facts", [](guide::Limits& limits, std::size_t n) { limits.facts = n; }, 4, "library-too-large"},
      {"records", [](guide::Limits& limits, std::size_t n) { limits.records = n; }, 1, "library-too-large"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    guide::Limits limits;
    row.set(limits, row.enough);
    CHECK(guide::Library::load(guidelines, "demo.guide", {}, limits).library);
    row.set(limits, row.enough - 1);
    CHECK(code_of(guide::Library::load(guidelines, "demo.guide", {}, limits)) == row.code);
  }
}

TEST_CASE("nesting and nodes have limits of the host as well") {
  guide::Limits limits;
  limits.nesting = 10;
  CHECK(guide::Library::load(guidelines, "demo.guide", {}, limits).library);
  limits.nesting = 2;
  const auto nested = guide::Library::load(guidelines, "demo.guide", {}, limits);
  CHECK(code_of(nested) == "nesting-too-deep");
  CHECK(nested.diagnostics.front().line > 10);
  limits = {};
  limits.nodes = 2;
  CHECK(code_of(guide::Library::load(guidelines, "demo.guide", {}, limits)) == "library-too-large");
}

TEST_CASE("imports count, and loading stops at the first module that is too much") {
  guide::Limits limits;
  limits.modules = 3;
  int asked = 0;
  const guide::Loader loader = [&](std::string_view path) -> std::optional<guide::Module> {
    ++asked;
    return guide::Module{std::string(path), std::string(path), "import a" + std::to_string(asked) + ".b\n"};
  };
  const auto loaded = guide::Library::load("import a0.b\n", "a.guide", loader, limits);
  CHECK(code_of(loaded) == "library-too-large");
  CHECK(asked == 3);
}

TEST_CASE("what a case may hold, the host says") {
  const std::string_view json = R"({"schema": "guide.case/1", "as_of": "2024-05-01",
    "facts": {"a": "present", "b": ["3", "4"], "visit": [{"relief": "60 %"}, {}]},
    "requests": [{"service": "injection"}, {"service": "injection"}]})";
  struct Row {
    const char* what;
    void (*set)(guide::Limits&, std::size_t);
    std::size_t enough;
  };
  const Row rows[] = {
      {"requests", [](guide::Limits& limits, std::size_t n) { limits.requests = n; }, 2},
      {"reports", [](guide::Limits& limits, std::size_t n) { limits.reports = n; }, 4},
      {"entries", [](guide::Limits& limits, std::size_t n) { limits.entries = n; }, 2},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    guide::Limits limits;
    row.set(limits, row.enough);
    const auto enough = load(limits).read_case(json);
    for (const auto& diagnostic : enough.diagnostics) UNSCOPED_INFO(diagnostic.text);
    CHECK(enough.the_case);
    row.set(limits, row.enough - 1);
    const auto read = load(limits).read_case(json);
    CHECK(code_of(read) == "case-too-large");
    CHECK(read.diagnostics.front().line > 1);
  }
  guide::Limits limits;
  limits.text_bytes = std::string_view(guidelines).size();
  const std::string padded = std::string(json) + std::string(limits.text_bytes, ' ');
  CHECK(code_of(load(limits).read_case(padded, "padded.json")) == "text-too-large");
}

TEST_CASE("a case built in code has the same limits, told once") {
  guide::Limits limits;
  limits.reports = 2;
  const guide::Library library = load(limits);
  guide::CaseBuilder builder(library, "2024-05-01");
  for (int i = 0; i < 10; ++i) builder.tell("b", std::to_string(i));
  CHECK(code_of(builder.finish()) == "case-too-large");
}

TEST_CASE("work is bounded by the nodes consulted") {
  guide::Limits limits;
  limits.work_per_node = 1;
  const guide::Library strict = load(limits);
  const guide::Library usual = load({});
  // 4,096 settlements of two disputes
  const auto disputed = [](const guide::Library& library) {
    guide::CaseBuilder builder(library, "2024-05-01");
    for (int i = 0; i < 64; ++i) builder.tell("b", std::to_string(i)).tell("c", std::to_string(i));
    return *builder.request("injection").finish().the_case;
  };
  const auto plain = [](const guide::Library& library) {
    guide::CaseBuilder builder(library, "2024-05-01");
    return *builder.tell("a", "present").request("injection").finish().the_case;
  };
  CHECK(strict.decide(plain(strict)).decision);
  const guide::Decided refused = strict.decide(disputed(strict));
  CHECK_FALSE(refused.decision);
  REQUIRE(refused.diagnostics.size() == 1);
  CHECK(refused.diagnostics.front().code == "too-much-work");

  guide::CaseDecider decider(strict);
  const guide::Case hard = disputed(strict);
  CHECK(decider.decide(hard) == guide::CaseDecider::Status::too_much_work);
  CHECK(decider.item_count() == 0);
  CHECK_FALSE(decider.decision());
  CHECK(decider.decide(plain(strict)) == guide::CaseDecider::Status::decided);
  CHECK(decider.conclusion(0, 0) == "recommended");
  CHECK(usual.decide(disputed(usual)).decision);
  CHECK(usual.decide(plain(strict)).diagnostics.at(0).code == "other-library");
  CHECK(decider.decide(disputed(usual)) == guide::CaseDecider::Status::other_library);
}

TEST_CASE("facts are found once and told by number") {
  const guide::Library library = load({});
  const auto slot = library.find_fact("b");
  REQUIRE(slot);
  CHECK_FALSE(library.find_fact("z"));
  guide::CaseBuilder by_number(library, "2024-05-01");
  guide::CaseBuilder by_name(library, "2024-05-01");
  const auto first = by_number.tell(*slot, "4").finish();
  const auto second = by_name.tell("b", "4").finish();
  REQUIRE(first.the_case);
  CHECK(first.the_case->json() == second.the_case->json());
  const guide::LibraryInfo info = library.info();
  CHECK(info.facts == 3);
  CHECK(info.records == 1);
  CHECK(info.guidelines == 1);
  CHECK(info.services == 1);
}
