#include "tools/guide/verbs.hpp"

#include "tools/guide/terminal.hpp"

namespace guide::tool {
namespace {

constexpr Verb (*verbs[])() = {
    check_verb, decide_verb, explain_verb, ask_verb,     replay_verb, test_verb, coverage_verb,    facts_verb,
    diff_verb,  doc_verb,    compile_verb, format_verb, repl_verb,   new_verb,  completions_verb, version_verb,
};

}  // namespace

std::vector<Option> global_options() {
  static ColorMode color = ColorMode::automatic;
  Option option =
      choice<ColorMode>("--color", "WHEN", color,
                        {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}},
                        "auto (default), always or never; NO_COLOR and TERM=dumb mean never");
  option.take = [take = option.take](const std::vector<std::string>& given) {
    std::string problem = take(given);
    set_color_mode(color);
    return problem;
  };
  return {option};
}

std::vector<Verb> all_verbs() {
  std::vector<Verb> all;
  for (const auto& verb : verbs) all.push_back(verb());
  return all;
}

}  // namespace guide::tool
