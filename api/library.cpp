#include <new>

#include "api/inside.hpp"

namespace guide::api {
namespace {

ModuleText inner(Module module) { return {std::move(module.path), std::move(module.file), std::move(module.text)}; }

ModuleLoader inner(const Loader& loader) {
  if (!loader) return [](std::string_view) { return std::optional<ModuleText>(); };
  return [&loader](std::string_view path) -> std::optional<ModuleText> {
    auto module = loader(path);
    if (!module) return std::nullopt;
    return inner(std::move(*module));
  };
}

Loaded without_memory() {
  Loaded loaded;
  loaded.out_of_memory = true;
  return loaded;
}

}  // namespace

std::string_view version() { return GUIDE_VERSION_TEXT; }

Library::Library(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

Loaded Library::load(std::string_view text, std::string_view file, const Loader& loader, const Limits& limits) try {
  std::vector<Module> modules;
  modules.push_back({{}, std::string(file), std::string(text)});
  return load(std::move(modules), loader, limits);
} catch (const std::bad_alloc&) {
  return without_memory();
}

Loaded Library::load(std::vector<Module> modules, const Loader& loader, const Limits& limits) try {
  std::vector<ModuleText> texts;
  texts.reserve(modules.size());
  for (Module& module : modules) texts.push_back(inner(std::move(module)));
  CompileOptions options;
  options.limits = compile_limits(limits);
  options.keep_bodies = false;
  const auto compilation = compile(std::move(texts), inner(loader), options);
  Loaded loaded;
  loaded.diagnostics = public_diagnostics(compilation->diagnostics.sorted(), compilation->sources);
  if (compilation->program) {
    auto inside = std::make_shared<Inside>();
    inside->program = compilation->program;
    inside->cases = std::move(compilation->cases);
    inside->limits = limits;
    loaded.library = Library(std::move(inside));
  }
  return loaded;
} catch (const std::bad_alloc&) {
  return without_memory();
}

std::vector<Case> Library::cases() const {
  std::vector<Case> cases;
  for (const guide::Case& the_case : inside_->cases) {
    cases.push_back(Case(std::make_shared<Case::Inside>(Case::Inside{inside_->program, the_case})));
  }
  return cases;
}

Decided Library::decide(const Case& the_case) const try {
  Decided decided;
  CaseDecider decider(*this);
  switch (decider.decide(the_case)) {
    case CaseDecider::Status::decided: decided.decision = decider.decision(); break;
    case CaseDecider::Status::too_much_work: decided.diagnostics.push_back(too_much_work()); break;
    case CaseDecider::Status::other_library: decided.diagnostics.push_back(other_library()); break;
    case CaseDecider::Status::out_of_memory: decided.out_of_memory = true; break;
  }
  return decided;
} catch (const std::bad_alloc&) {
  Decided decided;
  decided.out_of_memory = true;
  return decided;
}

std::string Library::digest() const { return inside_->program->digest; }

LibraryInfo Library::info() const {
  const Program& program = *inside_->program;
  LibraryInfo info;
  info.facts = program.vocabulary.facts.size();
  info.records = program.vocabulary.records.size();
  info.services = program.vocabulary.services.size();
  info.guidelines = program.guidelines.size();
  info.determinations = program.determinations.size();
  info.nodes = program.nodes.size();
  info.cases = inside_->cases.size();
  return info;
}

std::optional<Slot> Library::find_fact(std::string_view name) const {
  const std::uint32_t found = inside_->program->vocabulary.fact_names.find_clear(name);
  if (found == none) return std::nullopt;
  return Slot{found};
}

}  // namespace guide::api
