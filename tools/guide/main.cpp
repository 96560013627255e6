// The command line: reads it, calls the verb, maps what happens to an exit code. The only file that knows CLI11.

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <map>

#include "guide/version.h"
#include "tools/guide/completions.hpp"
#include "tools/guide/repl/repl.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

using Run = std::function<ExitCode()>;

constexpr const char* description = "Guide checks requests for medical care against guidelines, and says why.";
constexpr const char* examples =
    "  guide check guidelines\n"
    "  guide decide case.guide --library guidelines\n";
constexpr const char* footer =
    "Exit codes: 0 done, 1 the answer is no (findings, a failed test), 2 usage, 3 a guideline does not\n"
    "compile, 4 a case cannot be read, 5 input, output or an internal fault. A verdict is never an error.";

/// Help begins with examples; verbs are listed one a line.
class Help : public CLI::Formatter {
 public:
  void add_examples(const CLI::App* app, std::string text) { examples_[app] = std::move(text); }

  std::string make_description(const CLI::App* app) const override {
    const auto found = examples_.find(app);
    const std::string shown = found == examples_.end() ? "" : "Examples:\n" + found->second + "\n";
    return shown + app->get_description() + "\n\n";
  }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string line = "Usage: " + name;
    for (const CLI::Option* option : app->get_options([](const CLI::Option* o) { return o->get_positional(); })) {
      line += " " + option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
    }
    return line + (app->get_parent() == nullptr ? " VERB" : "") + " [OPTIONS]\n";
  }
  std::string make_option_name(const CLI::Option* option, bool positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, positional);
    const std::size_t comma = name.find(',');
    return comma == std::string::npos ? name : name.replace(comma, 1, ", ");
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_type_name().empty() ? "" : " " + option->get_type_name();
  }
  std::string make_positionals(const CLI::App* app) const override {
    const auto arguments = app->get_options([](const CLI::Option* o) { return o->get_positional(); });
    return arguments.empty() ? "" : make_group("Arguments", true, arguments);
  }

 private:
  std::map<const CLI::App*, std::string> examples_;
};

/// What the verbs share while the command line is described.
struct CommandLine {
  CLI::App& app;
  Help& help;
  Run& run;
};

CLI::App* add_verb(CommandLine line, const std::string& name, const std::string& what,
                   const std::string& verb_examples) {
  CLI::App* verb = line.app.add_subcommand(name, what);
  if (!verb_examples.empty()) line.help.add_examples(verb, verb_examples);
  verb->group("Verbs");
  verb->fallthrough();
  return verb;
}

CLI::Validator word_of(const std::vector<std::string>& words) {
  const auto known = [words](const std::string& given) {
    std::string list;
    for (const std::string& word : words) {
      if (word == given) return std::string();
      list += (list.empty() ? "`" : ", `") + word + "`";
    }
    return "`" + given + "` is none of " + list;
  };
  return {known, ""};
}

/// An option with a few words to choose from.
template <typename Choice>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Choice& choice,
                        const std::vector<std::pair<std::string, Choice>>& words, const std::string& what) {
  const auto read = [&choice, words](const CLI::results_t& results) {
    for (const auto& [word, value] : words) {
      if (word == results.back()) choice = value;
    }
    return true;
  };
  std::vector<std::string> names;
  for (const auto& [word, value] : words) names.push_back(word);
  return app.add_option(name, read, what)->check(word_of(names));
}

void add_library(CLI::App* verb, std::vector<std::string>& library) {
  verb->add_option("--library", library,
                   "A folder of guidelines, or one file; may be given several times (or in GUIDE_LIBRARY)")
      ->envname("GUIDE_LIBRARY")
      ->type_name("PATH")
      ->take_all()
      ->allow_extra_args(false);
}

void add_output_format(CLI::App* verb, OutputFormat& format) {
  add_choice<OutputFormat>(*verb, "--format", format, {{"text", OutputFormat::text}, {"json", OutputFormat::json}},
                           "text (default) or json")
      ->type_name("FORMAT");
}

