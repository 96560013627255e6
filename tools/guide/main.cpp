// The command line: reads it, calls the verb, maps what happens to an exit code. The only file that knows CLI11.

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <map>

#include "guide/version.h"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

using Run = std::function<ExitCode()>;

constexpr const char* description =
    "Examples:\n"
    "  guide check guidelines\n"
    "  guide decide case.guide --library guidelines\n"
    "\n"
    "Guide checks requests for medical care against guidelines, and says why.";

constexpr const char* footer =
    "\n"
    "Exit codes: 0 done, 1 the answer is no (findings, a failed test), 2 usage, 3 a guideline does not\n"
    "compile, 4 a case cannot be read, 5 input, output or an internal fault. A verdict is never an error.";

CLI::App* add_verb(CLI::App& app, const std::string& name, const std::string& what, const std::string& examples) {
  CLI::App* verb = app.add_subcommand(name, what);
  verb->description(examples.empty() ? what : "Examples:\n" + examples + "\n" + what);
  verb->fallthrough();
  return verb;
}

void add_library(CLI::App* verb, std::vector<std::string>& library) {
  verb->add_option("--library", library, "A folder in which imports are looked for; may be given several times")
      ->envname("GUIDE_LIBRARY")
      ->type_name("DIR")
      ->take_all()
      ->allow_extra_args(false);
}

void add_output_format(CLI::App* verb, OutputFormat& format) {
  static const std::map<std::string, OutputFormat> names{{"text", OutputFormat::text}, {"json", OutputFormat::json}};
  verb->add_option("--format", format, "text (default) or json")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(names).description(""));
}

void add_check(CLI::App& app, CheckOptions& options, Run& run) {
  CLI::App* verb = add_verb(app, "check", "Report what is wrong in guidelines and cases.",
                            "  guide check guidelines\n  guide check pain.guide --library guidelines\n");
  verb->add_option("files", options.files, "Files or folders; - is standard input")->type_name("FILE")->required();
  add_library(verb, options.library);
  add_output_format(verb, options.format);
  verb->callback([&] { run = [&] { return check(options); }; });
}

void add_decide(CLI::App& app, DecideOptions& options, Run& run) {
  CLI::App* verb = add_verb(app, "decide", "Decide the requests of a case and say why.",
                            "  guide decide case.guide --library guidelines\n"
                            "  guide decide case.json --library guidelines --format json\n");
  verb->add_option("case", options.case_file, "A .guide file with a case, or a case as JSON; - is standard input")
      ->type_name("CASE")
      ->required();
  add_library(verb, options.library);
  add_output_format(verb, options.format);
  verb->callback([&] { run = [&] { return decide(options); }; });
}

void add_test(CLI::App& app, TestOptions& options, Run& run) {
  CLI::App* verb = add_verb(app, "test", "Decide every case and compare with its `expect` lines.",
                            "  guide test guidelines\n  guide test guidelines --filter buttock\n");
  verb->add_option("files", options.files, "Files or folders")->type_name("FILE")->required();
  verb->add_option("--filter", options.filter, "Only cases whose name contains this")->type_name("TEXT");
  add_library(verb, options.library);
  verb->callback([&] { run = [&] { return test(options); }; });
}

void add_format(CLI::App& app, FormatOptions& options, Run& run) {
  CLI::App* verb = add_verb(app, "format", "Lay files out in the one canonical way.",
                            "  guide format pain.guide\n  guide format --write guidelines\n");
  verb->add_option("files", options.files, "Files or folders; - is standard input")->type_name("FILE")->required();
  CLI::Option* check = verb->add_flag("--check", options.check, "Only name the files that would change");
  verb->add_flag("--write", options.write, "Replace the files")->excludes(check);
  verb->callback([&] { run = [&] { return format(options); }; });
}

void add_color(CLI::App& app, ColorMode& mode) {
  static const std::map<std::string, ColorMode> names{
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  app.add_option("--color", mode, "auto (default), always or never; NO_COLOR and TERM=dumb mean never")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(names).description(""));
}

/// The words that may stand where the user wrote something unknown: verbs, or the options of the verb at hand.
std::vector<std::string> known_words(const CLI::App& app, bool options) {
  std::vector<std::string> words;
  const auto add_options = [&](const CLI::App& from) {
    for (const CLI::Option* option : from.get_options()) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
  };
  if (options) {
    add_options(app);
    for (const CLI::App* verb : app.get_subcommands()) add_options(*verb);
  } else {
    for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
      words.push_back(verb->get_name());
    }
  }
  return words;
}

ExitCode report_usage(const CLI::App& app, const CLI::ParseError& error) {
  const auto verbs = app.get_subcommands();
  const std::string see = "see `guide " + (verbs.empty() ? "" : verbs.front()->get_name() + " ") + "--help`";
  const auto extras = app.remaining(true);
  if (!extras.empty()) {
    const std::string& word = extras.front();
    const bool is_option = word.size() > 1 && word.front() == '-';
    const std::string name = is_option ? word.substr(0, word.find('=')) : word;
    const std::string kind = is_option ? "option" : verbs.empty() ? "verb" : "";
    if (kind.empty()) {
      report_error("one word too many: `" + word + "`", see);
    } else {
      report_error("no " + kind + " named `" + name + "`", suggestion(name, known_words(app, is_option), see));
    }
    return exit_usage;
  }
  if (verbs.empty() && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    report_error("a verb is missing", see);
    return exit_usage;
  }
  report_error(plain_words(error.what()), see);
  return exit_usage;
}

ExitCode run_command_line(int argc, char** argv) {
  CLI::App app{description, "guide"};
  app.footer(footer);
  app.set_help_flag("-h,--help", "Show this and stop");
  app.set_version_flag("--version", "guide " GUIDE_VERSION_TEXT, "Show the version and stop");
  app.require_subcommand(1);

  ColorMode color = ColorMode::automatic;
  CheckOptions check_options;
  DecideOptions decide_options;
  TestOptions test_options;
  FormatOptions format_options;
  Run run;
  add_color(app, color);
  add_check(app, check_options, run);
  add_decide(app, decide_options, run);
  add_test(app, test_options, run);
  add_format(app, format_options, run);
  add_verb(app, "version", "Show the version.", "")->callback([&] { run = version; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version
    app.exit(success);
    return exit_done;
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error);
  }
  set_color_mode(color);
  return run();
}

}  // namespace
}  // namespace guide::tool

int main(int argc, char** argv) {
  using namespace guide::tool;
  try {
    const ExitCode code = run_command_line(argc, argv);
    if (flush_output()) return code;
    report_error("the output could not be written");
  } catch (const std::bad_alloc&) {
    report_error("out of memory");
  } catch (const std::exception& fault) {
    report_error(std::string("a fault inside guide: ") + fault.what());
  }
  return exit_failure;
}
