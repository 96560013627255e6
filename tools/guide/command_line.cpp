// The only file that knows CLI11, with `help.hpp`.

#include "tools/guide/command_line.hpp"

#include <algorithm>
#include <sstream>

#include "guide/version.h"
#include "tools/guide/help.hpp"
#include "tools/guide/settings.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

constexpr const char* description = "Guide checks requests for medical care against guidelines, and says why.";
constexpr const char* examples =
    "  guide check guidelines\n"
    "  guide decide case.guide --library guidelines\n";
constexpr const char* footer =
    "Exit codes: 0 done, 1 the answer is no (findings, a failed test), 2 usage, 3 a guideline does not\n"
    "compile, 4 a case cannot be read, 5 input, output or an internal fault. A verdict is never an error.";

void add_option(CLI::App& app, const Option& option) {
  const std::string names = option.name + (option.alias.empty() ? "" : "," + option.alias);
  if (option.is_flag()) {
    app.add_flag_callback(
        names, [take = option.take] { take({}); }, option.what);
    return;
  }
  const auto read = [option](const CLI::results_t& given) {
    const std::string problem = option.take(given);
    if (!problem.empty()) throw CLI::ValidationError(option.name, problem);
    return true;
  };
  CLI::Option* added = app.add_option(names, read, option.what);
  // Whether files are named is seen once the settings are read, which may name them.
  added->type_name(option.is_positional() ? "" : option.value)->required(option.required && !option.several);
  if (!option.several) return;
  added->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(option.is_positional());
  if (!option.is_positional()) added->take_all();
}

void add_exclusions(CLI::App& app, const std::vector<Option>& options) {
  for (const Option& option : options) {
    std::istringstream excluded(option.excludes);
    for (std::string name; excluded >> name;) app.get_option(option.name)->excludes(app.get_option(name));
  }
}

void add_verb(CLI::App& app, Help& help, const Verb& verb) {
  CLI::App* added = app.add_subcommand(verb.name, verb.what);
  if (!verb.examples.empty()) help.add_examples(added, verb.examples);
  added->group("Verbs");
  added->fallthrough();
  for (const Option& option : verb.options) add_option(*added, option);
  add_exclusions(*added, verb.options);
}

// ---- What is wrong with a command line -----------------------------------------------------------------------------

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

void report_extra(const CLI::App& app, const std::string& word, const std::string& see) {
  const bool is_option = word.size() > 1 && word.front() == '-';
  const std::string name = is_option ? word.substr(0, word.find('=')) : word;
  if (!is_option && !app.get_subcommands().empty()) {
    report_error("one word too many: `" + word + "`", see);
    return;
  }
  report_error("no " + std::string(is_option ? "option" : "verb") + " named `" + name + "`",
               suggestion(name, known_words(app, is_option), see));
}

ExitCode report_usage(const CLI::App& app, const CLI::ParseError& error) {
  const auto verbs = app.get_subcommands();
  const std::string see = "see `guide " + (verbs.empty() ? "" : verbs.front()->get_name() + " ") + "--help`";
  const auto extras = app.remaining(true);
  if (!extras.empty()) {
    report_extra(app, extras.front(), see);
  } else if (verbs.empty() && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    report_error("a verb is missing", see);
  } else {
    report_error(plain_words(error.what()), see);
  }
  return exit_usage;
}

/// `guide help` and `guide help VERB` as `guide --help` and `guide VERB --help`.
std::vector<const char*> with_help_as_option(int argc, const char* const* argv) {
  std::vector<const char*> words(argv, argv + argc);
  if (words.size() < 2 || std::string_view(words[1]) != "help") return words;
  words.erase(words.begin() + 1);
  words.insert(words.begin() + std::min<std::ptrdiff_t>(2, static_cast<std::ptrdiff_t>(words.size())), "--help");
  return words;
}

/// Gives what the command line did not give from the variables and the project's file; false with a message.
bool apply_settings(CLI::App& app, const std::vector<Verb>& verbs, const Verb& verb) {
  CLI::App& chosen = *app.get_subcommand(verb.name);
  Settings settings;
  const bool has_files = std::any_of(verb.options.begin(), verb.options.end(), [](const Option& option) {
    return option.name == "--library" || option.name == "FILE";
  });
  if (has_files && !settings.read(verbs, global_options())) return false;
  const auto apply = [&](CLI::App& from, const std::string& name, const Option& option) {
    if (from.get_option(option.name)->count() != 0) return true;
    bool given = false;
    if (!settings.apply(name, option, given)) return false;
    if (given || !option.required) return true;
    report_error(option.name + " is required", "see `guide " + verb.name + " --help`");
    return false;
  };
  for (const Option& option : global_options()) {
    if (!apply(app, "", option)) return false;
  }
  return std::all_of(verb.options.begin(), verb.options.end(),
                     [&](const Option& option) { return apply(chosen, verb.name, option); });
}

}  // namespace

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

  const std::vector<Verb> verbs = all_verbs();
  for (const Option& option : global_options()) add_option(app, option);
  for (const Verb& verb : verbs) add_verb(app, *help, verb);
  try {
    const std::vector<const char*> words = with_help_as_option(argc, argv);
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::Success& success) {  // --help, --version
    if (app.get_subcommands().empty() && !app.remaining().empty()) return report_usage(app, success);
    app.exit(success);
    return exit_done;
  } catch (const CLI::ParseError& error) {
    return report_usage(app, error);
  }
  const std::string chosen = app.get_subcommands().front()->get_name();
  for (const Verb& verb : verbs) {
    if (verb.name == chosen) return apply_settings(app, verbs, verb) ? verb.run() : exit_usage;
  }
  return exit_usage;
}

}  // namespace guide::tool
