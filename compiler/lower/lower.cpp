#include "compiler/lower/lower.hpp"

#include "compiler/check/tables.hpp"
#include "compiler/lower/condition.hpp"
#include "compiler/lower/determination.hpp"
#include "compiler/lower/guideline.hpp"
#include "compiler/lower/selection.hpp"

namespace guide::lower {
namespace {

void copy_declarations(Shared& shared) {
  const resolve::Library& library = shared.library;
  Program& program = shared.program;
  program.sources = library.source_documents;
  program.code_sets = library.codes;
  for (std::size_t i = 0; i < library.code_trees.size(); ++i) {
    const auto& [tree, file] = library.code_trees[i];
    program.code_sets[i].cite = shared.citations.of(tree->tail, file, none, shared.diagnostics);
  }
  for (std::size_t i = 0; i < library.sources->size(); ++i) {
    program.files.push_back(program.room.keep((*library.sources)[static_cast<std::uint32_t>(i)].name()));
  }
  // Room for what grows longest.
  std::size_t cites = 0;
  for (const ast::File& tree : *library.files) cites += tree.cites;
  program.citations.reserve(cites);
  program.guidelines.reserve(library.guidelines.size());
}

/// Definitions that no guideline uses are looked at all the same.
void check_unused(Shared& shared) {
  for (std::uint32_t i = 0; i < shared.definition_seen.size(); ++i) {
    if (shared.definition_seen[i]) continue;
    BodyBuilder body;
    TablesInBody tables;
    lower_definition({shared, shared.library.conditions[i].file, none, body, tables, shared.diagnostics}, i);
  }
  for (std::uint32_t i = 0; i < shared.selection_seen.size(); ++i) {
    if (!shared.selection_seen[i]) check_selection(shared, i);
  }
}

/// What services find while it is gathered.
struct Slices {
  using Uses = std::vector<ServiceSlices::Use>;
  struct OfService {
    Uses guidelines, determinations;

    ServiceSlices kept(Room& room) const { return {room.keep(guidelines), room.keep(determinations)}; }
  };
  std::vector<OfService> services;
  OfService without_request;
};

/// Every determination decides every request: with the consultation of its service, or the last one, that consults nothing.
void add_determination_slices(const Program& program, std::uint32_t determination, Slices& slices) {
  const std::vector<Consultation>& consultations = program.determinations[determination].consultations;
  const auto silent = static_cast<std::uint32_t>(consultations.size() - 1);
  for (std::uint32_t c = 0; c < silent; ++c) {
    const std::uint32_t service = consultations[c].service;
    (service == none ? slices.without_request : slices.services[service]).determinations.push_back({determination, c});
  }
  for (Slices::OfService& of : slices.services) {
    const bool decided = !of.determinations.empty() && of.determinations.back().item == determination;
    if (!decided) of.determinations.push_back({determination, silent});
  }
}

/// By service: the guidelines that speak to it, and the determinations.
void add_slices(Shared& shared) {
  Program& program = shared.program;
  Slices slices;
  slices.services.resize(program.vocabulary.services.size());
  for (std::uint32_t g = 0; g < program.guidelines.size(); ++g) {
    const List<Application> applications = program.guidelines[g].applications;
    for (std::uint32_t a = 0; a < applications.size(); ++a) {
      for (const std::uint32_t service : applications[a].services) slices.services[service].guidelines.push_back({g, a});
    }
    slices.without_request.guidelines.push_back({g, static_cast<std::uint32_t>(applications.size() - 1)});
    if (applications.size() != 1 || !shared.spend(slices.services.size(), {})) continue;
    for (Slices::OfService& of : slices.services) of.guidelines.push_back({g, 0});  // without `for`: to all
  }
  if (!shared.spend(slices.services.size() * program.determinations.size(), {})) return;
  for (std::uint32_t d = 0; d < program.determinations.size(); ++d) add_determination_slices(program, d, slices);
  for (const Slices::OfService& of : slices.services) program.services.push_back(of.kept(program.room));
  program.without_request = slices.without_request.kept(program.room);
}

}  // namespace

std::shared_ptr<Program> lower(const resolve::Library& library, Diagnostics& diagnostics, std::size_t most_conditions,
                               const std::function<ast::Guideline(std::size_t guideline)>& whole) {
  const std::shared_ptr<Program>& program = library.program;
  Shared shared(library, *program, diagnostics);
  shared.most_conditions = most_conditions;
  copy_declarations(shared);
  bool good = true;
  for (std::size_t i = 0; i < library.guidelines.size(); ++i) {
    resolve::Placed<ast::Guideline> placed = library.guidelines[i];
    const ast::Guideline tree = whole ? whole(i) : ast::Guideline();
    if (whole) placed.tree = &tree;
    good = lower_guideline(shared, placed) && good;
  }
  for (const auto& determination : library.determinations) good = lower_determination(shared, determination) && good;
  check_unused(shared);
  check::check_tables(shared);
  if (!good || shared.exhausted() || diagnostics.has_errors()) return nullptr;
  add_slices(shared);
  if (shared.exhausted()) return nullptr;
  return program;
}

}  // namespace guide::lower
