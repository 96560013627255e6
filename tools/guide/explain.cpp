#include "runtime/explain/determination.hpp"

#include <fmt/format.h>

#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/json.hpp"
#include "runtime/explain/letter/letter.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/why.hpp"
#include "runtime/explain/words.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/files.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

enum class ExplainFormat { tree, json, letter, markdown, html };
struct ExplainOptions {
  std::string case_file;
  std::vector<std::string> library;
  std::string case_name;  // of several cases in one file; empty: all
  std::string why;        // an outcome, guideline, fact or definition
  bool missing = false;
  bool sensitivity = false;
  bool all = false;
  bool ascii = false;
  std::size_t width = 0;           // 0: the terminal's, else 100
  std::string template_file;       // phrases of the letter
  std::vector<std::string> fixed;  // facts that cannot be otherwise
  ExplainFormat format = ExplainFormat::tree;
};

using explain::Lines;
using explain::RequestView;
using explain::TextOptions;

TextOptions text_options(const ExplainOptions& options, const std::vector<std::uint32_t>& fixed) {
  TextOptions text;
  text.fixed = fixed;
  text.color = color_on_output();
  text.unicode = !options.ascii;
  text.all = options.all;
  if (options.width != 0) text.width = options.width;
  return text;
}

std::string missing_text(const RequestView& request, const TextOptions& options) {
  const Program& program = *request.program;
  const explain::OpenQuestions open = explain::open_questions(program, *request.the_case, *request.decision);
  Lines lines(options);
  if (open.facts.empty() && open.records.empty()) {
    lines.line(0, "nothing that is undocumented matters any more");
    return lines.take();
  }
  lines.title("Undocumented, and it matters");
  for (const std::uint32_t fact : open.facts) lines.line(2, "- " + explain::label_of(program.vocabulary.facts[fact]));
  for (const std::uint32_t record : open.records) {
    lines.line(2, "- " + explain::label_of(program.vocabulary.records[record]) + " (a list)");
  }
  const auto question = explain::next_question(program, *request.the_case, *request.decision);
  if (!question) return lines.take();
  lines.blank();
  lines.title("Ask first: " + question->text);
  for (const explain::AnswerEffect& effect : question->effects) {
    lines.line(2, fmt::format("{}: {}, {} left to ask", effect.text, effect.result, effect.still_open));
  }
  return lines.take();
}

std::string sensitivity_text(const RequestView& request, const TextOptions& options) {
  Lines lines(options);
  const auto hinges = explain::sensitivity(*request.program, *request.the_case, *request.decision);
  if (hinges.empty()) {
    lines.line(0, "no single documented fact, had it been otherwise, would have changed the result");
    return lines.take();
  }
  lines.title(fmt::format("The result ({}) hangs on", explain::results_text(*request.program, *request.decision)));
  for (const explain::Hinge& hinge : hinges) {
    lines.line(2, fmt::format("- {}: {}; {} would make it: {}", hinge.text, hinge.now, hinge.otherwise, hinge.result));
  }
  return lines.take();
}

/// What the options name, found in the library and read from files.
struct Chosen {
  std::vector<std::uint32_t> fixed;
  explain::LetterTemplate phrases;
};

bool find_fixed(const ExplainOptions& options, const Program& program, Chosen& chosen) {
  for (const std::string& name : options.fixed) {
    const std::uint32_t found = program.vocabulary.fact_names.find_clear(name);
    if (found != none) {
      chosen.fixed.push_back(found);
      continue;
    }
    std::vector<std::string> names;
    for (const FactInfo& fact : program.vocabulary.facts) names.push_back(fact.name);
    const bool several = program.vocabulary.fact_names.has(name);
    report_error(
        (several ? "several modules have a fact `" : "no fact named `") + name + "`",
        several ? "write it with its module: `module.name`" : suggestion(name, names, "name a fact of the guidelines"));
    return false;
  }
  return true;
}

ExitCode read_template(const ExplainOptions& options, Chosen& chosen) {
  if (options.template_file.empty()) return exit_done;
  std::string problem;
  const auto file = read_file(options.template_file, problem);
  if (!file) {
    report_error(problem);
    return exit_failure;
  }
  auto read = explain::LetterTemplate::read(file->text);
  if (auto* phrases = std::get_if<explain::LetterTemplate>(&read)) {
    chosen.phrases = std::move(*phrases);
    return exit_done;
  }
  for (const explain::TemplateError& error : std::get<std::vector<explain::TemplateError>>(read)) {
    report_error(fmt::format("{}:{}:{}: {}", file->name, error.line, error.column, error.message), error.help);
  }
  return exit_usage;
}