void add_files(CLI::App* verb, std::vector<std::string>& files, const std::string& what) {
  verb->add_option("FILE", files, what)->type_name("")->required();
}

void add_check(CommandLine line, CheckOptions& options) {
  CLI::App* verb = add_verb(line, "check", "Report what is wrong in guidelines and cases.",
                            "  guide check guidelines\n"
                            "  guide check pain.guide --library guidelines\n");
  add_files(verb, options.files, "Files or folders; - is standard input");
  add_library(verb, options.library);
  add_output_format(verb, options.format);
  verb->callback([&options, &run = line.run] { run = [&options] { return check(options); }; });
}

void add_decide(CommandLine line, DecideOptions& options) {
  CLI::App* verb = add_verb(line, "decide", "Decide the requests of a case and say why.",
                            "  guide decide case.guide --library guidelines\n"
                            "  guide decide case.json --library guidelines --format json\n"
                            "  guide decide --library guidelines --format ndjson < cases > decisions\n");
  verb->add_option("CASE", options.case_file, "A .guide file with a case, or a case as JSON; - is standard input")
      ->type_name("");
  add_library(verb, options.library);
  add_choice<DecideFormat>(
      *verb, "--format", options.format,
      {{"text", DecideFormat::text}, {"json", DecideFormat::json}, {"ndjson", DecideFormat::ndjson}},
      "text (default), json, or ndjson: cases as JSON, a line each, and a line for each")
      ->type_name("FORMAT");
  verb->add_flag("--trace", options.trace, "With ndjson: the whole decision in each line");
  verb->add_option("--jobs", options.jobs, "With ndjson: threads (as many as there are cores)")
      ->type_name("NUMBER")
      ->check(CLI::Range(1u, 1024u).description(""));
  verb->callback([verb, &options, &run = line.run] {
    const bool lines = options.format == DecideFormat::ndjson;
    if (options.case_file.empty() && !lines) throw CLI::RequiredError("CASE");
    for (const char* name : {"--trace", "--jobs"}) {
      if (!lines && verb->count(name) != 0) throw CLI::RequiresError(name, "--format ndjson");
    }
    run = [&options] { return decide(options); };
  });
}

void add_case(CLI::App* verb, std::string& case_file, std::vector<std::string>& library) {
  verb->add_option("CASE", case_file, "A .guide file with a case, or a case as JSON; - is standard input")
      ->type_name("")
      ->required();
  add_library(verb, library);
}

void add_explain(CommandLine line, ExplainOptions& options) {
  CLI::App* verb = add_verb(line, "explain", "Say why a case is decided as it is, and what would change it.",
                            "  guide explain case.guide --library guidelines --why-not medically_necessary\n"
                            "  guide explain case.guide --library guidelines --format html > letter.html\n");
  add_case(verb, options.case_file, options.library);
  verb->add_option("--case", options.case_name, "One case of several in the file")->type_name("NAME");
  verb->add_option("--why,--why-not", options.why, "The account of one outcome, guideline, fact or definition")
      ->type_name("NAME");
  verb->add_flag("--missing", options.missing, "What is undocumented and matters, and what to ask first");
  verb->add_flag("--sensitivity", options.sensitivity, "The documented facts that the result hangs on");
  verb->add_flag("--all", options.all, "Unfold what did not decide");
  verb->add_flag("--ascii", options.ascii, "Signs in plain ASCII");
  verb->add_option("--width", options.width, "Columns to wrap at")->type_name("COLUMNS");
  verb->add_option("--fixed", options.fixed, "A fact that cannot be otherwise: no change is proposed to it")
      ->type_name("NAME");
  verb->add_option("--template", options.template_file, "Phrases of the letter in place of Guide's own")
      ->type_name("FILE");
  add_choice<ExplainFormat>(*verb, "--format", options.format,
                            {{"tree", ExplainFormat::tree},
                             {"json", ExplainFormat::json},
                             {"letter", ExplainFormat::letter},
                             {"markdown", ExplainFormat::markdown},
                             {"html", ExplainFormat::html}},
                            "tree (default), json, or the determination letter: letter, markdown, html")
      ->type_name("FORMAT");
  verb->callback([&options, &run = line.run] { run = [&options] { return explain(options); }; });
}

