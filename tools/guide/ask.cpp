#include <fmt/format.h>

#include <cstdio>
#include <iostream>

#include "runtime/case_settle.hpp"
#include "runtime/explain/inquiry.hpp"
#include "runtime/explain/variation.hpp"
#include "runtime/explain/words.hpp"
#include "runtime/json/answer_text.hpp"
#include "tools/guide/cases.hpp"
#include "tools/guide/files.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

struct AskOptions {
  std::string case_file;
  std::vector<std::string> library;
  std::string case_name;
  std::string output;  // where the completed case is written; empty: standard output
};

/// Interviews about one request of the case.
class Interview {
 public:
  Interview(const Program& program, Case& the_case, std::size_t request)
      : program_(program), case_(the_case), request_(request) {}

  /// False when the input ended.
  bool ask_all() {
    for (;;) {
      const Decision decision = guide::decide(program_, case_);
      const RequestDecision& request = decision.requests[request_];
      const auto question = explain::next_question(program_, case_, request, passed_);
      if (!question) {
        print_error(fmt::format("{}\n", explain::results_text(program_, request)));
        return true;
      }
      if (!ask(request, *question)) return false;
    }
  }

 private:
  bool ask(const RequestDecision& request, const explain::NextQuestion& question) {
    const FactInfo& info = program_.vocabulary.facts[question.fact];
    for (;;) {
      print_error(
          fmt::format("{} ({}; empty if the records do not say)\n> ", question.text, explain::answer_hint(info)));
      std::string line;
      if (!std::getline(std::cin, line)) return false;
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (line.empty() || line == "undocumented") {
        passed_.push_back(question.fact);
        return true;
      }
      const auto read = read_answer(info, json::answer_of(line, info.type));
      if (const auto* report = std::get_if<Report>(&read)) {
        put(request, question.fact, info, *report);
        return true;
      }
      const auto& error = std::get<CaseError>(read);
      report_error(error.message, error.help);
    }
  }

  void put(const RequestDecision& request, std::uint32_t fact, const FactInfo& info, const Report& report) {
    FactState state;
    state.reports.push_back(report);
    settle(state, info, case_.documents);
    Case single = explain::single_request(case_, request);
    explain::document(single, fact, std::move(state));
    case_.statements = std::move(single.statements);
    if (request.request != none) case_.requests[request.request] = std::move(single.requests.front());
  }

  const Program& program_;
  Case& case_;
  std::size_t request_;
  std::vector<std::uint32_t> passed_;
};

ExitCode run(const AskOptions& options) {
  if (options.case_file == "-") {
    report_error("the answers come from standard input, so the case cannot", "write the case to a file");
    return exit_usage;
  }
  ExitCode failed = exit_done;
  const auto read = read_cases(options.case_file, options.library, failed);
  if (!read) return failed;
  const auto chosen = choose_cases(*read, options.case_name, failed);
  if (!chosen) return failed;
  if (chosen->size() > 1) {
    report_error(fmt::format("the file holds {} cases", chosen->size()), "name one with `--case NAME`");
    return exit_usage;
  }
  Case the_case = *chosen->front();
  const std::size_t requests = guide::decide(read->program(), the_case).requests.size();
  for (std::size_t request = 0; request < requests; ++request) {
    if (!Interview(read->program(), the_case, request).ask_all()) break;
  }
  const std::string completed = write_case_json(read->program(), the_case);
  if (options.output.empty()) {
    print(completed);
    return exit_done;
  }
  std::string problem;
  if (write_file(options.output, completed, problem)) return exit_done;
  report_error(problem);
  return exit_failure;
}

}  // namespace

Verb ask_verb() {
  const auto options = std::make_shared<AskOptions>();
  return {"ask",
          "Ask for what is missing, one fact at a time, and write the completed case.",
          "  guide ask case.guide --library guidelines --output completed.json\n"
          "  guide ask case.json --library guidelines < answers.txt\n",
          {case_argument(options->case_file), library_option(options->library),
           text_option("--case", "NAME", options->case_name, "One case of several in the file"),
           path_option("--output", "FILE", options->output, "Where to write the completed case, as JSON")},
          [options] { return run(*options); }};
}

}  // namespace guide::tool
