#include "compiler/lower/outcomes.hpp"

#include <algorithm>
#include <unordered_map>

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

constexpr std::string_view words_with_meaning[] = {"undetermined", "contradictory", "silent", "refer",
                                                   "request_information", "ignore"};

/// An outcome, or a word that begins a line: a misspelt `note` reads like a rule.
std::optional<std::string_view> meant_by(std::string_view name, List<Text> outcomes) {
  const auto near = did_you_mean(name, {outcomes.begin(), outcomes.end()});
  return near ? near : did_you_mean(name, {"note", "require", "when", "unless", "otherwise", "for", "effective"});
}

}  // namespace

std::vector<Text> declared_outcomes(const ast::OutcomesLine& line, Room& room, Diagnostics& diagnostics, bool& good) {
  std::vector<Text> outcomes;
  std::unordered_map<std::string_view, Span> seen;
  for (const ast::Name& name : line.names) {
    const std::string word(name.text);
    const auto [first, fresh] = seen.try_emplace(name.text, name.span);
    if (!fresh) {
      Diagnostic& found = diagnostics.add(Code::outcome_name, name.span, '`' + word + "` is declared twice");
      found.labels.push_back({first->second, "the first"});
      good = false;
    } else if (std::find(std::begin(words_with_meaning), std::end(words_with_meaning), name.text) !=
               std::end(words_with_meaning)) {
      diagnostics.add(Code::outcome_name, name.span, '`' + word + "` has a meaning of its own and names no outcome",
                      "choose another name");
      good = false;
    }
    outcomes.push_back(room.keep(word));
  }
  return outcomes;
}

std::uint32_t known_outcome(List<Text> outcomes, std::string_view name) {
  const auto found = std::find(outcomes.begin(), outcomes.end(), name);
  return found == outcomes.end() ? none : static_cast<std::uint32_t>(found - outcomes.begin());
}

std::uint32_t outcome_named(List<Text> outcomes, const ast::Name& name, Diagnostics& diagnostics) {
  const std::uint32_t known = known_outcome(outcomes, name.text);
  if (known != none) return known;
  if (outcomes.empty()) return none;  // the line that names them is at fault, which was reported
  const auto near = meant_by(name.text, outcomes);
  diagnostics.add(Code::no_such_outcome, name.span, "no outcome is named `" + std::string(name.text) + '`',
                  near ? "did you mean `" + std::string(*near) + "`?" : "the outcomes are " + listed(outcomes, 12));
  return none;
}

}  // namespace guide::lower
