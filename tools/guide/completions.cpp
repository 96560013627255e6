#include "tools/guide/completions.hpp"

#include <fmt/format.h>

namespace guide::tool {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string verb_names(const std::vector<VerbWords>& verbs) {
  std::vector<std::string> names;
  for (const VerbWords& verb : verbs) names.push_back(verb.name);
  return joined(names);
}

/// Within single quotes of any of the shells.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string bash_script(const std::vector<VerbWords>& verbs) {
  std::string values;
  std::string options;
  for (const VerbWords& verb : verbs) {
    std::vector<std::string> names;
    for (const OptionWords& option : verb.options) {
      names.push_back(option.name);
      if (option.values.empty()) continue;
      values += fmt::format("    {}:{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n", verb.name,
                            option.name, joined(option.values));
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

std::string zsh_option(const OptionWords& option) {
  std::string spec = "*" + option.name + "[" + zsh_text(option.what) + "]";
  if (!option.values.empty())
    spec += ":value:(" + joined(option.values) + ")";
  else if (option.takes_value)
    spec += ":value:_files";
  return quoted(spec);
}

std::string zsh_script(const std::vector<VerbWords>& verbs) {
  std::string names;
  std::string cases;
  for (const VerbWords& verb : verbs) {
    names += "    " + quoted(verb.name + ":" + zsh_text(verb.what)) + "\n";
    cases += "    " + verb.name + ") _arguments";
    for (const OptionWords& option : verb.options) cases += " " + zsh_option(option);
    cases += " '*:file:_files' ;;\n";
  }
  return "#compdef guide\n_guide() {\n  local -a verbs=(\n" + names +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe 'verb' verbs\n    return\n  fi\n"
         "  local verb=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $verb in\n" +
         cases + "  esac\n}\ncompdef _guide guide\n";
}

std::string fish_script(const std::vector<VerbWords>& verbs) {
  std::string script;
  for (const VerbWords& verb : verbs) {
    script += fmt::format("complete -c guide -n __fish_use_subcommand -f -a {} -d {}\n", verb.name, quoted(verb.what));
    for (const OptionWords& option : verb.options) {
      script += fmt::format("complete -c guide -n '__fish_seen_subcommand_from {}' -l {} -d {}", verb.name,
                            option.name.substr(2), quoted(option.what));
      if (!option.values.empty())
        script += " -x -a " + quoted(joined(option.values));
      else if (option.takes_value)
        script += " -r";
      script += "\n";
    }
  }
  return script;
}

}  // namespace

std::string completion_script(const std::string& shell, const std::vector<VerbWords>& verbs) {
  if (shell == "bash") return bash_script(verbs);
  if (shell == "zsh") return zsh_script(verbs);
  if (shell == "fish") return fish_script(verbs);
  return {};
}

}  // namespace guide::tool
