#include "runtime/decision.hpp"

#include "runtime/explain/determination.hpp"
#include "runtime/explain/json.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {

ExitCode decide(const DecideOptions& options) {
  if (options.format == DecideFormat::ndjson) return decide_lines(options);
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

}  // namespace guide::tool
