#include "tools/guide/verb.hpp"

#include <algorithm>
#include <cstdlib>

#include "tools/guide/suggest.hpp"

namespace guide::tool {
namespace {

constexpr const char* digits = "0123456789";

bool is_whole(const std::string& word) {
  return !word.empty() && word.size() <= 9 && word.find_first_not_of(digits) == std::string::npos;
}

}  // namespace

Option flag(std::string name, bool& target, std::string what) {
  const auto take = [&target](const std::vector<std::string>& given) {
    target = given.empty() || given.back() == "true";
    return std::string();
  };
  return {std::move(name), "", std::move(what), take};
}

Option text_option(std::string name, std::string value, std::string& target, std::string what) {
  const auto take = [&target](const std::vector<std::string>& given) {
    target = given.back();
    return std::string();
  };
  return {std::move(name), std::move(value), std::move(what), take};
}

Option path_option(std::string name, std::string value, std::string& target, std::string what) {
  Option option = text_option(std::move(name), std::move(value), target, std::move(what));
  option.is_path = true;
  return option;
}

Option list_option(std::string name, std::string value, std::vector<std::string>& target, std::string what) {
  const auto take = [&target](const std::vector<std::string>& given) {
    target = given;
    return std::string();
  };
  Option option{std::move(name), std::move(value), std::move(what), take};
  option.several = true;
  return option;
}

Option whole_number(std::string name, std::string value, std::size_t& target, std::string what) {
  const auto take = [&target](const std::vector<std::string>& given) {
    if (!is_whole(given.back())) return "`" + given.back() + "` is no whole number";
    target = std::stoul(given.back());
    return std::string();
  };
  return {std::move(name), std::move(value), std::move(what), take};
}

Option percent_option(std::string name, double& target, std::string what) {
  const auto take = [&target](const std::vector<std::string>& given) {
    const std::string& word = given.back();
    char* end = nullptr;
    const double number = std::strtod(word.c_str(), &end);
    const bool plain = !word.empty() && word.find_first_not_of("0123456789.") == std::string::npos && *end == '\0';
    if (!plain || number > 100) return "`" + word + "` is no number from 0 to 100";
    target = number;
    return std::string();
  };
  return {std::move(name), "PERCENT", std::move(what), take};
}

Option files_argument(std::vector<std::string>& target, std::string what) {
  Option option = list_option("FILE", "FILE", target, std::move(what));
  option.required = true;
  return option;
}

Option argument(const std::string& name, std::string& target, std::string what) {
  Option option = text_option(name, name, target, std::move(what));
  option.required = true;
  return option;
}

Option case_argument(std::string& target) {
  return argument("CASE", target, "A .guide file with a case, or a case as JSON; - is standard input");
}

Option library_option(std::vector<std::string>& target) {
  Option option = list_option("--library", "PATH", target,
                              "A folder of guidelines, or one file; may be given several times (or in GUIDE_LIBRARY)");
  option.is_path = true;
  return option;
}

std::string quoted_list(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "`" : ", `") + word + "`";
  return list;
}

std::string none_of(const std::string& word, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  const std::string near = suggestion(word, words, "");
  return "`" + word + "` is none of " + quoted_list(words) + (near.empty() ? "" : "; " + near);
}

Option output_format(OutputFormat& target) {
  return choice<OutputFormat>("--format", "FORMAT", target,
                              {{"text", OutputFormat::text}, {"json", OutputFormat::json}}, "text (default) or json");
}

}  // namespace guide::tool
