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

}  // namespace

std::string_view version() { return GUIDE_VERSION_TEXT; }

Library::Library(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}

Loaded Library::load(std::string_view text, std::string_view file, const Loader& loader) {
  std::vector<Module> modules;
  modules.push_back({{}, std::string(file), std::string(text)});
  return load(std::move(modules), loader);
}

Loaded Library::load(std::vector<Module> modules, const Loader& loader) {
  std::vector<ModuleText> texts;
  for (Module& module : modules) texts.push_back(inner(std::move(module)));
  const auto compilation = compile(std::move(texts), inner(loader));
  Loaded loaded;
  loaded.diagnostics = public_diagnostics(compilation->diagnostics.sorted(), compilation->sources);
  if (compilation->program) {
    auto inside = std::make_shared<Inside>();
    inside->program = compilation->program;
    inside->cases = std::move(compilation->cases);
    loaded.library = Library(std::move(inside));
  }
  return loaded;
}

std::vector<Case> Library::cases() const {
  std::vector<Case> cases;
  for (const guide::Case& the_case : inside_->cases) {
    cases.push_back(Case(std::make_shared<Case::Inside>(Case::Inside{inside_->program, the_case})));
  }
  return cases;
}

Decision Library::decide(const Case& the_case) const {
  // A case refers to the program it was read against by number, so that is the one that decides it.
  const Program& program = *the_case.inside_->program;
  return Decision(std::make_shared<Decision::Inside>(Decision::Inside{
      the_case.inside_->program, the_case.inside_, guide::decide(program, the_case.inside_->the_case)}));
}

std::string Library::digest() const { return inside_->program->digest; }

}  // namespace guide::api
