#include "tools/guide/repl/imports.hpp"

#include <algorithm>
#include <set>

namespace guide::repl {
namespace {

struct Declared {
  std::vector<ast::Name> operator()(const ast::Missing&) const { return {}; }
  std::vector<ast::Name> operator()(const ast::Import&) const { return {}; }
  std::vector<ast::Name> operator()(const ast::EvidenceScale& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::SourceDocument& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::CodeSet& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::Service& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::Fact& tree) const { return {tree.field.name}; }
  std::vector<ast::Name> operator()(const ast::Record& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::DefineCondition& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::DefineSelection& tree) const { return {tree.name}; }
  std::vector<ast::Name> operator()(const ast::Table& tree) const { return tree.outputs; }
  std::vector<ast::Name> operator()(const ast::Guideline& tree) const { return {tree.path}; }
  std::vector<ast::Name> operator()(const ast::Determination& tree) const { return {tree.path}; }
  std::vector<ast::Name> operator()(const ast::Case&) const { return {}; }
};

/// Every name in a text: `twitch`, `clinical.pain.twitch` (and `twitch` of it).
std::set<std::string, std::less<>> names_in(std::string_view text) {
  std::set<std::string, std::less<>> names;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.", i), text.size());
    if (end == i) {
      ++i;
      continue;
    }
    const std::string_view name = text.substr(i, end - i);
    names.emplace(name);
    names.emplace(name.substr(name.rfind('.') + 1));
    i = end;
  }
  return names;
}

/// Modules of the guidelines that were not silent, and of the determinations.
std::set<std::string> speaking(const Program& program, const Decision& decision) {
  std::set<std::string> modules;
  for (const RequestDecision& request : decision.requests) {
    for (const GuidelineDecision& guideline : request.guidelines) {
      if (guideline.conclusion.kind != ConclusionKind::silent)
        modules.insert(program.guidelines[guideline.guideline].module);
    }
    for (const DeterminationDecision& determination : request.determinations) {
      modules.insert(program.determinations[determination.determination].module);
    }
  }
  return modules;
}

}  // namespace

std::vector<ast::Name> declared_names(const ast::Declaration& declaration) {
  return boost::variant2::visit(Declared{}, declaration);
}

std::vector<std::string> needed_imports(Workspace& workspace, const WriteOptions& options) {
  WriteOptions bare = options;
  bare.imports.clear();
  Draft draft;
  write(workspace.entered(), bare, draft);
  const auto names = names_in(draft.text());
  const Decision* decision = workspace.decision();
  const Compiled& compiled = workspace.compiled();
  std::set<std::string> needed;
  if (decision && options.with_case) needed = speaking(*compiled.program(), *decision);
  const Compilation& compilation = *compiled.compilation;
  for (std::size_t file = 1; file < compilation.files.size(); ++file) {
    for (const ast::Declaration& declaration : compilation.files[file].declarations) {
      for (const ast::Name& name : declared_names(declaration)) {
        if (names.contains(name.text)) needed.insert(compilation.modules[file]);
      }
    }
  }
  std::vector<std::string> imports = options.imports;
  std::erase_if(imports, [&](const std::string& module) { return !needed.contains(module); });
  return imports;
}

}  // namespace guide::repl
