#include "tools/guide/compiled.hpp"

#include "runtime/image/image.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

std::optional<std::vector<ModuleText>> read_modules(const std::vector<std::string>& files, const Library& library) {
  std::vector<ModuleText> modules;
  for (const std::string& path : files) {
    std::string problem;
    auto file = read_file(path, problem);
    if (!file) {
      report_error(problem);
      return std::nullopt;
    }
    if (image::is_image(file->text)) {
      report_error("`" + file->name + "` is a compiled library, and this reads its texts",
                   "name the folder of `.guide` files that it was compiled from");
      return std::nullopt;
    }
    modules.push_back({library.module_of(path), std::move(file->name), std::move(file->text)});
  }
  return modules;
}

std::optional<Inputs> read_inputs(const std::vector<std::string>& paths, const std::vector<std::string>& roots) {
  std::vector<std::string> files;
  std::string problem;
  if (!expand_folders(paths, files, problem)) {
    report_error(problem);
    return std::nullopt;
  }
  Inputs inputs{Library(roots, paths), {}};
  if (!roots_exist(inputs.library)) return std::nullopt;
  auto modules = read_modules(files, inputs.library);
  if (!modules) return std::nullopt;
  inputs.modules = std::move(*modules);
  return inputs;
}

bool roots_exist(const Library& library) {
  const auto missing = library.missing_root();
  if (missing)
    report_error("no folder named `" + *missing + "`",
                 "`--library` names a folder of `.guide` files, or one such file");
  return !missing;
}

std::unique_ptr<Compilation> compile(std::vector<ModuleText> texts, const Library& library,
                                     const CompileOptions& options) {
  auto compilation = guide::compile(std::move(texts), library.loader(), options);
  Diagnostics told;
  for (const Diagnostic& found : compilation->diagnostics.list()) {
    Diagnostic& each = told.add(found.code, found.primary.span, found.message, found.help) = found;
    if (found.code != Code::unknown_module) continue;
    const auto folder = library.folder_above_with(compilation->sources.text(found.primary.span));
    if (folder) each.help = "it lies in `" + *folder + "`: say `--library " + *folder + "`";
  }
  compilation->diagnostics = std::move(told);
  return compilation;
}

std::shared_ptr<const Compilation> compile_guidelines(std::vector<ModuleText> modules, const Library& library) {
  std::shared_ptr<const Compilation> compilation = compile(std::move(modules), library, {.with_cases = false});
  if (compilation->program) return compilation;
  print_error(diagnostics_text(*compilation, color_on_error()));
  return nullptr;
}

std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources, bool color) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += render_text(diagnostic, sources, {color});
  }
  return text;
}

std::string diagnostics_text(const Compilation& compilation, bool color) {
  return diagnostics_text(compilation.diagnostics.sorted(), compilation.sources, color);
}

void ToldOnce::print_errors(const Compilation& compilation) {
  if (!compilation.diagnostics.has_errors()) return;
  for (const Diagnostic& diagnostic : compilation.diagnostics.sorted()) {
    const bool first = told_.empty();
    const std::string text = render_text(diagnostic, compilation.sources, {color_on_error()});
    if (told_.insert(text).second) print_error(first ? text : "\n" + text);
  }
}

std::string diagnostics_summary(const std::vector<Diagnostic>& diagnostics) {
  std::size_t counts[3] = {};
  for (const Diagnostic& diagnostic : diagnostics) ++counts[static_cast<std::size_t>(diagnostic.severity)];
  std::string summary;
  const auto add = [&](Severity severity, const char* thing) {
    const std::size_t count = counts[static_cast<std::size_t>(severity)];
    if (count != 0) summary += (summary.empty() ? "" : ", ") + counted(count, thing);
  };
  add(Severity::error, "error");
  add(Severity::warning, "warning");
  add(Severity::note, "note");
  return summary;
}

}  // namespace guide::tool