void add_ask(CommandLine line, AskOptions& options) {
  CLI::App* verb = add_verb(line, "ask", "Ask for what is missing, one fact at a time, and write the completed case.",
                            "  guide ask case.guide --library guidelines --output completed.json\n"
                            "  guide ask case.json --library guidelines < answers.txt\n");
  add_case(verb, options.case_file, options.library);
  verb->add_option("--case", options.case_name, "One case of several in the file")->type_name("NAME");
  verb->add_option("--output", options.output, "Where to write the completed case, as JSON")->type_name("FILE");
  verb->callback([&options, &run = line.run] { run = [&options] { return ask(options); }; });
}

void add_replay(CommandLine line, ReplayOptions& options) {
  CLI::App* verb = add_verb(line, "replay", "Decide again and compare with a recorded decision.",
                            "  guide decide case.guide --library guidelines --format json > decision.json\n"
                            "  guide replay decision.json --library guidelines\n");
  verb->add_option("DECISION", options.decision_file, "A decision as `guide decide --format json` wrote it")
      ->type_name("")
      ->required();
  add_library(verb, options.library);
  verb->callback([&options, &run = line.run] { run = [&options] { return replay(options); }; });
}

void add_test(CommandLine line, TestOptions& options) {
  CLI::App* verb = add_verb(line, "test", "Decide every case and compare with its `expect` lines.",
                            "  guide test guidelines\n"
                            "  guide test guidelines --filter buttock\n");
  add_files(verb, options.files, "Files or folders");
  verb->add_option("--filter", options.filter, "Only cases whose name contains this")->type_name("TEXT");
  add_library(verb, options.library);
  verb->callback([&options, &run = line.run] { run = [&options] { return test(options); }; });
}

void add_coverage(CommandLine line, CoverageOptions& options) {
  CLI::App* verb =
      add_verb(line, "coverage", "Say what the tests have shown of each criterion, and what they have not.",
               "  guide coverage guidelines --threshold 95\n"
               "  guide coverage guidelines/mtus/tens --library guidelines --suggest\n");
  add_files(verb, options.files, "Files or folders");
  add_library(verb, options.library);
  CLI::Option* format = add_choice<CoverageFormat>(*verb, "--format", options.format,
                                                   {{"text", CoverageFormat::text},
                                                    {"json", CoverageFormat::json},
                                                    {"lcov", CoverageFormat::lcov},
                                                    {"html", CoverageFormat::html},
                                                    {"markdown", CoverageFormat::markdown}},
                                                   "text (default), json, lcov, html or markdown")
                            ->type_name("FORMAT");
  verb->add_option("--threshold", options.threshold, "Exit code 1 if fewer percent are covered")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0).description(""));
  verb->add_flag("--suggest", options.suggest, "Write the missing tests as cases to be confirmed")->excludes(format);
  verb->callback([&options, &run = line.run] { run = [&options] { return coverage(options); }; });
}

void add_format(CommandLine line, FormatOptions& options) {
  CLI::App* verb = add_verb(line, "format", "Lay files out in the one canonical way.",
                            "  guide format pain.guide\n"
                            "  guide format --diff pain.guide\n"
                            "  guide format --write guidelines\n");
  add_files(verb, options.files, "Files or folders; - is standard input");
  CLI::Option* only_check = verb->add_flag("--check", options.check, "Only name the files that would change");
  CLI::Option* only_diff =
      verb->add_flag("--diff", options.diff, "Only show what would change, line by line, as `patch` reads it");
  verb->add_flag("--write", options.write, "Replace the files")->excludes(only_check)->excludes(only_diff);
  verb->callback([&options, &run = line.run] { run = [&options] { return format(options); }; });
}

