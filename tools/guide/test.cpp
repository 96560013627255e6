#include "tools/guide/compiled.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/test_report.hpp"
#include "tools/guide/test_run.hpp"
#include "tools/guide/test_update.hpp"
#include "tools/guide/verbs.hpp"
#include "tools/guide/watch.hpp"

namespace guide::tool {
namespace {

enum class TestFormat { text, junit, tap };
struct TestOptions {
  std::vector<std::string> files;  // files or folders; `-` is standard input
  std::vector<std::string> library;
  std::string filter;
  TestFormat format = TestFormat::text;
  bool update = false;
  bool watch = false;
};

std::string told(const TestRun& run, TestFormat format) {
  switch (format) {
    case TestFormat::text: return test_text(run);
    case TestFormat::junit: return test_junit(run);
    case TestFormat::tap: return test_tap(run);
  }
  return {};
}

void report_nothing_found(const TestOptions& options, const TestRun& run) {
  if (run.guideline_errors || run.case_errors) {
    print_error("\nno test could be run\n");
  } else if (!options.filter.empty()) {
    report_error("no test found whose name contains `" + options.filter + "`",
                 "without `--filter` every case with `expect` lines is run");
  } else {
    report_error("no test found", "a case with `expect` lines is a test");
  }
}

/// Rewrites the files, and reads them as they are now; false with a message if one cannot be written.
bool update(Inputs& inputs, const std::string& filter) {
  for (ModuleText& text : inputs.modules) {
    UpdatedText updated = update_expectations(text, inputs.library, filter);
    if (updated.changed == 0) continue;
    std::string problem;
    if (!write_file(text.file, updated.text, problem)) {
      report_error(problem);
      return false;
    }
    text.text = std::move(updated.text);
    print_error(text.file + ": " + counted(updated.changed, "`expect` line") + " rewritten\n");
  }
  return true;
}

ExitCode run_once(const TestOptions& options) {
  auto inputs = read_inputs(options.files, options.library);
  if (!inputs) return exit_failure;
  if (options.update && !update(*inputs, options.filter)) return exit_failure;
  const TestRun run = run_tests(*inputs, options.filter);
  print(told(run, options.format));
  if (run.cases == 0) report_nothing_found(options, run);
  if (run.guideline_errors) return exit_guideline;
  if (run.case_errors) return exit_case;
  return run.failed == 0 && run.cases != 0 ? exit_done : exit_no;
}

/// Until it is interrupted.
ExitCode run_and_watch(const TestOptions& options) {
  std::vector<std::string> paths = options.files;
  paths.insert(paths.end(), options.library.begin(), options.library.end());
  Watch watch(std::move(paths));
  for (;;) {
    run_once(options);
    print_error("\nwaiting for a change; Ctrl-C ends it\n");
    flush_output();
    print_error("\n" + watch.wait() + " changed\n");
  }
}

ExitCode run(const TestOptions& options) {
  for (const std::string& file : options.files) {
    if (file != "-" || !(options.update || options.watch)) continue;
    report_error("standard input can neither be rewritten nor watched", "name the file");
    return exit_usage;
  }
  return options.watch ? run_and_watch(options) : run_once(options);
}

}  // namespace

Verb test_verb() {
  const auto options = std::make_shared<TestOptions>();
  return {"test",
          "Decide every case and compare with its `expect` lines.",
          "  guide test guidelines\n"
          "  guide test guidelines --filter buttock --watch\n",
          {files_argument(options->files, "Files or folders; - is standard input"),
           text_option("--filter", "TEXT", options->filter, "Only cases whose name contains this"),
           choice<TestFormat>("--format", "FORMAT", options->format,
                              {{"text", TestFormat::text}, {"junit", TestFormat::junit}, {"tap", TestFormat::tap}},
                              "text (default), junit or tap"),
           flag("--update", options->update, "Rewrite the `expect` lines that do not hold to what was found"),
           flag("--watch", options->watch, "Run again whenever a file changes"), library_option(options->library)},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
