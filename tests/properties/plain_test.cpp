// The quick way to read a case says what the general one says, of random plain cases and of what is left of them after
// random damage: it may refuse any text, but what it takes, both take alike.

#include <catch2/catch.hpp>

#include "runtime/batch/case_decider.hpp"
#include "runtime/batch/line_decider.hpp"
#include "runtime/decide.hpp"
#include "tests/properties/adapter.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

std::string whole(Random& random) { return std::to_string(random.below(random.below(2) == 0 ? 12 : 2'000'000)); }

std::string day(Random& random) {
  const std::string text = date_text(random.below(20'000));
  return random.below(6) == 0 ? text.substr(0, random.below(2) == 0 ? 4 : 7) : text;
}

std::string amount(Random& random, const FactInfo& info) {
  const std::string unit = info.unit.name.empty() ? "" : " " + info.unit.name;
  switch (random.below(7)) {
    case 0: return whole(random) + "." + std::to_string(random.below(100)) + unit;
    case 1: return "more than " + whole(random) + unit;
    case 2: return whole(random) + " to " + whole(random) + unit;
    case 3: return whole(random) + unit + " or more";
    case 4: return whole(random) + (info.type == Type::duration ? " weeks" : unit);
    default: return whole(random) + unit;
  }
}

/// A value as JSON, mostly one that fits.
std::string value(Random& random, const FactInfo& info) {
  const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
  if (random.below(8) == 0) return "null";
  if (random.below(60) == 0) return random.below(2) == 0 ? "17" : R"("undocumented")";
  switch (info.type) {
    case Type::finding: {
      constexpr const char* said[] = {"true", "false", R"("present")", R"("absent")"};
      return said[random.below(4)];
    }
    case Type::choice: return quoted(random.pick(info.options));
    case Type::date: return quoted(day(random) + (random.below(9) == 0 ? " or later" : ""));
    case Type::codes: return R"(["M54.1"])";
    default: break;
  }
  const bool bare = info.unit.name.empty() && random.below(3) != 0;
  return bare ? whole(random) : quoted(amount(random, info));
}

class CaseText {
 public:
  CaseText(Random& random, const guide::Program& program) : random_(random), program_(program) {}

  std::string make() {
    std::vector<std::string> members{R"("schema":)" + blank() + R"("guide.case/1")",
                                     R"("as_of":"2014-04-)" + std::string(random_.below(2) == 0 ? "03" : "30") + '"'};
    if (random_.below(4) != 0) members.push_back(R"("facts":)" + blank() + facts(3));
    if (random_.below(5) == 0) members.push_back(R"("name":"case one")");
    if (!program_.vocabulary.services.empty() && random_.below(4) != 0) members.push_back(requests());
    return joined(members, '{', '}') + blank();
  }

 private:
  std::string blank() { return random_.below(6) == 0 ? (random_.below(2) == 0 ? " " : "\n  ") : ""; }
  std::string joined(std::vector<std::string> members, char open, char close) {
    std::string text(1, open);
    random_.shuffle(members);
    for (std::size_t i = 0; i < members.size(); ++i) text += (i == 0 ? "" : ",") + blank() + members[i];
    return text + blank() + close;
  }
  std::string facts(int of_four) {
    std::vector<std::string> members;
    for (const FactInfo& info : program_.vocabulary.facts) {
      if (random_.below(4) >= of_four || (info.type == Type::codes && random_.below(9) != 0)) continue;
      if (info.latest_report_counts && random_.below(9) != 0) continue;
      members.push_back('"' + info.name + "\":" + blank() + value(random_, info));
    }
    return joined(members, '{', '}');
  }
  std::string requests() {
    const ServiceInfo& service = random_.pick(program_.vocabulary.services);
    std::vector<std::string> members{R"("service":")" + service.name + '"'};
    if (random_.below(4) == 0) members.push_back(R"("label":"a request")");
    if (random_.below(20) == 0) members.push_back(R"("facts":)" + facts(1));
    return R"("requests":[)" + joined(members, '{', '}') + ']';
  }

  Random& random_;
  const guide::Program& program_;
};

void damage(Random& random, std::string& text) {
  if (text.empty()) return;
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random.below(static_cast<int>(count))); };
  const std::size_t place = below(text.size());
  constexpr std::string_view signs = "{}[]\",:0123456789.-eE truefalsn\\\n\x01\xC3\xA9";
  const char sign = signs[below(signs.size())];
  switch (random.below(4)) {
    case 0: text[place] = sign; break;
    case 1: text.insert(place, 1, sign); break;
    case 2: text.erase(place, 1 + below(3)); break;
    default: text.insert(place, text.substr(below(place + 1), below(30)));
  }
}

