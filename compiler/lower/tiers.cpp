// Which guidelines a determination consults, and in which tier.
#include <algorithm>
#include <map>

#include "compiler/lower/determination.hpp"

namespace guide::lower {
namespace {

/// The first tier that names a guideline: by its own name, or by the beginning of it before `.*`.
class TierFinder {
 public:
  explicit TierFinder(const ast::Determination& tree) {
    for (std::uint32_t tier = 0; tier < tree.tiers.size(); ++tier) {
      for (const ast::Pattern& pattern : tree.tiers[tier].patterns) {
        (pattern.wildcard ? wildcards_ : names_).try_emplace(pattern.path.text, tier);
      }
    }
  }

  std::uint32_t tier_of(std::string_view name) const {
    std::uint32_t tier = none;
    if (const auto found = names_.find(name); found != names_.end()) tier = found->second;
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
      const auto found = wildcards_.find(name.substr(0, dot));
      if (found != wildcards_.end()) tier = std::min(tier, found->second);
    }
    return tier;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> names_, wildcards_;
};

/// The rank of the source in the guideline's first line; unranked sources come last.
std::uint32_t rank_of(const Program& program, const GuidelineInfo& guideline) {
  if (guideline.cite == none) return none;
  const std::uint32_t source = program.citations[guideline.cite].source;
  return source == none ? none : program.sources[source].rank;
}

}  // namespace

std::vector<TieredGuideline> tiers_of(const Program& program, const ast::Determination& tree) {
  const TierFinder finder(tree);
  struct Found {
    std::uint32_t tier, rank, guideline;
  };
  std::vector<Found> found;
  for (std::uint32_t i = 0; i < program.guidelines.size(); ++i) {
    const std::uint32_t tier = finder.tier_of(program.guidelines[i].name);
    if (tier == none) continue;
    const bool by_evidence = tree.tiers[tier].by_evidence;
    found.push_back({tier, by_evidence ? rank_of(program, program.guidelines[i]) : 0, i});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.tier != b.tier ? a.tier < b.tier : a.rank < b.rank;
  });
  std::vector<TieredGuideline> consulted;
  std::uint32_t tier = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0 && (found[i].tier != found[i - 1].tier || found[i].rank != found[i - 1].rank)) ++tier;
    consulted.push_back({found[i].guideline, tier});
  }
  return consulted;
}

}  // namespace guide::lower
