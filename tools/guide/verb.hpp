#pragma once
// A verb of `guide` as data: its words, its options and what runs. In: `*.cpp` named like the verbs describe
// themselves. Out: the command line, the help, the completions and the settings all read it. Not here: any parser of
// command lines.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tools/guide/exit_code.hpp"

namespace guide::tool {

/// Takes the words given for an option; returns what is wrong with them, or nothing.
using Take = std::function<std::string(const std::vector<std::string>&)>;

struct Option {
  std::string name;   // `--format`, or `FILE` for what stands without a name
  std::string value;  // what its value is called: `FORMAT`; empty for a flag
  std::string what;
  Take take;
  std::vector<std::string> words{};  // to choose from; empty: anything
  std::string alias{};               // a second name
  std::string excludes{};            // options that make no sense beside it, with blanks between them
  bool required = false;
  bool several = false;  // may be given several times
  bool is_path = false;  // in the settings, a path is relative to the file that names it

  bool is_positional() const { return !name.starts_with('-'); }
  bool is_flag() const { return value.empty() && !is_positional(); }
};

struct Verb {
  std::string name;
  std::string what;
  std::string examples;  // lines that work as they stand
  std::vector<Option> options;
  std::function<ExitCode()> run;
};

// ---- Kinds of options ----------------------------------------------------------------------------------------------

Option flag(std::string name, bool& target, std::string what);
Option text_option(std::string name, std::string value, std::string& target, std::string what);
/// A file or folder.
Option path_option(std::string name, std::string value, std::string& target, std::string what);
/// Every time it is given adds one.
Option list_option(std::string name, std::string value, std::vector<std::string>& target, std::string what);
Option whole_number(std::string name, std::string value, std::size_t& target, std::string what);
/// A number from 0 to 100.
Option percent_option(std::string name, double& target, std::string what);
/// `FILE...`: at least one.
Option files_argument(std::vector<std::string>& target, std::string what);
/// One word that must be given.
Option argument(const std::string& name, std::string& target, std::string what);
/// `CASE`.
Option case_argument(std::string& target);
Option library_option(std::vector<std::string>& target);

/// `text`, `text, json` or ``text`, `json` and`...: the words in a list.
std::string quoted_list(const std::vector<std::string>& words);
/// Empty if the word is among the words, else what is wrong.
std::string none_of(const std::string& word, const std::vector<std::string>& words);

/// A few words to choose from.
template <typename Choice>
Option choice(std::string name, std::string value, Choice& target, std::vector<std::pair<std::string, Choice>> words,
              std::string what) {
  Option option{std::move(name), std::move(value), std::move(what), {}};
  for (const auto& [word, meaning] : words) option.words.push_back(word);
  option.take = [&target, words = std::move(words), known = option.words](const std::vector<std::string>& given) {
    for (const auto& [word, meaning] : words) {
      if (word == given.back()) target = meaning;
    }
    return none_of(given.back(), known);
  };
  return option;
}
enum class OutputFormat { text, json };
Option output_format(OutputFormat& target);

}  // namespace guide::tool
