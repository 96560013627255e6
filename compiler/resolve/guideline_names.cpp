#include <algorithm>

#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

/// A guideline under its path, with the days it is in force.
struct Version {
  const ast::Guideline* tree = nullptr;
  Range days;
};

/// Without `effective` always; dates that cannot be read were or will be reported.
Range days_in_force(const ast::Guideline& tree) {
  Range days;
  for (const ast::Header& header : tree.headers) {
    const auto* effective = boost::variant2::get_if<ast::Effective>(&header);
    if (effective == nullptr) continue;
    const std::optional<Range> from = parse_day(effective->from.text);
    const std::optional<Range> to = parse_day(effective->to.text);
    if (from) days.low = from->low;
    if (to) days.high = to->high;
  }
  return days;
}

void report_overlap(const Version& first, const Version& second, Diagnostics& diagnostics) {
  const std::string name = quoted(second.tree->path.text);
  const Range both = intersect(first.days, second.days);
  const bool always = both == Range{};
  Diagnostic& found =
      diagnostics.add(Code::overlapping_versions, second.tree->path.span,
                      always ? "there are two guidelines named " + name
                             : "two versions of " + name + " are in force together: " + day_range_text(both),
                      "give one another name, or periods that do not overlap: `effective 2009-07-18 to 2016-07-01`");
  found.labels.push_back({first.tree->path.span, "the other one"});
}

void check_versions(std::vector<Version>& versions, Diagnostics& diagnostics) {
  if (versions.size() < 2) return;
  std::stable_sort(versions.begin(), versions.end(),
                   [](const Version& a, const Version& b) { return a.days.low < b.days.low; });
  const Version* last = &versions.front();
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (versions[i].days.empty()) continue;
    if (versions[i].days.low <= last->days.high) report_overlap(*last, versions[i], diagnostics);
    if (versions[i].days.high > last->days.high) last = &versions[i];
  }
}

void report_same_name(const ast::Name& name, std::string_view what, Span first, Diagnostics& diagnostics) {
  Diagnostic& found = diagnostics.add(Code::duplicate_name, name.span,
                                      quoted(name.text) + " is the name of " + std::string(what) + " already",
                                      "give this determination another name");
  found.labels.push_back({first, "declared here"});
}

/// A guideline consulted by its own name exists; `mtus.*` may stand for none.
void check_consulted(Stage& stage, const Placed<ast::Determination>& placed,
                     const std::vector<std::string_view>& known) {
  const Scope& scope = stage.library.scopes[placed.file];
  if (scope.incomplete || !scope.unread.empty()) return;  // it may stand in what could not be read
  for (const ast::Tier& tier : placed.tree->tiers) {
    for (const ast::Pattern& pattern : tier.patterns) {
      const ast::Name& path = pattern.path;
      if (pattern.wildcard || path.text.empty() || std::binary_search(known.begin(), known.end(), path.text)) continue;
      std::string help = suggestion(path.text, known, stage.diagnostics);
      if (help.empty()) help = "import its module, or give its file along";
      stage.diagnostics.add(Code::unknown_name, path.span, "no guideline named " + quoted(path.text), std::move(help));
    }
  }
}

}  // namespace

void check_guideline_names(Stage& stage) {
  std::unordered_map<std::string_view, std::vector<Version>> by_path;
  for (const auto& [tree, file] : stage.library.guidelines) {
    if (!tree->path.text.empty()) by_path[tree->path.text].push_back({tree, days_in_force(*tree)});
  }
  std::unordered_map<std::string_view, Span> determinations;
  for (const auto& [tree, file] : stage.library.determinations) {
    const ast::Name& path = tree->path;
    if (path.text.empty()) continue;
    const auto guideline = by_path.find(path.text);
    if (guideline != by_path.end()) {
      report_same_name(path, "a guideline", guideline->second.front().tree->path.span, stage.diagnostics);
    }
    const auto [first, fresh] = determinations.emplace(path.text, path.span);
    if (!fresh) report_same_name(path, "a determination", first->second, stage.diagnostics);
  }
  for (auto& [path, versions] : by_path) check_versions(versions, stage.diagnostics);
  std::vector<std::string_view> known;
  known.reserve(by_path.size());
  for (const auto& [path, versions] : by_path) known.push_back(path);
  std::sort(known.begin(), known.end());
  for (const auto& placed : stage.library.determinations) check_consulted(stage, placed, known);
}

}  // namespace guide::resolve
