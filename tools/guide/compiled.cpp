#include "tools/guide/compiled.hpp"

#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace

std::optional<std::vector<ModuleText>> read_modules(const std::vector<std::string>& files, const Library& library) {
  std::vector<ModuleText> modules;
  for (const std::string& path : files) {
    std::string problem;
    auto file = read_file(path, problem);
    if (!file) {
      report_error(problem);
      return std::nullopt;
    }
    modules.push_back({library.module_of(path), std::move(file->name), std::move(file->text)});
  }
  return modules;
}

bool roots_exist(const Library& library) {
  const auto missing = library.missing_root();
  if (missing)
    report_error("no folder named `" + *missing + "`",
                 "`--library` names a folder of `.guide` files, or one such file");
  return !missing;
}

std::string diagnostics_text(const Compilation& compilation, bool color) {
  std::string text;
  for (const Diagnostic& diagnostic : compilation.diagnostics.sorted()) {
    if (!text.empty()) text += '\n';
    text += render_text(diagnostic, compilation.sources, {color});
  }
  return text;
}

std::string diagnostics_summary(const Compilation& compilation) {
  std::size_t counts[3] = {};
  for (const Diagnostic& diagnostic : compilation.diagnostics.list()) {
    ++counts[static_cast<std::size_t>(diagnostic.severity)];
  }
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
