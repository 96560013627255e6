#include <catch2/catch.hpp>
#include <cstdint>
#include <thread>

#include "guide/guide.hpp"

namespace {

constexpr const char* guidelines = R"(
service injection "trigger point injection"
fact twitch:   finding "local twitch response"
fact duration: duration from 0 "how long the pain has lasted"
fact region:   one of neck, back "body region"
record visit none unless documented "visit":
  date:   date
  relief: percent "relief"

guideline demo.injection "Trigger point injection":
  for injection
  require twitch
  require duration > 3 months
  when some visit:
    require latest visit has relief > 50 %
)";

guide::Library load() {
  auto loaded = guide::Library::load(guidelines, "demo.guide");
  REQUIRE(loaded.library);
  return *loaded.library;
}

std::string conclusion(const guide::Decision& decision) { return decision.items().at(0).guidelines.at(0).conclusion; }

}  // namespace

TEST_CASE("the library says which version it is") { CHECK(guide::version() == GUIDE_VERSION_TEXT); }

TEST_CASE("mistakes in guidelines are values with a place") {
  const auto loaded = guide::Library::load("fact twitch: finding\nguideline a.b \"A\":\n  require twich\n", "a.guide");
  CHECK_FALSE(loaded.library);
  REQUIRE(loaded.diagnostics.size() == 1);
  const guide::Diagnostic& found = loaded.diagnostics.front();
  CHECK(found.code == "unknown-name");
  CHECK(found.severity == guide::Severity::error);
  CHECK(found.file == "a.guide");
  CHECK(found.line == 3);
  CHECK(found.column == 11);
  CHECK(found.help == "did you mean `twitch`?");
  CHECK(found.text.find("a.guide:3:11") != std::string::npos);
}

TEST_CASE("imports go through the host's loader") {
  std::vector<std::string> asked;
  const guide::Loader loader = [&](std::string_view path) -> std::optional<guide::Module> {
    asked.emplace_back(path);
    if (path != "shared.facts") return std::nullopt;
    return guide::Module{"shared.facts", "shared/facts.guide", "fact twitch: finding\n"};
  };
  const auto loaded =
      guide::Library::load("import shared.facts\nguideline a.b \"A\":\n  require twitch\n", "a.guide", loader);
  CHECK(loaded.library);
  CHECK(asked == std::vector<std::string>{"shared.facts"});
  CHECK_FALSE(guide::Library::load("import no.where\n", "a.guide").library);
}

TEST_CASE("the same case as JSON and built in code") {
  const guide::Library library = load();
  const auto read = library.read_case(R"({"schema": "guide.case/1", "as_of": "2024-05-01",
    "documents": {"memo": {"title": "Progress note", "date": "2024-04-12"}},
    "facts": {"twitch": {"is": "present", "in": "memo", "quote": "twitch"}, "duration": "7 months"},
    "requests": [{"service": "injection"}]})");
  REQUIRE(read.the_case);
  guide::CaseBuilder builder(library, "2024-05-01");
  builder.document("memo", "2024-04-12", "Progress note");
  builder.tell("twitch", "present", "memo", "twitch").tell("duration", "7 months").request("injection");
  const auto built = builder.finish();
  REQUIRE(built.the_case);
  CHECK(built.the_case->json() == read.the_case->json());
  CHECK(library.decide(*built.the_case).decision.value().json() ==
        library.decide(*read.the_case).decision.value().json());
  CHECK(conclusion(library.decide(*built.the_case).decision.value()) == "recommended");
}

TEST_CASE("the trace tells clause, state, evidence and parts") {
  const guide::Library library = load();
  guide::CaseBuilder builder(library, "2024-05-01");
  builder.document("memo", "2024-04-12");
  builder.tell("duration", "1 to 6 months", "memo", "since spring").request("injection");
  const auto built = builder.finish();
  REQUIRE(built.the_case);
  const auto items = library.decide(*built.the_case).decision.value().items();
  REQUIRE(items.size() == 1);
  CHECK(items[0].service == "injection");
  REQUIRE(items[0].guidelines.size() == 1);
  const guide::GuidelineResult& result = items[0].guidelines[0];
  CHECK(result.name == "demo.injection");
  CHECK(result.conclusion == "undetermined");
  REQUIRE(result.clauses.size() == 3);
  CHECK(result.clauses[0].text == "local twitch response");
  CHECK(result.clauses[0].state == guide::State::undocumented);
  CHECK(result.clauses[1].state == guide::State::undocumented);
}

TEST_CASE("entries of records are built one by one") {
  const guide::Library library = load();
  guide::CaseBuilder builder(library, "2024-05-01");
  builder.tell("twitch", "present").tell("duration", "7 months");
  builder.list("visit").entry().tell_field("date", "2024-01-02").tell_field("relief", "70 %");
  builder.entry().tell_field("date", "2024-03-02").tell_field("relief", "10 %");
  const auto built = builder.request("injection").finish();
  REQUIRE(built.the_case);
  CHECK(conclusion(library.decide(*built.the_case).decision.value()) == "not_recommended");
}

TEST_CASE("mistakes in cases are kept and handed back together") {
  const guide::Library library = load();
  guide::CaseBuilder builder(library, "2024-05-01");
  const auto built = builder.tell("twich", "present").tell("duration", "7 mg").request("injektion").finish();
  CHECK_FALSE(built.the_case);
  REQUIRE(built.diagnostics.size() == 3);
  CHECK(built.diagnostics[0].help == "did you mean `twitch`?");
  const auto read = library.read_case("{\"as_of\": ", "one.json");
  CHECK_FALSE(read.the_case);
  REQUIRE_FALSE(read.diagnostics.empty());
  CHECK(read.diagnostics[0].file == "one.json");
  CHECK(read.diagnostics[0].line == 1);
}