/// What the quick reading says otherwise than the general one; empty if nothing.
std::string reading_difference(const guide::Program& program, const json::PlainReader& reader,
                               const guide::Case& the_case) {
  if (reader.as_of() != the_case.as_of) return "the day";
  if (reader.name() != the_case.name) return "the name";
  const std::uint32_t service = the_case.requests.empty() ? none : the_case.requests.front().service;
  if (reader.service() != service || the_case.requests.size() > 1) return "the request";
  if (service != none && reader.label() != the_case.requests.front().label) return "the label";
  for (std::uint32_t fact = 0; fact < program.vocabulary.facts.size(); ++fact) {
    const FactState* state = find_fact(the_case, service == none ? none : 0, fact);
    const bool told = state != nullptr && state->documented;
    if (reader.told(fact) != told) return "whether there is a word of " + program.vocabulary.facts[fact].name;
    if (told && reader.range(fact) != state->range) return program.vocabulary.facts[fact].name;
  }
  return {};
}

class Readings {
 public:
  explicit Readings(const guide::Program& program) : program_(program), decider_(program), reader_(program) {}

  std::string difference(const std::string& text) {
    ++texts;
    if (!reader_.read(text)) return {};
    ++plain;
    const auto general = read_case_json(program_, text);
    if (std::holds_alternative<std::vector<JsonError>>(general)) return "it is no case";
    const auto& the_case = std::get<guide::Case>(general);
    const std::string found = reading_difference(program_, reader_, the_case);
    return found.empty() ? decided(text, the_case) : found;
  }
  int texts = 0;
  int plain = 0;

 private:
  std::string decided(const std::string& text, const guide::Case& the_case) {
    const auto [decider, answer] = decider_.decide_plain(text);
    if (decider == nullptr) return "it is plain only sometimes";
    const Decision expected = decide(program_, the_case);
    const RequestDecision& request = expected.requests.front();
    for (std::size_t i = 0; i < request.guidelines.size(); ++i) {
      const Conclusion& one = request.guidelines[i].conclusion;
      if (one.kind != answer->guidelines[i]->kind || one.outcome != answer->guidelines[i]->outcome)
        return "a conclusion";
    }
    for (std::size_t i = 0; i < request.determinations.size(); ++i) {
      if (request.determinations[i].result != answer->determinations[i]->result) return "a result";
    }
    return {};
  }

  const guide::Program& program_;
  batch::CaseDecider decider_;
  json::PlainReader reader_;
};

}  // namespace

TEST_CASE("plain cases are read alike both ways") {
  int texts = 0;
  int plain = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(150); ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    Compared compared(print(generate_program(random, {})));
    if (!compared.accepted()) continue;
    Readings readings(compared.program());
    for (int i = 0; i < 40; ++i) {
      std::string text = CaseText(random, compared.program()).make();
      for (int harm = 0; harm < 6; ++harm) {
        INFO("seed " << seed << ": " << text);
        CHECK(readings.difference(text) == "");
        damage(random, text);
      }
    }
    texts += readings.texts;
    plain += readings.plain;
  }
  WARN(texts << " texts, " << plain << " of them plain");
  CHECK(plain * 12 > texts);
}

TEST_CASE("plain cases of the library are read alike both ways") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  Readings readings(*compilation->program);
  Random random(static_cast<std::uint64_t>(first_seed()));
  for (int i = 0; i < 300; ++i) {
    const std::string text = CaseText(random, *compilation->program).make();
    INFO(text);
    CHECK(readings.difference(text) == "");
  }
}

}  // namespace guide::properties