ExitCode explain_requests(const ExplainOptions& options, const Program& program, const Case& the_case,
                          const Decision& decision, const TextOptions& text) {
  for (const RequestView& request : explain::view(program, the_case, decision)) {
    if (!options.why.empty()) {
      const auto account = explain::why(request, options.why, text);
      if (!account) {
        report_error(
            fmt::format("nothing named `{}` in this decision", options.why),
            suggestion(options.why, explain::why_subjects(request), "name an outcome, guideline, fact or definition"));
        return exit_usage;
      }
      print(*account);
    }
    if (options.missing) print(missing_text(request, text));
    if (options.sensitivity) print(sensitivity_text(request, text));
  }
  return exit_done;
}

ExitCode explain_case(const ExplainOptions& options, const Chosen& chosen, const Program& program,
                      const Case& the_case) {
  const Decision decision = guide::decide(program, the_case);
  const TextOptions text = text_options(options, chosen.fixed);
  if (!options.why.empty() || options.missing || options.sensitivity) {
    return explain_requests(options, program, the_case, decision, text);
  }
  const auto letter = [&] { return explain::letter(program, the_case, decision, chosen.phrases, chosen.fixed); };
  switch (options.format) {
    case ExplainFormat::tree: print(explain::determination_text(program, the_case, decision, text)); break;
    case ExplainFormat::json: {
      explain::JsonOptions json;
      json.fixed = chosen.fixed;
      print(explain::decision_json(program, the_case, decision, json));
      break;
    }
    case ExplainFormat::letter: print(explain::letter_text(letter(), text)); break;
    case ExplainFormat::markdown: print(explain::letter_markdown(letter())); break;
    case ExplainFormat::html: print(explain::letter_html(letter())); break;
  }
  return exit_done;
}

ExitCode run(const ExplainOptions& options) {
  ExitCode failed = exit_done;
  Chosen found;
  failed = read_template(options, found);
  if (failed != exit_done) return failed;
  const auto read = read_cases(options.case_file, options.library, failed);
  if (!read) return failed;
  const auto chosen = choose_cases(*read, options.case_name, failed);
  if (!chosen) return failed;
  if (!find_fixed(options, read->program(), found)) return exit_usage;
  bool first = true;
  for (const Case* the_case : *chosen) {
    if (!first) print("\n");
    first = false;
    const ExitCode code = explain_case(options, found, read->program(), *the_case);
    if (code != exit_done) return code;
  }
  return exit_done;
}

}  // namespace

Verb explain_verb() {
  const auto options = std::make_shared<ExplainOptions>();
  Verb verb{"explain",
            "Say why a case is decided as it is, and what would change it.",
            "  guide explain case.guide --library guidelines --why-not medically_necessary\n"
            "  guide explain case.guide --library guidelines --format html > letter.html\n",
            {case_argument(options->case_file), library_option(options->library)},
            [options] { return run(*options); }};
  verb.options.push_back(text_option("--case", "NAME", options->case_name, "One case of several in the file"));
  verb.options.push_back(
      text_option("--why", "NAME", options->why, "The account of one outcome, guideline, fact or definition"));
  verb.options.back().alias = "--why-not";
  verb.options.push_back(
      flag("--missing", options->missing, "What is undocumented and matters, and what to ask first"));
  verb.options.push_back(flag("--sensitivity", options->sensitivity, "The documented facts that the result hangs on"));
  verb.options.push_back(flag("--all", options->all, "Unfold what did not decide"));
  verb.options.push_back(flag("--ascii", options->ascii, "Signs in plain ASCII"));
  verb.options.push_back(whole_number("--width", "COLUMNS", options->width, "Columns to wrap at"));
  verb.options.push_back(list_option("--fixed", "NAME", options->fixed,
                                     "A fact that cannot be otherwise: no change is proposed to it"));
  verb.options.push_back(path_option("--template", "FILE", options->template_file,
                                     "Phrases of the letter in place of Guide's own"));
  verb.options.push_back(
      choice<ExplainFormat>("--format", "FORMAT", options->format,
                            {{"tree", ExplainFormat::tree},
                             {"json", ExplainFormat::json},
                             {"letter", ExplainFormat::letter},
                             {"markdown", ExplainFormat::markdown},
                             {"html", ExplainFormat::html}},
                            "tree (default), json, or the determination letter: letter, markdown, html"));
  return verb;
}

}  // namespace guide::tool
