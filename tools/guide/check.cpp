#include <algorithm>

#include "compiler/lint/lint.hpp"
#include "tools/guide/compiled.hpp"
#include "tools/guide/findings.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

enum class CheckFormat { text, json, sarif, github };
struct CheckOptions {
  std::vector<std::string> files;  // files or folders; `-` is standard input
  std::vector<std::string> library;
  std::vector<std::string> deny;  // lints, or `warnings`
  CheckFormat format = CheckFormat::text;
};

std::string told(const std::vector<Diagnostic>& findings, const SourceMap& sources, CheckFormat format) {
  switch (format) {
    case CheckFormat::text: return diagnostics_text(findings, sources, color_on_output());
    case CheckFormat::json: return render_json(findings, sources);
    case CheckFormat::sarif: return findings_sarif(findings, sources);
    case CheckFormat::github: return findings_github(findings, sources);
  }
  return {};
}

/// Makes errors of what is denied.
void deny(std::vector<Diagnostic>& findings, const std::vector<std::string>& words) {
  const auto denied = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  for (Diagnostic& each : findings) {
    const bool of_warnings = each.severity == Severity::warning && denied("warnings");
    if (of_warnings || denied(code_text(each.code))) each.severity = Severity::error;
  }
}

ExitCode run(const CheckOptions& options) {
  auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  const std::size_t given = inputs->modules.size();
  const auto compilation = for_good(compile(std::move(inputs->modules), inputs->library,
                                            {.cases = CaseBlocks::checked, .workers = on_threads}));
  auto findings = lint::findings(*compilation, given);
  deny(findings, options.deny);
  print(told(findings, compilation->sources, options.format));

  // Of many errors not all are shown, and all are counted.
  const bool broken = compilation->diagnostics.has_errors();
  const std::string summary = diagnostics_summary(broken ? compilation->diagnostics.list() : findings);
  print_error(counted(given, "file") +
              " checked: " + (summary.empty() ? "nothing to report" : summary) + "\n");
  const bool errors = std::any_of(findings.begin(), findings.end(),
                                  [](const Diagnostic& each) { return each.severity == Severity::error; });
  return errors ? exit_no : exit_done;
}

Option deny_option(std::vector<std::string>& target) {
  Option option = list_option("--deny", "LINT", target, "Take a lint's findings, or all `warnings`, for errors");
  for (const Code code : lint::lints()) option.words.emplace_back(code_text(code));
  for (const Code code : {lint::allow_without_reason, lint::useless_allow, lint::unknown_lint}) {
    option.words.emplace_back(code_text(code));
  }
  option.words.emplace_back("warnings");
  option.take = [&target, words = option.words](const std::vector<std::string>& given) {
    target = given;
    for (const std::string& word : given) {
      if (std::string problem = none_of(word, words); !problem.empty()) return problem;
    }
    return std::string();
  };
  return option;
}

}  // namespace

Verb check_verb() {
  const auto options = std::make_shared<CheckOptions>();
  return {"check",
          "Report what is wrong in guidelines and cases.",
          "  guide check guidelines\n"
          "  guide check pain.guide --library guidelines --deny warnings\n",
          {files_argument(options->files, "Files or folders; - is standard input"), library_option(options->library),
           choice<CheckFormat>("--format", "FORMAT", options->format,
                               {{"text", CheckFormat::text},
                                {"json", CheckFormat::json},
                                {"sarif", CheckFormat::sarif},
                                {"github", CheckFormat::github}},
                               "text (default), json, sarif (2.1.0) or github (annotations)"),
           deny_option(options->deny)},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
