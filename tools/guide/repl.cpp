#include "tools/guide/repl/repl.hpp"

#include "tools/guide/verbs.hpp"

namespace guide::tool {

Verb repl_verb() {
  const auto options = std::make_shared<ReplOptions>();
  Option begin = text_option("CASE", "CASE", options->case_file, "A .guide file to begin with");
  Option commands = list_option("--command", "COMMANDS", options->commands,
                                "Run these commands and stop; may be given several times");
  commands.alias = "-c";
  Option scripts = list_option("--file", "FILE", options->scripts,
                               "Run the commands of a file and stop; may be given several times");
  scripts.alias = "-f";
  scripts.is_path = true;
  return {"repl",
          "Write guidelines, tell a case and ask about it, line by line.",
          "  guide repl --library guidelines\n"
          "  guide repl case.guide --library guidelines -c 'given twitch present; decide'\n",
          {begin, library_option(options->library), commands, scripts,
           flag("--no-rc", options->no_rc, "Do not run ~/.config/guide/replrc"),
           flag("--echo", options->echo, "Show each line with its prompt before what is answered")},
          [options] { return repl(*options); }};
}

}  // namespace guide::tool
