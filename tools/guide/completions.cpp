// Shell completion, made from the verbs' own descriptions.

#include <fmt/format.h>

#include <memory>

#include "tools/guide/terminal.hpp"
#include "tools/guide/verbs.hpp"

namespace guide::tool {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string verb_names(const std::vector<Verb>& verbs) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.push_back(verb.name);
  return joined(names);
}

/// Within single quotes of any of the shells.
std::string shell_quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string bash_script(const std::vector<Verb>& verbs) {
  std::string values;
  std::string options;
  for (const Verb& verb : verbs) {
    std::vector<std::string> names;
    for (const Option& option : verb.options) {
      names.push_back(option.name);
      if (option.words.empty()) continue;
      values += fmt::format("    {}:{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", verb.name,
                            option.name, joined(option.words));
    }
    options += fmt::format("    {}) options='{}' ;;\n", verb.name, joined(names));
  }
  return fmt::format(R"(_guide() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} verb=${{COMP_WORDS[1]}} options=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$word"))
    return
  fi
  case "$verb:$previous" in
{}  esac
  case "$verb" in
{}  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _guide guide
)",
                     verb_names(verbs), values, options);
}

/// What zsh's `_arguments` would read as its own signs.
std::string zsh_text(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_option(const Option& option) {
  std::string spec = "*" + option.name + "[" + zsh_text(option.what) + "]";
  if (!option.words.empty())
    spec += ":value:(" + joined(option.words) + ")";
  else if (!option.is_flag())
    spec += ":value:_files";
  return shell_quoted(spec);
}

std::string zsh_script(const std::vector<Verb>& verbs) {
  std::string names;
  std::string cases;
  for (const Verb& verb : verbs) {
    names += "    " + shell_quoted(verb.name + ":" + zsh_text(verb.what)) + "\n";
    cases += "    " + verb.name + ") _arguments";
    for (const Option& option : verb.options) cases += " " + zsh_option(option);
    cases += " '*:file:_files' ;;\n";
  }
  return "#compdef guide\n_guide() {\n  local -a verbs=(\n" + names +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe 'verb' verbs\n    return\n  fi\n"
         "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n" +
         cases + "  esac\n}\ncompdef _guide guide\n";
}

std::string fish_script(const std::vector<Verb>& verbs) {
  std::string script;
  for (const Verb& verb : verbs) {
    script += fmt::format("complete -c guide -n __fish_use_subcommand -f -a {} -d {}\n", verb.name, shell_quoted(verb.what));
    for (const Option& option : verb.options) {
      script += fmt::format("complete -c guide -n '__fish_seen_subcommand_from {}' -l {} -d {}", verb.name,
                            option.name.substr(2), shell_quoted(option.what));
      if (!option.words.empty())
        script += " -x -a " + shell_quoted(joined(option.words));
      else if (!option.is_flag())
        script += " -r";
      script += "\n";
    }
  }
  return script;
}

/// Every verb with the options that have names: its own, help, and those of every verb.
std::vector<Verb> with_all_names(std::vector<Verb> verbs, const std::vector<Option>& global) {
  for (Verb& verb : verbs) {
    std::erase_if(verb.options, [](const Option& option) { return option.is_positional(); });
    verb.options.insert(verb.options.begin(), {"--help", "", "Show this and stop", {}});
    verb.options.insert(verb.options.end(), global.begin(), global.end());
  }
  return verbs;
}

const std::vector<std::string> shells = {"bash", "zsh", "fish"};

/// The script, or nothing for a shell that is not `bash`, `zsh` or `fish`. `global` are the options of every verb.
std::string completion_script(const std::string& shell, const std::vector<Verb>& verbs,
                              const std::vector<Option>& global) {
  const std::vector<Verb> named = with_all_names(verbs, global);
  if (shell == "bash") return bash_script(named);
  if (shell == "zsh") return zsh_script(named);
  if (shell == "fish") return fish_script(named);
  return {};
}

}  // namespace

Verb completions_verb() {
  const auto shell = std::make_shared<std::string>();
  Verb verb{"completions",
            "Print the completion script of a shell.",
            "  guide completions bash > /etc/bash_completion.d/guide\n"
            "  guide completions fish > ~/.config/fish/completions/guide.fish\n",
            {argument("SHELL", *shell, "bash, zsh or fish")},
            [shell] {
              print(completion_script(*shell, all_verbs(), global_options()));
              return exit_done;
            }};
  verb.options.front().words = shells;
  verb.options.front().take = [shell](const std::vector<std::string>& given) {
    *shell = given.back();
    return none_of(*shell, shells);
  };
  return verb;
}

}  // namespace guide::tool