void add_repl(CommandLine line, ReplOptions& options) {
  CLI::App* verb = add_verb(line, "repl", "Write guidelines, tell a case and ask about it, line by line.",
                            "  guide repl --library guidelines\n"
                            "  guide repl case.guide --library guidelines -c 'given twitch present; decide'\n");
  verb->add_option("CASE", options.case_file, "A .guide file to begin with")->type_name("");
  add_library(verb, options.library);
  verb->add_option("-c,--command", options.commands, "Run these commands and stop; may be given several times")
      ->type_name("COMMANDS")
      ->take_all()
      ->allow_extra_args(false);
  verb->add_option("-f,--file", options.scripts, "Run the commands of a file and stop; may be given several times")
      ->type_name("FILE")
      ->take_all()
      ->allow_extra_args(false);
  verb->add_flag("--no-rc", options.no_rc, "Do not run ~/.config/guide/replrc");
  verb->add_flag("--echo", options.echo, "Show each line with its prompt before what is answered");
  verb->callback([&options, &run = line.run] { run = [&options] { return repl(options); }; });
}

void add_color(CLI::App& app, ColorMode& mode) {
  add_choice<ColorMode>(app, "--color", mode,
                        {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}},
                        "auto (default), always or never; NO_COLOR and TERM=dumb mean never")
      ->type_name("WHEN");
}

/// The command line as data; the words to choose from are those that the help names.
std::vector<VerbWords> describe(const CLI::App& app) {
  std::vector<VerbWords> verbs;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    verbs.push_back({verb->get_name(), verb->get_description(), {}});
    auto options = verb->get_options();
    const auto global = app.get_options([](const CLI::Option* option) { return option->check_lname("color"); });
    options.insert(options.end(), global.begin(), global.end());
    for (const CLI::Option* option : options) {
      if (option->get_lnames().empty()) continue;
      OptionWords words{"--" + option->get_lnames().front(), option->get_description(), {}, false};
      words.takes_value = option->get_expected_max() > 0;
      if (option->get_type_name() == "FORMAT") {
        words.values = {"text", "json"};
        if (verb->get_name() == "decide") words.values = {"text", "json", "ndjson"};
        if (verb->get_name() == "explain") words.values = {"tree", "json", "letter", "markdown", "html"};
      }
      if (option->get_type_name() == "WHEN") words.values = {"auto", "always", "never"};
      verbs.back().options.push_back(words);
    }
  }
  return verbs;
}

void add_completions(CommandLine line, std::string& shell) {
  CLI::App* verb = add_verb(line, "completions", "Print the completion script of a shell.",
                            "  guide completions bash > /etc/bash_completion.d/guide\n"
                            "  guide completions fish > ~/.config/fish/completions/guide.fish\n");
  verb->add_option("SHELL", shell, "bash, zsh or fish")
      ->type_name("")
      ->required()
      ->check(word_of({"bash", "zsh", "fish"}));
  verb->callback([line, &shell] {
    line.run = [line, &shell] {
      print(completion_script(shell, describe(line.app)));
      return exit_done;
    };
  });
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
  const auto help = std::make_shared<Help>();
  help->column_width(26);
  help->add_examples(&app, examples);
  app.formatter(help);
  app.footer(footer);
  app.set_help_flag("-h,--help", "Show this and stop");
  app.set_version_flag("--version", "guide " GUIDE_VERSION_TEXT, "Show the version and stop");
  app.require_subcommand(1);

  ColorMode color = ColorMode::automatic;
  CheckOptions check_options;
  DecideOptions decide_options;
  ExplainOptions explain_options;
  AskOptions ask_options;
  ReplayOptions replay_options;
  TestOptions test_options;
  CoverageOptions coverage_options;
  FormatOptions format_options;
  ReplOptions repl_options;
  Run run;
  add_color(app, color);
  const CommandLine line{app, *help, run};
  add_check(line, check_options);
  add_decide(line, decide_options);
  add_explain(line, explain_options);
  add_ask(line, ask_options);
  add_replay(line, replay_options);
  add_test(line, test_options);
  add_coverage(line, coverage_options);
  add_format(line, format_options);
  add_repl(line, repl_options);
  std::string shell;
  add_completions(line, shell);
  add_verb(line, "version", "Show the version.", "")->callback([&run] { run = version; });

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
