#include "tools/guide/diff.hpp"

#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

enum class DiffFormat { text, json, markdown };
struct DiffOptions {
  std::string before, after;  // files or folders
  std::vector<std::string> library;
  std::vector<std::string> cases;
  DiffFormat format = DiffFormat::text;
};

std::string told(const Difference& difference, DiffFormat format) {
  switch (format) {
    case DiffFormat::text: return diff_text(difference);
    case DiffFormat::json: return diff_json(difference);
    case DiffFormat::markdown: return diff_markdown(difference);
  }
  return {};
}

/// The texts of one version; what does not compile has no meaning to compare.
std::optional<std::vector<ModuleText>> read_version(const std::string& path, const std::vector<std::string>& library,
                                                    ExitCode& failed) {
  std::vector<std::string> roots{path};
  roots.insert(roots.end(), library.begin(), library.end());
  if (path == "-") roots = library;
  auto inputs = read_inputs({path}, roots);
  failed = exit_failure;
  if (!inputs) return std::nullopt;
  failed = exit_guideline;
  if (!compile_guidelines(inputs->modules, inputs->library)) return std::nullopt;
  return std::move(inputs->modules);
}

ExitCode run(const DiffOptions& options) {
  if (options.before == "-" && options.after == "-") {
    report_error("standard input can be one of the two versions, not both", "name a file");
    return exit_usage;
  }
  ExitCode failed = exit_done;
  const auto before = read_version(options.before, options.library, failed);
  if (!before) return failed;
  const auto after = read_version(options.after, options.library, failed);
  if (!after) return failed;
  Difference difference{changed_declarations(*before, *after), std::nullopt};
  if (!options.cases.empty()) {
    if (options.before == "-" || options.after == "-") {
      report_error("cases are decided by files and folders, not by standard input", "write the version to a file");
      return exit_usage;
    }
    difference.decisions = changed_decisions(options.before, options.after, options.library, options.cases, failed);
    if (!difference.decisions) return failed;
  }
  print(told(difference, options.format));
  return difference.empty() ? exit_done : exit_no;
}

}  // namespace

Verb diff_verb() {
  const auto options = std::make_shared<DiffOptions>();
  Option cases = list_option("--cases", "PATH", options->cases, "Cases to decide by both versions; files or folders; - is standard input");
  cases.is_path = true;
  return {
      "diff",
      "Say what changed between two versions of guidelines, and which decisions come out otherwise.",
      "  guide diff policies_2023 policies_2024\n"
      "  guide diff old/tens.guide new/tens.guide --cases cases --format markdown\n",
      {argument("OLD", options->before, "A file or folder; - is standard input"),
       argument("NEW", options->after, "A file or folder; - is standard input"), cases,
       library_option(options->library),
       choice<DiffFormat>("--format", "FORMAT", options->format,
                          {{"text", DiffFormat::text}, {"json", DiffFormat::json}, {"markdown", DiffFormat::markdown}},
                          "text (default), json or markdown")},
      [options] { return run(*options); }};
}

}  // namespace guide::tool
