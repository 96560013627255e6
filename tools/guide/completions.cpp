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
  names.reserve(verbs.size());
  for (const Verb& verb : verbs) names.push_back(verb.name);
  return joined(names);
}

/// Within single quotes of any of the shells.
std::string shell_quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

/// The names of an option: `--command`, `-c`.
std::vector<std::string> names_of(const Option& option) {
  if (option.alias.empty()) return {option.name};
  return {option.name, option.alias};
}

std::vector<Option> named(const Verb& verb) {
  std::vector<Option> options = verb.options;
  std::erase_if(options, [](const Option& option) { return option.is_positional(); });
  return options;
}

/// What may stand without a name, where that is one of a few words; otherwise files do.
std::string plain_words(const Verb& verb) {
  for (const Option& option : verb.options) {
    if (option.is_positional()) return joined(option.words);
  }
  return {};
}

std::string bash_script(const std::vector<Verb>& verbs) {
  std::string values;
  std::string options;
  for (const Verb& verb : verbs) {
    std::vector<std::string> names;
    for (const Option& option : named(verb)) {
      for (const std::string& name : names_of(option)) {
        names.push_back(name);
        if (option.is_flag() || option.is_path) continue;
        const std::string words = option.words.empty() ? "" : "$(compgen -W '" + joined(option.words) + "' -- \"$word\")";
        values += fmt::format("    {}:{}) COMPREPLY=({}); return ;;\n", verb.name, name, words);
      }
    }
    options += fmt::format("    {}) options='{}' words='{}' ;;\n", verb.name, joined(names), plain_words(verb));
  }
  return fmt::format(R"(_guide() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} verb=${{COMP_WORDS[1]}} options='' words=''
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
    *) if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi ;;
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

std::string zsh_value(const Option& option) {
  if (option.is_flag()) return {};
  if (!option.words.empty()) return ":value:(" + joined(option.words) + ")";
  return option.is_path ? ":value:_files" : ":value: ";
}

std::string zsh_script(const std::vector<Verb>& verbs) {
  std::string names;
  std::string cases;
  for (const Verb& verb : verbs) {
    names += "    " + shell_quoted(verb.name + ":" + zsh_text(verb.what)) + "\n";
    cases += "    " + verb.name + ") _arguments";
    for (const Option& option : named(verb)) {
      for (const std::string& name : names_of(option)) {
        cases += " " + shell_quoted("*" + name + "[" + zsh_text(option.what) + "]" + zsh_value(option));
      }
    }
    const std::string words = plain_words(verb);
    cases += (words.empty() ? " '*:file:_files'" : " '1:word:(" + words + ")'") + " ;;\n";
  }
  // Read by `source` it names itself to the completion; found in the folders of functions it is called at once.
  return "#compdef guide\n_guide() {\n  local -a verbs=(\n" + names +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe 'verb' verbs\n    return\n  fi\n"
         "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n" +
         cases +
         "  esac\n}\nif [[ $funcstack[1] == _guide ]]; then\n  _guide \"$@\"\nelse\n  compdef _guide guide\nfi\n";
}

std::string fish_name(const std::string& name) {
  return name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
}

std::string fish_script(const std::vector<Verb>& verbs) {
  std::string script;
  for (const Verb& verb : verbs) {
    const std::string after = fmt::format("complete -c guide -n '__fish_seen_subcommand_from {}'", verb.name);
    script += fmt::format("complete -c guide -n __fish_use_subcommand -f -a {} -d {}\n", verb.name, shell_quoted(verb.what));
    for (const Option& option : named(verb)) {
      script += after;
      for (const std::string& name : names_of(option)) script += fish_name(name);
      script += " -d " + shell_quoted(option.what);
      if (!option.words.empty())
        script += " -x -a " + shell_quoted(joined(option.words));
      else if (!option.is_flag())
        script += option.is_path ? " -r" : " -x";
      script += "\n";
    }
    const std::string words = plain_words(verb);
    if (!words.empty()) script += after + " -f -a " + shell_quoted(words) + "\n";
  }
  return script;
}

/// Every verb with all its options: its own, help, and those of every verb.
std::vector<Verb> with_all_options(std::vector<Verb> verbs, const std::vector<Option>& global) {
  for (Verb& verb : verbs) {
    verb.options.insert(verb.options.begin(), {"--help", "", "Show this and stop", {}});
    verb.options.insert(verb.options.end(), global.begin(), global.end());
  }
  return verbs;
}

const std::vector<std::string> shells = {"bash", "zsh", "fish"};

/// The script, or nothing for a shell that is not `bash`, `zsh` or `fish`. `global` are the options of every verb.
std::string completion_script(const std::string& shell, const std::vector<Verb>& verbs,
                              const std::vector<Option>& global) {
  const std::vector<Verb> all = with_all_options(verbs, global);
  if (shell == "bash") return bash_script(all);
  if (shell == "zsh") return zsh_script(all);
  if (shell == "fish") return fish_script(all);
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
