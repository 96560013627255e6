// Silence is not consent, over the whole library: take one documented fact out of a favourable case, and if it mattered,
// the guideline no longer recommends, and names that fact.

#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/decision.hpp"
#include "runtime/explain/view.hpp"
#include "tests/properties/library.hpp"

namespace guide::properties {
namespace {

bool erase(Statements& statements, std::uint32_t fact) {
  return std::erase_if(statements.facts, [fact](const auto& item) { return item.first == fact; }) != 0;
}

/// The facts that the case documents for the request, without dispute.
std::vector<std::uint32_t> documented_facts(const Case& the_case, std::uint32_t request) {
  std::vector<std::uint32_t> facts;
  const auto add = [&](const Statements& statements) {
    for (const auto& [fact, state] : statements.facts) {
      if (state.documented && !state.disputed()) facts.push_back(fact);
    }
  };
  add(the_case.statements);
  if (request != none) add(the_case.requests[request].statements);
  return facts;
}

bool recommends(const Program& program, const GuidelineDecision& decision) {
  const GuidelineInfo& info = program.guidelines[decision.guideline];
  return decision.conclusion.kind == ConclusionKind::determined && info.outcomes[decision.conclusion.outcome] == "recommended";
}

/// Whether a clause that decided reads the fact.
bool names(const std::vector<explain::ClauseView>& clauses, std::uint32_t fact) {
  return std::any_of(clauses.begin(), clauses.end(), [fact](const explain::ClauseView& clause) {
    const bool reads = clause.decisive && std::any_of(clause.facts.begin(), clause.facts.end(), [fact](const auto& view) {
      return !view.slot.is_field() && view.slot.index() == fact;
    });
    return reads || names(clause.children, fact);
  });
}

const explain::GuidelineView* find(const explain::RequestView& request, std::uint32_t guideline) {
  for (const explain::GuidelineView& view : request.guidelines) {
    if (view.decision->guideline == guideline) return &view;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a decisive fact left out of a favourable case is missed by its name") {
  const auto compilation = guideline_library();
  REQUIRE(compilation->program);
  const Program& program = *compilation->program;
  int blanked = 0;
  int decisive = 0;
  for (const Case& the_case : compilation->cases) {
    const Decision decision = decide(program, the_case);
    for (const RequestDecision& request : decision.requests) {
      for (const std::uint32_t fact : documented_facts(the_case, request.request)) {
        Case without = the_case;
        const bool erased = erase(without.statements, fact) ||
                            (request.request != none && erase(without.requests[request.request].statements, fact));
        if (!erased) continue;
        ++blanked;
        const Decision changed = decide(program, without);
        const auto& changed_request =
            changed.requests[static_cast<std::size_t>(&request - decision.requests.data())];
        std::vector<explain::RequestView> views;
        for (const GuidelineDecision& guideline : request.guidelines) {
          if (!recommends(program, guideline)) continue;
          const auto same = std::find_if(changed_request.guidelines.begin(), changed_request.guidelines.end(),
                                         [&](const auto& each) { return each.guideline == guideline.guideline; });
          if (same == changed_request.guidelines.end() || recommends(program, *same)) continue;
          ++decisive;
          if (views.empty()) views = explain::view(program, without, changed);
          const explain::GuidelineView* view =
              find(views[static_cast<std::size_t>(&request - decision.requests.data())], guideline.guideline);
          INFO(the_case.name << ": " << program.guidelines[guideline.guideline].name << " without "
                             << program.vocabulary.facts[fact].name);
          REQUIRE(view != nullptr);
          CHECK(names(view->clauses, fact));
        }
      }
    }
  }
  WARN(blanked << " facts blanked, " << decisive << " of them decisive");
  CHECK(decisive > 500);
}

}  // namespace guide::properties
