#include "tools/guide/compiled.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {

ExitCode check(const CheckOptions& options) {
  std::vector<std::string> files;
  std::string problem;
  if (!expand_folders(options.files, files, problem)) {
    report_error(problem);
    return exit_failure;
  }
  const Library library(options.library, options.files);
  if (!roots_exist(library)) return exit_failure;
  auto modules = read_modules(files, library);
  if (!modules) return exit_failure;

  const auto compilation = compile(std::move(*modules), library.loader());
  if (options.format == OutputFormat::json) {
    print(render_json(compilation->diagnostics.sorted(), compilation->sources));
  } else {
    print(diagnostics_text(*compilation, color_on_output()));
  }
  const std::string summary = diagnostics_summary(*compilation);
  const std::string checked = std::to_string(files.size()) + (files.size() == 1 ? " file" : " files");
  print_error(checked + " checked: " + (summary.empty() ? "nothing to report" : summary) + "\n");
  return compilation->diagnostics.has_errors() ? exit_no : exit_done;
}

}  // namespace guide::tool
