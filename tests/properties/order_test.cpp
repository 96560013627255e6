// The order of clauses never changes an outcome, nor which facts are needed, nor what would change a result: on random
// programs and in the guideline library.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "runtime/explain/change.hpp"
#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/variation.hpp"
#include "tests/properties/laws/rewrite.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

// ---- What must stay as it is ---------------------------------------------------------------------------------------

std::string conclusion_text(List<Text> outcomes, const Conclusion& conclusion) {
  std::string text = std::to_string(static_cast<int>(conclusion.kind));
  if (conclusion.kind == ConclusionKind::determined) text += outcomes[conclusion.outcome];
  return text;
}

std::string needed_text(const guide::Program& program, const guide::Case& the_case, const RequestDecision& request) {
  std::set<std::string> names;
  const explain::OpenQuestions open = explain::open_questions(program, the_case, request);
  for (const std::uint32_t fact : open.facts) names.insert(program.vocabulary.facts[fact].name);
  for (const std::uint32_t record : open.records) names.insert(program.vocabulary.records[record].name);
  std::string text;
  for (const std::string& name : names) text += name + " ";
  return text;
}

/// Each alternative with its sets, in an order of their own.
std::string changes_text(const std::vector<explain::Alternative>& alternatives) {
  std::string text;
  for (const explain::Alternative& alternative : alternatives) {
    if (!alternative.complete) continue;  // which sets were left out depends on the order
    std::set<std::set<std::string>> sets;
    for (const explain::ChangeSet& set : alternative.sets) {
      std::set<std::string> changes;
      for (const explain::Change& change : set.changes) changes.insert(change.text);
      sets.insert(std::move(changes));
    }
    text += "\n  to " + alternative.goal + ":";
    for (const auto& set : sets) {
      text += "\n    ";
      for (const std::string& change : set) text += change + "; ";
    }
  }
  return text;
}

/// By request, guideline and determination.
using Summary = std::map<std::string, std::string>;

Summary summary(const guide::Program& program, const std::vector<guide::Case>& cases, bool changes) {
  Summary found;
  for (const guide::Case& the_case : cases) {
    const Decision decision = decide(program, the_case);
    for (std::size_t i = 0; i < decision.requests.size(); ++i) {
      const RequestDecision& request = decision.requests[i];
      const std::string where = the_case.name + " " + std::to_string(i) + " ";
      found[where + "needed"] = needed_text(program, the_case, request);
      for (const GuidelineDecision& each : request.guidelines) {
        const GuidelineInfo& info = program.guidelines[each.guideline];
        found[where + info.name] = conclusion_text(info.outcomes, each.conclusion);
      }
      for (const DeterminationDecision& each : request.determinations) {
        const DeterminationInfo& info = program.determinations[each.determination];
        std::string& text = found[where + info.name];
        text = conclusion_text(info.outcomes, each.conclusion);
        if (changes) text += changes_text(explain::what_would_change(program, the_case, request, each));
      }
    }
  }
  return found;
}

void expect_same(const Summary& before, const Summary& after) {
  REQUIRE(before.size() == after.size());
  for (const auto& [where, text] : before) {
    INFO(where);
    REQUIRE(after.count(where) == 1);
    CHECK(text == after.at(where));
  }
}

// ---- Another order of a text ---------------------------------------------------------------------------------------

/// A line with what is indented under it.
struct Statement {
  std::string line;
  std::vector<Statement> inner;
};

std::size_t indent_of(const std::string& line) { return line.find_first_not_of(' '); }
bool begins(const std::string& line, std::string_view word) {
  const std::size_t at = indent_of(line);
  return line.compare(at, word.size(), word) == 0 &&
         (at + word.size() == line.size() || line[at + word.size()] == ' ' || line[at + word.size()] == ':');
}

std::vector<Statement> statements(const std::vector<std::string>& lines, std::size_t& at, std::size_t indent) {
  std::vector<Statement> all;
  while (at < lines.size() && indent_of(lines[at]) >= indent) {
    all.push_back({lines[at++], {}});
    if (at < lines.size() && indent_of(lines[at]) > indent)
      all.back().inner = statements(lines, at, indent_of(lines[at]));
  }
  return all;
}

/// What has a place of its own stays: `for`, `effective` and `outcomes` first, `unless` last.
int rank(const Statement& statement) {
  for (const char* header : {"for", "effective", "outcomes"}) {
    if (begins(statement.line, header)) return 0;
  }
  return begins(statement.line, "unless") ? 2 : 1;
}

void shuffle(Random& random, std::vector<Statement>& all) {
  random.shuffle(all);
  std::stable_sort(all.begin(), all.end(), [](const Statement& a, const Statement& b) { return rank(a) < rank(b); });
  for (Statement& each : all) shuffle(random, each.inner);
}

void print(const std::vector<Statement>& all, std::string& text) {
  for (const Statement& each : all) {
    text += each.line + "\n";
    print(each.inner, text);
  }
}

std::string in_another_order(Random& random, const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const std::size_t begin = indent_of(line);
    if (begin != std::string::npos && line[begin] != '#') lines.push_back(line);
  }
  std::size_t at = 0;
  std::vector<Statement> all = statements(lines, at, 0);
  for (Statement& each : all) {
    if (begins(each.line, "guideline")) shuffle(random, each.inner);
  }
  std::string out;
  print(all, out);
  return out;
}

}  // namespace

TEST_CASE("another order of clauses changes nothing: random programs") {
  int tried = 0;
  for (int seed = first_seed(); seed < first_seed() + seeds(100); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 15'485'863);
    const Program program = generate_program(random);
    const Case the_case = generate_case(random, program);
    const auto compiled = [&](const Program& each) {
      return compile({{"", "generated.guide", print(each) + print(the_case)}},
                     [](std::string_view) { return std::nullopt; });
    };
    const Program other = reordered(random, program);
    const auto before = compiled(program);
    const auto after = compiled(other);
    if (!before->program || !after->program) continue;
    INFO("seed " << seed << "\n" << print(program) << print(the_case) << "\n" << print(other));
    expect_same(summary(*before->program, before->cases, true), summary(*after->program, after->cases, true));
    ++tried;
  }
  CHECK(tried * 2 > seeds(100));
}

TEST_CASE("another order of clauses changes nothing: the guideline library") {
  Random random(4);
  std::vector<ModuleText> texts = library_texts();
  const auto none_other = [](std::string_view) { return std::nullopt; };
  const auto before = compile(texts, none_other);
  REQUIRE(before->program);
  std::size_t moved = 0;
  for (ModuleText& text : texts) {
    std::string other = in_another_order(random, text.text);
    moved += other != text.text ? 1 : 0;
    text.text = std::move(other);
  }
  const auto after = compile(texts, none_other);
  REQUIRE(after->program);
  CHECK(moved > 30);
  expect_same(summary(*before->program, before->cases, false), summary(*after->program, after->cases, false));
}

}  // namespace guide::properties
