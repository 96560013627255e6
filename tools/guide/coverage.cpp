#include "tools/guide/coverage.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "tools/guide/progress.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/threads.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

enum class CoverageFormat { text, json, lcov, html, markdown };
struct CoverageOptions {
  std::vector<std::string> files;  // files or folders
  std::vector<std::string> library;
  CoverageFormat format = CoverageFormat::text;
  double threshold = 0;  // percent, of criteria and of conditions
  bool suggest = false;
};

using coverage::Item;

bool holds(const Program& program, const Case& test) {
  const Decision decision = guide::decide(program, test);
  return std::all_of(test.expectations.begin(), test.expectations.end(), [&](const Expectation& expectation) {
    return check_expectation(program, test, decision, expectation).holds;
  });
}

using Texts = std::map<std::string, std::string>;

void keep_texts(const Compilation& compilation, Texts& texts) {
  for (std::uint32_t i = 0; i < compilation.sources.size(); ++i) {
    texts.try_emplace(compilation.sources[i].name(), compilation.sources[i].text());
  }
}

/// What the tests of one file show.
struct FileCovered {
  Covered covered;
  Texts texts;
  std::vector<std::string> errors;
};

/// Runs the tests of one file, and lists the guidelines that it declares.
FileCovered cover_file(const ModuleText& module, const Library& library) {
  FileCovered result;
  auto& [covered, texts, errors] = result;
  const auto compilation = compile({module}, library, {.keep_bodies = false});
  errors = error_texts(*compilation);
  covered.case_errors = compilation->case_errors;
  covered.guideline_errors = !compilation->program;
  if (!compilation->program) return result;
  const Program& program = *compilation->program;
  keep_texts(*compilation, texts);
  for (std::uint32_t i = 0; i < program.guidelines.size(); ++i) {
    const Place& place = program.guidelines[i].place;
    if (place.file != none && program.files[place.file] == module.file) covered.coverage.add(program, i);
  }
  for (const Case& test : compilation->cases) {
    if (test.expectations.empty()) continue;
    if (holds(program, test)) {
      covered.coverage.add(program, test);
    } else {
      ++covered.failed;
    }
  }
  return result;
}

void add(FileCovered&& file, Covered& covered, Texts& texts) {
  covered.coverage.add(file.covered.coverage);
  covered.failed += file.covered.failed;
  covered.guideline_errors |= file.covered.guideline_errors;
  covered.case_errors |= file.covered.case_errors;
  texts.merge(file.texts);
}

void sort_into_files(Covered& covered, Texts& texts) {
  std::map<std::string, CoveredFile> files;
  const auto file = [&](const std::string& name) -> CoveredFile& {
    CoveredFile& found = files[name];
    found.name = name;
    return found;
  };
  const auto& guidelines = covered.coverage.guidelines();
  const auto& items = covered.coverage.items();
  for (std::uint32_t i = 0; i < guidelines.size(); ++i) file(guidelines[i].spot.file).guidelines.push_back(i);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].in_definition) file(items[i].spot.file).definitions.push_back(i);
  }
  for (auto& [name, found] : files) {
    std::error_code error;
    found.text = std::move(texts[name]);
    found.on_disk = std::filesystem::exists(name, error);
    std::sort(found.guidelines.begin(), found.guidelines.end(),
              [&](std::uint32_t a, std::uint32_t b) { return guidelines[a].spot < guidelines[b].spot; });
    std::sort(found.definitions.begin(), found.definitions.end(),
              [&](std::size_t a, std::size_t b) { return items[a].spot < items[b].spot; });
    covered.files.push_back(std::move(found));
  }
}

std::string told(const Covered& covered, CoverageFormat format) {
  switch (format) {
    case CoverageFormat::text: return coverage_text(covered);
    case CoverageFormat::json: return coverage_json(covered);
    case CoverageFormat::lcov: return coverage_lcov(covered);
    case CoverageFormat::html: return coverage_html(covered);
    case CoverageFormat::markdown: return coverage_markdown(covered);
  }
  return {};
}

ExitCode finish(const Covered& covered, double threshold) {
  if (covered.failed != 0) {
    report_error(std::to_string(covered.failed) + (covered.failed == 1 ? " test does" : " tests do") +
                     " not hold, and what does not hold shows nothing",
                 "`guide test` says what was found instead");
  }
  if (covered.coverage.tests() == 0) report_error("no test found", "a case with `expect` lines is a test");
  if (covered.guideline_errors) return exit_guideline;
  if (covered.case_errors) return exit_case;
  if (covered.failed != 0 || covered.coverage.tests() == 0) return exit_no;
  const coverage::Figures all = figures(covered.coverage);
  ExitCode code = exit_done;
  const auto compare = [&](const coverage::Figure& figure, const std::string& what) {
    if (figure.percent() >= threshold) return;
    code = exit_no;
    report_error(what + ": " + percent(figure) + " is below the threshold");
  };
  compare(all.criteria, "criteria");
  compare(all.conditions, "conditions");
  return code;
}

ExitCode run(const CoverageOptions& options) {
  auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  Covered covered;
  Texts texts;
  ToldOnce told_once;
  Progress progress("testing", inputs->modules.size());
  std::vector<FileCovered> files(inputs->modules.size());
  on_threads(files.size(), [&](std::size_t i) {
    ModuleText& module = inputs->modules[i];
    module.file = std::filesystem::path(module.file).lexically_normal().string();
    files[i] = cover_file(module, inputs->library);
    progress.step();
  });
  for (FileCovered& file : files) {
    told_once.print(file.errors);
    add(std::move(file), covered, texts);
  }
  sort_into_files(covered, texts);
  if (options.suggest) {
    print(suggest_tests(covered, inputs->modules, inputs->library));
  } else {
    print(told(covered, options.format));
  }
  return finish(covered, options.threshold);
}

}  // namespace

Verb coverage_verb() {
  const auto options = std::make_shared<CoverageOptions>();
  Verb verb{"coverage",
            "Say what the tests have shown of each criterion, and what they have not.",
            "  guide coverage guidelines --threshold 95\n"
            "  guide coverage guidelines/mtus/tens --library guidelines --suggest\n",
            {files_argument(options->files, "Files or folders; - is standard input"), library_option(options->library)},
            [options] { return run(*options); }};
  verb.options.push_back(choice<CoverageFormat>("--format", "FORMAT", options->format,
                                                {{"text", CoverageFormat::text},
                                                 {"json", CoverageFormat::json},
                                                 {"lcov", CoverageFormat::lcov},
                                                 {"html", CoverageFormat::html},
                                                 {"markdown", CoverageFormat::markdown}},
                                                "text (default), json, lcov, html or markdown"));
  verb.options.push_back(percent_option("--threshold", options->threshold, "Exit code 1 if fewer percent are covered"));
  verb.options.push_back(flag("--suggest", options->suggest, "Write the missing tests as cases to be confirmed"));
  verb.options.back().excludes = "--format";
  return verb;
}

}  // namespace guide::tool
