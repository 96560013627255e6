#include "tools/guide/decide.hpp"

#include "runtime/decision.hpp"
#include "runtime/explain/determination.hpp"
#include "runtime/explain/json.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

ExitCode decide_cases(const DecideOptions& options) {
  ExitCode failed = exit_done;
  const auto read = read_cases(options.case_file, options.library, failed);
  if (!read) return failed;
  explain::TextOptions text_options;
  text_options.color = color_on_output();
  bool first = true;
  for (const Case& the_case : read->cases) {
    const Decision decision = guide::decide(read->program(), the_case);
    if (options.format == DecideFormat::json) {
      print(explain::decision_json(read->program(), the_case, decision));
    } else {
      if (!first) print("\n");
      print(explain::determination_text(read->program(), the_case, decision, text_options));
    }
    first = false;
  }
  return exit_done;
}

ExitCode run(const DecideOptions& options) {
  if (options.format == DecideFormat::ndjson) return decide_lines(options);
  std::string problem;
  if (options.case_file.empty()) problem = "CASE is required";
  if (options.trace) problem = "--trace requires --format ndjson";
  if (options.skip != 0) problem = "--skip requires --format ndjson";
  if (options.jobs != 0) problem = "--jobs requires --format ndjson";
  if (problem.empty()) return decide_cases(options);
  report_error(problem, "see `guide decide --help`");
  return exit_usage;
}

}  // namespace

Verb decide_verb() {
  const auto options = std::make_shared<DecideOptions>();
  Option file = case_argument(options->case_file);
  file.required = false;  // lines come from standard input, too
  Option jobs = whole_number("--jobs", "NUMBER", options->jobs, "With ndjson: threads (as many as there are cores)");
  jobs.take = [take = jobs.take, options](const std::vector<std::string>& given) -> std::string {
    if (std::string problem = take(given); !problem.empty()) return problem;
    return options->jobs < 1 || options->jobs > 1024 ? "`" + given.back() + "` is no number from 1 to 1024" : "";
  };
  return {"decide",
          "Decide the requests of a case and say why.",
          "  guide decide case.guide --library guidelines\n"
          "  guide decide case.json --library guidelines --format json\n"
          "  guide decide --library guidelines --format ndjson < cases > decisions\n",
          {file, library_option(options->library),
           choice<DecideFormat>(
               "--format", "FORMAT", options->format,
               {{"text", DecideFormat::text}, {"json", DecideFormat::json}, {"ndjson", DecideFormat::ndjson}},
               "text (default), json, or ndjson: cases as JSON, a line each, and a line for each"),
           flag("--trace", options->trace, "With ndjson: the whole decision in each line"), jobs,
           whole_number("--skip", "LINES", options->skip, "With ndjson: lines passed over, which were decided before")},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