TEST_CASE("texts of a host that people cannot be shown are mistakes, and not quoted") {
  const guide::Library library = load();
  const auto refusal = [&](auto&& tell) {
    guide::CaseBuilder builder(library, "2024-05-01");
    tell(builder);
    const auto read = builder.finish();
    CHECK_FALSE(read.the_case);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics.front().text.find_first_of("\x1b\xE2\xFF") == std::string::npos);
    return read.diagnostics.front().code + " " + read.diagnostics.front().message;
  };
  const std::string command = "\x1b[2J";
  const std::string control = "a control character stands here; a text holds no other than tabs and line feeds";
  CHECK(refusal([&](auto& builder) { builder.document("memo", "", command); }) ==
        "control-character the document's title: " + control);
  CHECK(refusal([&](auto& builder) { builder.tell(command, "present"); }) == "control-character the fact: " + control);
  CHECK(refusal([&](auto& builder) { builder.tell("twitch", "present", "", command); }) ==
        "control-character the quote: " + control);
  CHECK(refusal([&](auto& builder) { builder.request("injection", "left\xE2\x80\xAE"); }) ==
        "control-character the label: an invisible character stands here that reorders what a reader sees");
  CHECK(refusal([&](auto& builder) { builder.request("injection", "", "denied\r"); }) ==
        "control-character the prior decision: a carriage return stands alone; lines end with a line feed");
  CHECK(refusal([&](auto& builder) { builder.list("\xFF"); }) == "not-utf8 the record: the text is not UTF-8");
  guide::CaseBuilder builder(library, "2024-05-01");
  builder.document("memo", "", "two\r\nlines\tand \xC3\xA9").tell("twitch", "present", "memo", "a\nb");
  const auto read = builder.finish();
  REQUIRE(read.the_case);
  CHECK(library.read_case(read.the_case->json()).the_case->json() == read.the_case->json());
}

TEST_CASE("of thousands of mistakes in a case built in code the first fifty are told") {
  guide::CaseBuilder builder(load(), "2024-05-01");
  for (int i = 0; i < 5000; ++i) builder.tell("twich", "present");
  CHECK(builder.finish().diagnostics.size() == 50);
}

TEST_CASE("case blocks come with the library, and decisions outlive it") {
  std::optional<guide::Decision> decision;
  {
    const auto loaded = guide::Library::load(
        std::string(guidelines) + "\ncase one as of 2024-05-01:\n  twitch: absent\n  request injection\n", "a.guide");
    REQUIRE(loaded.library);
    const auto cases = loaded.library->cases();
    REQUIRE(cases.size() == 1);
    CHECK(cases[0].name() == "one");
    decision = loaded.library->decide(cases[0]).decision;
  }
  CHECK(conclusion(*decision) == "not_recommended");
  CHECK(decision->text().find("not recommended") != std::string::npos);
}

TEST_CASE("one library decides in many threads at once") {
  const guide::Library library = load();
  guide::CaseBuilder builder(library, "2024-05-01");
  const auto built = builder.tell("twitch", "present").tell("duration", "7 months").request("injection").finish();
  REQUIRE(built.the_case);
  const std::string expected = library.decide(*built.the_case).decision.value().json();
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& result : found) {
    threads.emplace_back([&] { result = library.decide(*built.the_case).decision.value().json(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : found) CHECK(result == expected);
}

TEST_CASE("a decider gives the answers of the library") {
  const guide::Library library = load();
  CHECK_FALSE(guide::Decider::of(library, "massage"));
  auto decider = guide::Decider::of(library, "injection");
  REQUIRE(decider);
  const auto twitch = decider->fact("twitch");
  const auto duration = decider->fact("duration");
  const auto region = decider->fact("region");
  REQUIRE((twitch && duration && region));
  CHECK_FALSE(decider->fact("twich"));
  CHECK(region->place == guide::Decider::Fact::unread);
  CHECK(decider->guidelines() == 1);
  CHECK(decider->guideline(0) == "demo.injection");
  CHECK(decider->conclusion(0) == "undetermined");

  CHECK(decider->set(*twitch, 1));
  CHECK(decider->set(*duration, 60, 200));  // days
  CHECK(decider->set(*region, 1));
  decider->decide();
  CHECK(decider->conclusion(0) == "undetermined");
  CHECK(decider->set(*duration, 120));
  decider->decide();
  CHECK(decider->conclusion(0) == "recommended");
  CHECK_FALSE(decider->set(*twitch, 2));
  CHECK_FALSE(decider->set(*region, 2));
  CHECK_FALSE(decider->set(*duration, 5, 4));
  CHECK_FALSE(decider->set(*duration, INT64_MAX));
  CHECK(decider->set(*twitch, 0));
  decider->decide();
  CHECK(decider->conclusion(0) == "not_recommended");
  decider->clear(*twitch);
  decider->decide();
  CHECK(decider->conclusion(0) == "undetermined");

  const auto read = library.read_case(
      R"({"schema":"guide.case/1","as_of":"2024-05-01","facts":{"twitch":"present","duration":"2 years",
          "visit":[{"date":"2024-01-02","relief":"60 %"}]},"requests":[{"service":"injection"}]})");
  REQUIRE(read.the_case);
  CHECK(decider->decide(*read.the_case));
  CHECK(decider->conclusion(0) == conclusion(library.decide(*read.the_case).decision.value()));
  CHECK(decider->conclusion(0) == "recommended");
  const auto clauses = library.decide(*read.the_case).decision.value().items().at(0).guidelines.at(0).clauses;
  CHECK(decider->state(0, 1) == clauses.at(0).state);
  CHECK_FALSE(decider->decide(*read.the_case, 1));
}
