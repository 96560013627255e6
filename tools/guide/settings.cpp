#include "tools/guide/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tools/guide/files.hpp"
#include "tools/guide/settings_file.hpp"
#include "tools/guide/suggest.hpp"
#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

namespace fs = std::filesystem;
constexpr const char* file_name = "guide.toml";

/// The folder that holds the file, as seen from here (empty, `../`, `../../`), or nothing.
std::optional<std::string> find_folder() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  std::string seen;
  while (!error) {
    if (fs::is_regular_file(folder / file_name, error)) return seen;
    if (folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
    seen += "../";
    error.clear();
  }
  return std::nullopt;
}

/// What the settings call an option: `FILE` stands for the files, and has a name of its own.
std::string key_of(const Option& option) { return option.is_positional() ? "files" : option.name.substr(2); }
bool can_be_set(const Option& option) { return !option.is_positional() || option.several; }
/// `library`, `files` and the options of every verb stand at the top of the file.
bool stands_at_top(const std::string& verb, const Option& option) {
  return verb.empty() || key_of(option) == "library" || key_of(option) == "files";
}

std::vector<std::string> keys_at_top(const std::vector<Verb>& verbs, const std::vector<Option>& global) {
  std::vector<std::string> keys = {"library", "files"};
  for (const Option& option : global) keys.push_back(key_of(option));
  for (const Verb& verb : verbs) keys.push_back(verb.name);
  return keys;
}
std::vector<std::string> keys_of(const Verb& verb) {
  std::vector<std::string> keys;
  for (const Option& option : verb.options) {
    if (can_be_set(option)) keys.push_back(key_of(option));
  }
  return keys;
}

const Verb* find_verb(const std::vector<Verb>& verbs, const std::string& name) {
  const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& verb) { return verb.name == name; });
  return found == verbs.end() ? nullptr : &*found;
}

/// What is wrong with a key, or nothing.
std::string key_problem(const SettingLine& line, const std::vector<Verb>& verbs, const std::vector<Option>& global,
                        std::string& help) {
  const Verb* verb = find_verb(verbs, line.table);
  const auto keys = line.table.empty() ? keys_at_top(verbs, global)
                    : verb != nullptr  ? keys_of(*verb)
                                       : std::vector<std::string>();
  const bool known = std::find(keys.begin(), keys.end(), line.key) != keys.end();
  const bool is_verb = line.table.empty() && find_verb(verbs, line.key) != nullptr;
  if (known && line.is_table == is_verb) return {};
  const std::string whole = line.table.empty() ? line.key : line.table + "." + line.key;
  help = suggestion(line.key, keys, "here can stand " + quoted_list(keys));
  if (known && line.is_table) return "`" + whole + "` is a value or a list of values, not a table";
  if (is_verb) help = "`[" + line.key + "]` begins the settings of this verb";
  return (line.is_table ? "no verb named `" : "no setting named `") + whole + "`";
}

/// `GUIDE_LIBRARY`, `GUIDE_CHECK_DENY`.
std::string variable_of(const std::string& verb, const Option& option) {
  std::string name = "GUIDE_";
  if (!stands_at_top(verb, option)) name += verb + "_";
  name += key_of(option);
  for (char& c : name) {
    c = c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  return name;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

bool Settings::read(const std::vector<Verb>& verbs, const std::vector<Option>& global) {
  const auto folder = find_folder();
  if (!folder) return true;
  folder_ = *folder;
  const std::string path = folder_ + file_name;
  std::string problem, help;
  const auto file = read_file(path, problem);
  if (!file) {
    report_error(problem);
    return false;
  }
  std::uint32_t line = 0;
  const auto lines = read_settings_text(file->text, problem, line);
  if (!lines) {
    report_error(fmt::format("{}:{}: {}", path, line, problem));
    return false;
  }
  for (const SettingLine& each : *lines) {
    problem = key_problem(each, verbs, global, help);
    if (!problem.empty()) {
      report_error(fmt::format("{}:{}: {}", path, each.line, problem), help);
      return false;
    }
    const std::string key = each.table.empty() ? each.key : each.table + "." + each.key;
    if (!each.is_table) values_[key] = {each.words, fmt::format("{}:{}", path, each.line)};
  }
  return true;
}

bool Settings::take(const Option& option, const Value& value, const std::string& called) const {
  std::string problem;
  if (value.words.empty() || (value.words.size() > 1 && !option.several)) {
    problem = option.several ? "at least one is needed" : "one value belongs here";
  } else if (option.is_flag() && value.words.front() != "true" && value.words.front() != "false") {
    problem = "true or false belongs here";
  } else {
    problem = option.take(value.words);
  }
  if (problem.empty()) return true;
  report_error(value.place + ": " + called + ": " + problem);
  return false;
}

bool Settings::apply(const std::string& verb, const Option& option, bool& given) const {
  given = true;
  if (!can_be_set(option)) {
    given = false;
    return true;
  }
  const std::string variable = variable_of(verb, option);
  const char* text = std::getenv(variable.c_str());
  if (text != nullptr && *text != '\0') {
    const bool paths = option.is_path || option.is_positional();
    std::vector<std::string> words{text};
    if (option.several) words = split(text, paths ? ':' : ',');
    return take(option, {words, "environment"}, variable);
  }
  const std::string key = key_of(option);
  auto found = values_.find(verb + "." + key);
  if (found == values_.end() && stands_at_top(verb, option)) found = values_.find(key);
  given = found != values_.end();
  if (!given) return true;
  Value value = found->second;
  if (option.is_path || option.is_positional()) {
    for (std::string& word : value.words) {
      if (!folder_.empty() && fs::path(word).is_relative())
        word = (folder_ / fs::path(word)).lexically_normal().string();
    }
  }
  return take(option, value, found->first);
}

}  // namespace guide::tool
