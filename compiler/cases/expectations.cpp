#include "compiler/cases/expectations.hpp"

#include <algorithm>

#include "compiler/resolve/stages.hpp"

namespace guide::cases {
namespace {

using resolve::quoted;
using resolve::SymbolKind;

constexpr std::string_view conclusions[] = {"undetermined", "contradictory", "silent"};
constexpr std::string_view results[] = {"refer", "request_information"};

bool contains(const std::vector<std::string_view>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string_view> outcomes_of(const ast::Guideline& tree) {
  std::vector<std::string_view> outcomes;
  for (const ast::Header& header : tree.headers) {
    const auto* line = boost::variant2::get_if<ast::OutcomesLine>(&header);
    if (line == nullptr) continue;
    for (const ast::Name& name : line->names) outcomes.push_back(name.text);
  }
  if (outcomes.empty()) outcomes = {"recommended", "not_recommended"};
  return outcomes;
}

}  // namespace

Subjects::Subjects(const resolve::Library& library) : library_(library) {
  for (const auto& [tree, file] : library.guidelines) {
    std::vector<std::string_view>& outcomes = subjects_[tree->path.text].outcomes;
    for (std::string_view outcome : outcomes_of(*tree)) {
      if (!contains(outcomes, outcome)) outcomes.push_back(outcome);
    }
  }
  for (const auto& [tree, file] : library.determinations) {
    Subject& subject = subjects_[tree->path.text];
    subject.determination = true;
    for (const ast::Name& name : tree->outcomes.names) subject.outcomes.push_back(name.text);
    subject.outcomes.insert(subject.outcomes.end(), std::begin(results), std::end(results));
  }
  for (auto& [path, subject] : subjects_) {
    subject.outcomes.insert(subject.outcomes.end(), std::begin(conclusions), std::end(conclusions));
  }
  for (const FactInfo& field : library.vocabulary.fields) records_with_field_[field.name].push_back(field.record);
}

bool Subjects::check_outcome(const ast::Expect& tree, const Subject& subject, Diagnostics& diagnostics) const {
  if (tree.outcome.text.empty()) return false;
  if (contains(subject.outcomes, tree.outcome.text)) return true;
  std::string help = resolve::suggestion(tree.outcome.text, subject.outcomes, diagnostics);
  constexpr std::size_t most_listed = 5;
  const std::size_t own = subject.outcomes.size() - std::size(conclusions);
  std::vector<std::string_view> listed(subject.outcomes.begin(),
                                       subject.outcomes.begin() + static_cast<long>(std::min(own, most_listed)));
  if (help.empty()) help = "it concludes " + resolve::quoted_list(listed, "or");
  diagnostics.add(Code::case_expect, tree.outcome.span,
                  quoted(tree.subject.text) + " has no outcome " + quoted(tree.outcome.text), help);
  return false;
}

std::vector<std::string_view> Subjects::fields_seen(std::uint32_t file) const {
  std::vector<std::string_view> fields;
  for (std::uint32_t other : library_.scopes[file].visible) {
    for (const auto& [name, symbol] : library_.scopes[other].own) {
      if (symbol.kind != SymbolKind::record) continue;
      const RecordInfo& record = library_.vocabulary.records[symbol.index];
      for (std::uint32_t i = 0; i < record.field_count; ++i) {
        fields.push_back(library_.vocabulary.fields[record.first_field + i].name);
      }
    }
  }
  std::sort(fields.begin(), fields.end());
  return fields;
}

/// As the decision finds it: a fact's plain name where that is clear to hosts too, else with its module.
std::optional<std::string> Subjects::because_name(const ast::Name& name, std::uint32_t file,
                                                  Diagnostics& diagnostics) const {
  const std::optional<resolve::Symbol> known = resolve::look_up(library_, file, name.text);
  if (!known) {
    const auto field = records_with_field_.find(name.text);
    if (field != records_with_field_.end()) return std::string(name.text);
    const std::string near = resolve::suggestion(name.text, fields_seen(file), diagnostics);
    if (!near.empty()) {
      diagnostics.add(Code::unknown_name, name.span, "no fact, definition or field named " + quoted(name.text), near);
      return std::nullopt;
    }
  }
  const auto symbol =
      resolve::find(library_, file, name, {SymbolKind::fact, SymbolKind::condition, SymbolKind::record}, diagnostics);
  if (!symbol) return std::nullopt;
  if (symbol->kind != SymbolKind::fact) return std::string(name.text);
  const FactInfo& fact = library_.vocabulary.facts[symbol->index];
  return library_.vocabulary.fact_names.for_case(fact);
}

std::optional<Expectation> Subjects::read(const ast::Expect& tree, std::uint32_t file, Diagnostics& diagnostics) const {
  if (tree.subject.text.empty()) return std::nullopt;
  const auto subject = subjects_.find(tree.subject.text);
  if (subject == subjects_.end()) {
    std::vector<std::string_view> paths;
    for (const auto& [path, known] : subjects_) paths.push_back(path);
    std::sort(paths.begin(), paths.end());
    std::string help = resolve::suggestion(tree.subject.text, paths, diagnostics);
    if (help.empty()) help = "import its module, or give its file along";
    const resolve::Scope& scope = library_.scopes[file];
    if (scope.incomplete || !scope.unread.empty()) return std::nullopt;
    diagnostics.add(Code::case_expect, tree.subject.span,
                    "no guideline or determination named " + quoted(tree.subject.text), help);
    return std::nullopt;
  }
  if (!check_outcome(tree, subject->second, diagnostics)) return std::nullopt;
  Expectation expectation;
  expectation.subject = tree.subject.text;
  expectation.outcome = tree.outcome.text;
  expectation.in_any_case = tree.in_any_case;
  expectation.place = library_.place(tree.span);
  if (!tree.because) return expectation;
  expectation.has_because = true;
  expectation.because_state = static_cast<std::uint8_t>(tree.because->state);
  for (const ast::Name& name : tree.because->names) {
    std::optional<std::string> found = because_name(name, file, diagnostics);
    if (found) expectation.because.push_back(std::move(*found));
  }
  return expectation;
}

}  // namespace guide::cases
