#include "compiler/format/format.hpp"

#include <algorithm>

#include "compiler/syntax/parse.hpp"
#include "tools/guide/files.hpp"
#include "tools/guide/layout_diff.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

struct FormatOptions {
  std::vector<std::string> files;
  bool check = false;
  bool diff = false;
  bool write = false;
};

/// The tree as text, or nothing, with what is wrong.
std::optional<std::string> tree_of(const std::string& name, const std::string& text, std::string& findings) {
  SourceMap sources;
  Diagnostics diagnostics;
  const ast::File file = syntax::parse(sources, sources.add(name, text), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (!findings.empty()) findings += '\n';
    findings += render_text(diagnostic, sources, {color_on_error()});
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return ast::print(file);
}

/// Formats one file; the layout may change, the tree may not.
ExitCode format_file(const NamedText& file, const FormatOptions& options) {
  std::string findings;
  const auto before = tree_of(file.name, file.text, findings);
  if (!before) {
    print_error(findings);
    return exit_guideline;
  }
  const std::string formatted = guide::format(file.text);
  if (tree_of(file.name, formatted, findings) != before) {
    report_error("the layout of `" + file.name + "` could not be changed without changing what it says",
                 "the file is left as it is");
    return exit_failure;
  }
  const bool differs = formatted != file.text;
  if (options.check || options.diff) {
    if (options.diff) {
      print(layout_diff(file.name, file.text, formatted));
    } else if (differs) {
      print(file.name + "\n");
    }
    return differs ? exit_no : exit_done;
  }
  if (!options.write) {
    print(formatted);
    return exit_done;
  }
  std::string problem;
  if (!differs || write_file(file.name, formatted, problem)) return exit_done;
  report_error(problem);
  return exit_failure;
}

ExitCode run(const FormatOptions& options) {
  std::vector<std::string> files;
  std::string problem;
  if (!expand_folders(options.files, files, problem)) {
    report_error(problem);
    return exit_failure;
  }
  ExitCode worst = exit_done;
  for (const std::string& path : files) {
    const auto file = read_file(path, problem);
    if (!file) report_error(problem);
    FormatOptions for_file = options;
    if (path == "-") for_file.write = false;  // standard input has no file to replace
    worst = std::max(worst, file ? format_file(*file, for_file) : exit_failure);
  }
  return worst;
}

}  // namespace

Verb format_verb() {
  const auto options = std::make_shared<FormatOptions>();
  Verb verb{"format",
            "Lay files out in the one canonical way.",
            "  guide format pain.guide\n"
            "  guide format --diff pain.guide\n"
            "  guide format --write guidelines\n",
            {files_argument(options->files, "Files or folders; - is standard input"),
             flag("--check", options->check, "Only name the files that would change"),
             flag("--diff", options->diff, "Only show what would change, line by line, as `patch` reads it"),
             flag("--write", options->write, "Replace the files")},
            [options] { return run(*options); }};
  verb.options.back().excludes = "--check --diff";
  return verb;
}

}  // namespace guide::tool
