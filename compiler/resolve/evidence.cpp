#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

struct Rank {
  std::uint32_t scale = 0;
  std::uint32_t position = 0;
};
using Ranks = std::unordered_map<std::string_view, std::vector<Rank>>;

Ranks collect_ranks(Stage& stage) {
  Ranks ranks;
  for (std::uint32_t scale = 0; scale < stage.scales.size(); ++scale) {
    const std::vector<ast::Name>& names = stage.scales[scale].tree->ranks;
    for (std::uint32_t position = 0; position < names.size(); ++position) {
      std::vector<Rank>& same = ranks[names[position].text];
      if (same.empty() || same.back().scale != scale) {
        same.push_back({scale, position});
        continue;
      }
      Diagnostic& found = stage.diagnostics.add(Code::duplicate_name, names[position].span,
                                                quoted(names[position].text) + " stands twice on the scale",
                                                "leave out one of the two");
      found.labels.push_back({names[same.back().position].span, "ranked here"});
    }
  }
  return ranks;
}

std::vector<Rank> visible_ranks(const Stage& stage, std::uint32_t file, const std::vector<Rank>& ranks) {
  std::vector<Rank> found;
  for (const Rank& rank : ranks) {
    if (sees(stage.library, file, stage.scales[rank.scale].file)) found.push_back(rank);
  }
  return found;
}

void report_unknown_rank(Stage& stage, std::uint32_t file, const ast::Name& name, const Ranks& ranks) {
  const Scope& scope = stage.library.scopes[file];
  if (name.text.empty() || scope.incomplete || !scope.unread.empty()) return;
  std::vector<std::string_view> names;
  for (const auto& [candidate, where] : ranks) {
    if (!visible_ranks(stage, file, where).empty()) names.push_back(candidate);
  }
  std::string help = suggestion(name.text, names, stage.diagnostics);
  if (help.empty()) help = "declare a scale: `evidence scale_name: " + std::string(name.text) + ", weaker_rank`";
  stage.diagnostics.add(Code::unknown_rank, name.span, "no evidence scale ranks " + quoted(name.text), help)
      .primary.text = "on no scale of this file or its imports";
}

void report_two_scales(Stage& stage, const ast::Name& name, const std::vector<Rank>& ranks) {
  const ast::EvidenceScale& a = *stage.scales[ranks[0].scale].tree;
  const ast::EvidenceScale& b = *stage.scales[ranks[1].scale].tree;
  Diagnostic& found = stage.diagnostics.add(
      Code::ambiguous_name, name.span,
      quoted(name.text) + " is a rank of " + quoted(a.name.text) + " and of " + quoted(b.name.text),
      "give the rank of one scale another name");
  found.labels.push_back({a.ranks[ranks[0].position].span, "ranked here"});
  found.labels.push_back({b.ranks[ranks[1].position].span, "and here"});
}

void rank_source(Stage& stage, const Placed<ast::SourceDocument>& placed, SourceInfo& info, const Ranks& ranks) {
  days_named(placed.tree->date, stage.diagnostics);
  if (!placed.tree->evidence) return;
  const ast::Name& name = *placed.tree->evidence;
  const auto known = ranks.find(name.text);
  const std::vector<Rank> found =
      known == ranks.end() ? std::vector<Rank>{} : visible_ranks(stage, placed.file, known->second);
  if (found.empty()) return report_unknown_rank(stage, placed.file, name, ranks);
  if (found.size() > 1) return report_two_scales(stage, name, found);
  info.evidence = stage.library.keep(name.text);
  info.rank = found.front().position;
}

}  // namespace

void rank_sources(Stage& stage) {
  const Ranks ranks = collect_ranks(stage);
  for (std::size_t i = 0; i < stage.sources.size(); ++i) {
    rank_source(stage, stage.sources[i], stage.library.source_documents[i], ranks);
  }
}

}  // namespace guide::resolve
