#include <algorithm>

#include "runtime/explain/words.hpp"
#include "tools/guide/doc.hpp"

namespace guide::tool::doc {
namespace {

void add_guidelines(const Library& library, Page& page) {
  Block table = doc::table({{{"guideline"}}, {{"in force"}}, {{"source"}}, {{"not verified"}}});
  for (std::uint32_t i = 0; i < library.program.guidelines.size(); ++i) {
    if (!library.shown[i]) continue;
    const GuidelineInfo& info = library.program.guidelines[i];
    Line place;
    add_place(place, library.program, info.cite, true);
    const std::size_t unverified = unverified_clauses(library.program, info);
    Line mark;
    if (unverified != 0) mark.push_back({counted(unverified, "clause"), "", false, true});
    Line name{{info.title.empty() ? info.name : info.title, library.pages[i]}};
    if (!info.title.empty()) name.insert(name.end(), {{" "}, {info.name, "", true}});
    table.rows.push_back({std::move(name),
                          {{period_words(info.effective)}},
                          std::move(place),
                          std::move(mark)});
  }
  if (table.rows.size() > 1) page.blocks.push_back(std::move(table));
}

void add_determinations(const Library& library, Page& page) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < library.program.determinations.size(); ++i) {
    const DeterminationInfo& info = library.program.determinations[i];
    if (library.shown_determinations[i]) items.push_back({{{info.title.empty() ? info.name : info.title, info.name}}});
  }
  if (items.empty()) return;
  page.blocks.push_back(heading(2, "Determinations"));
  page.blocks.push_back(list(std::move(items)));
}

std::string result_words(const DeterminationInfo& info, const Result& result) {
  return explain::result_text(info, result);
}

void add_result(Page& page, const Library& library, const DeterminationInfo& info, const ResultClause& clause,
                const std::string& when) {
  Line line{{result_words(info, clause.result) + " when " + when}};
  if (!clause.label.empty()) line.push_back({": " + std::string(clause.label)});
  if (clause.cite != none) {
    line.push_back({" ("});
    add_place(line, library.program, clause.cite, true);
    line.push_back({")"});
  }
  page.blocks.back().items.push_back({std::move(line)});
}

/// The guidelines of every consultation, tier by tier.
std::vector<Item> tiers_of(const Library& library, const DeterminationInfo& info) {
  std::vector<std::vector<std::uint32_t>> tiers;
  for (const Consultation& consultation : info.consultations) {
    for (const Consulted& each : consultation.consulted) {
      if (tiers.size() <= each.tier) tiers.resize(each.tier + 1);
      auto& tier = tiers[each.tier];
      if (std::find(tier.begin(), tier.end(), each.guideline) == tier.end()) tier.push_back(each.guideline);
    }
  }
  std::vector<Item> items;
  for (const auto& tier : tiers) {
    if (tier.empty()) continue;
    Line line;
    for (const std::uint32_t guideline : tier) {
      if (!line.empty()) line.push_back({", "});
      const GuidelineInfo& named = library.program.guidelines[guideline];
      line.push_back(
          {named.title.empty() ? named.name : named.title, library.shown[guideline] ? library.pages[guideline] : ""});
    }
    items.push_back({std::move(line)});
  }
  return items;
}

}  // namespace

Page index_page(const Library& library) {
  Page page{"index", "Guidelines"};
  page.blocks.push_back(paragraph({{"What a case can say: "},
                                   {"the vocabulary", "vocabulary"},
                                   {", "},
                                   {"an intake form", "intake.html"},
                                   {", "},
                                   {"a JSON Schema", "case.schema.json"},
                                   {"."}}));
  add_guidelines(library, page);
  add_determinations(library, page);
  return page;
}

Page determination_page(const Library& library, std::uint32_t determination) {
  const DeterminationInfo& info = library.program.determinations[determination];
  Page page{info.name, info.title.empty() ? info.name : info.title};
  Line head{{info.name, "", true}};
  if (info.cite != none) head.push_back({", "});
  add_place(head, library.program, info.cite, true);
  page.blocks.push_back(paragraph(std::move(head)));
  page.blocks.push_back(heading(2, "Consults, in order"));
  page.blocks.push_back(list(tiers_of(library, info)));
  page.blocks.push_back(heading(2, "What follows"));
  page.blocks.push_back(list({}));
  for (const OutcomeMapping& mapping : info.mappings) {
    Line line{{(mapping.outcome == none ? "ignored" : explain::spaced(info.outcomes[mapping.outcome])) + " when " +
               explain::spaced(mapping.guideline_outcome)}};
    if (!mapping.label.empty()) line.push_back({": " + mapping.label});
    page.blocks.back().items.push_back({std::move(line)});
  }
  add_result(page, library, info, info.undetermined, "undetermined");
  add_result(page, library, info, info.contradictory, "contradictory");
  add_result(page, library, info, info.silent, "silent");
  for (const PriorEffectInfo& effect : info.prior_effects) {
    page.blocks.back().items.push_back(
        {{{explain::spaced(info.outcomes[effect.outcome]) + (effect.upholds ? " upholds " : " overturns ") +
           "what was " + explain::spaced(effect.prior)}}});
  }
  for (const ReviewerInfo& reviewer : info.reviewers) {
    page.blocks.back().items.push_back({{{explain::spaced(info.outcomes[reviewer.outcome]) + " needs review by " +
                                          explain::spaced(reviewer.reviewer)}}});
  }
  return page;
}

}  // namespace guide::tool::doc
