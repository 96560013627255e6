// No conclusion without reasons: whatever is adverse, undetermined or contradictory names clauses that decided, in
// every golden test, on random programs and in the guideline library.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/explain/view.hpp"
#include "tests/properties/generate/generate.hpp"
#include "tests/properties/library.hpp"
#include "tests/properties/seeds.hpp"

namespace guide::properties {
namespace {

namespace fs = std::filesystem;

struct Tally {
  int conclusions = 0;
  int with_reasons = 0;
};

/// A clause that decided and can be pointed at: where it stands, or what it rests on.
bool is_reason(const explain::ClauseView& clause) {
  return clause.decisive && clause.clause->kind != ClauseKind::note && clause.clause->place.file != none;
}

/// Whether some decisive clause, or a test below it, has one of the states.
bool has_reason(const std::vector<explain::ClauseView>& clauses, const std::vector<State>& states) {
  return std::any_of(clauses.begin(), clauses.end(), [&](const explain::ClauseView& clause) {
    if (!is_reason(clause)) return false;
    return std::find(states.begin(), states.end(), clause.state) != states.end() || has_reason(clause.children, states);
  });
}

/// The states that a reason for such a conclusion must have: what is undetermined has something open, what the records
/// contradict has something in dispute.
std::vector<State> wanted_states(const Conclusion& conclusion) {
  switch (conclusion.kind) {
    case ConclusionKind::undetermined: return {State::undocumented, State::conflicting};
    case ConclusionKind::contradictory:
      if (conclusion.by_records) return {State::conflicting, State::undocumented};
      return {State::present};
    case ConclusionKind::determined:
      if (!conclusion.in_any_case && !conclusion.whichever_report) return {State::present, State::absent};
      break;
    case ConclusionKind::silent: break;
  }
  return {State::present, State::absent, State::undocumented, State::conflicting};
}

bool needs_reasons(const GuidelineInfo& info, const Conclusion& conclusion) {
  if (conclusion.kind == ConclusionKind::silent) return false;
  return conclusion.kind != ConclusionKind::determined || info.outcomes[conclusion.outcome] != "recommended";
}

void check_guideline(const explain::GuidelineView& guideline, Tally& tally) {
  const Conclusion& conclusion = guideline.decision->conclusion;
  if (!needs_reasons(*guideline.info, conclusion)) return;
  ++tally.conclusions;
  const bool reasons = has_reason(guideline.clauses, wanted_states(conclusion));
  tally.with_reasons += reasons ? 1 : 0;
  INFO(guideline.info->name << ": " << static_cast<int>(conclusion.kind));
  CHECK(reasons);
}

/// A determination rests on guidelines with reasons, or on the clause that says what follows where none speaks.
void check_determination(const explain::RequestView& request, const explain::DeterminationView& view, Tally& tally) {
  const Conclusion& conclusion = view.decision->conclusion;
  ++tally.conclusions;
  bool reasons = view.decision->by_silent || conclusion.kind == ConclusionKind::silent;
  for (const Consulted& consulted : view.info->consultations[view.decision->consultation].consulted) {
    for (const explain::GuidelineView& guideline : request.guidelines) {
      if (guideline.decision->guideline != consulted.guideline) continue;
      reasons = reasons ||
                has_reason(guideline.clauses, {State::present, State::absent, State::undocumented, State::conflicting});
    }
  }
  tally.with_reasons += reasons ? 1 : 0;
  INFO(view.info->name);
  CHECK(reasons);
}

void check(const Compilation& compilation, Tally& tally) {
  const guide::Program& program = *compilation.program;
  for (const guide::Case& the_case : compilation.cases) {
    INFO("case " << the_case.name);
    const Decision decision = decide(program, the_case);
    for (const explain::RequestView& request : explain::view(program, the_case, decision)) {
      for (const explain::GuidelineView& guideline : request.guidelines) check_guideline(guideline, tally);
      for (const explain::DeterminationView& view : request.determinations) check_determination(request, view, tally);
    }
  }
}

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Modules that golden tests import: of a folder `library` beside them, or of the guideline library.
std::optional<ModuleText> load(const fs::path& beside, std::string_view module) {
  std::string name(module);
  std::replace(name.begin(), name.end(), '.', '/');
  for (const fs::path& root : {beside / "library", fs::path(GUIDE_SOURCE_FOLDER) / "guidelines"}) {
    const fs::path file = root / (name + ".guide");
    if (fs::exists(file)) return ModuleText{std::string(module), file.string(), read(file)};
  }
  return std::nullopt;
}

void finish(const Tally& tally, int least) {
  WARN(tally.with_reasons << " of " << tally.conclusions << " conclusions carry reasons");
  CHECK(tally.with_reasons == tally.conclusions);
  CHECK(tally.conclusions >= least);
}

}  // namespace

TEST_CASE("every adverse or open conclusion carries reasons: golden tests") {
  Tally tally;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIDE_SOURCE_FOLDER) / "tests" / "golden")) {
    if (entry.path().extension() != ".guide") continue;
    const fs::path folder = entry.path().parent_path();
    const auto compilation = compile({{"", entry.path().filename().string(), read(entry.path())}},
                                     [&](std::string_view module) { return load(folder, module); });
    if (!compilation->program) continue;
    INFO(entry.path().string());
    check(*compilation, tally);
  }
  finish(tally, 20);
}

TEST_CASE("every adverse or open conclusion carries reasons: random programs") {
  Tally tally;
  for (int seed = first_seed(); seed < first_seed() + seeds(200); ++seed) {
    Random random(static_cast<std::uint64_t>(seed) * 104'729);
    const Program program = generate_program(random);
    std::string text = print(program);
    for (int i = 0; i < 4; ++i) {
      const std::string one = print(generate_case(random, program));
      text += "case case_" + std::to_string(i) + one.substr(std::string("case generated").size());
    }
    const auto compilation = compile({{"", "generated.guide", text}}, [](std::string_view) { return std::nullopt; });
    if (!compilation->program) continue;
    INFO("seed " << seed << "\n" << text);
    check(*compilation, tally);
  }
  finish(tally, seeds(200));
}

TEST_CASE("every adverse or open conclusion carries reasons: the guideline library") {
  Tally tally;
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  check(*compilation, tally);
  finish(tally, 100);
}

}  // namespace guide::properties
