#include "tools/guide/compiled.hpp"

#include <algorithm>

#include "runtime/image/image.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"

namespace guide::tool {

std::string counted(std::size_t count, std::string_view thing) {
  return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

std::optional<std::vector<ModuleText>> read_modules(const std::vector<std::string>& files, const Library& library) {
  std::vector<ModuleText> modules(files.size());
  std::vector<std::string> problems(files.size());
  const auto read = [&](std::size_t i) {
    auto file = read_file(files[i], problems[i]);
    if (file) modules[i] = {library.module_of(files[i]), std::move(file->name), std::move(file->text)};
  };
  const bool standard_input = std::find(files.begin(), files.end(), "-") != files.end();
  do_all(standard_input ? Workers() : on_threads, files.size(), read);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!problems[i].empty()) {
      report_error(problems[i]);
      return std::nullopt;
    }
    if (image::is_image(modules[i].text)) {
      report_error("`" + modules[i].file + "` is a compiled library, and this reads its texts",
                   "name the folder of `.guide` files that it was compiled from");
      return std::nullopt;
    }
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
  auto compilation =
      for_good(compile(std::move(modules), library, {.cases = CaseBlocks::unread, .workers = on_threads}));
  if (compilation->program) return compilation;
  print_error(diagnostics_text(*compilation, color_on_error()));
  return nullptr;
}

std::shared_ptr<const Compilation> for_good(std::shared_ptr<const Compilation> compilation) {
  static auto& kept = *new std::vector<std::shared_ptr<const Compilation>>();
  return kept.emplace_back(std::move(compilation));
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

std::vector<std::string> error_texts(const Compilation& compilation) {
  std::vector<std::string> texts;
  if (!compilation.diagnostics.has_errors()) return texts;
  for (const Diagnostic& diagnostic : compilation.diagnostics.sorted()) {
    texts.push_back(render_text(diagnostic, compilation.sources, {color_on_error()}));
  }
  return texts;
}

void ToldOnce::print(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const bool first = told_.empty();
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
