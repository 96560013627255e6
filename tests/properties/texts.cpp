#include "tests/properties/texts.hpp"

#include "compiler/syntax/parse.hpp"

namespace guide::properties {

ReferenceProgram::ReferenceProgram(const std::string& text) {
  Diagnostics diagnostics;
  std::uint32_t source = sources_.add("program.guide", text);
  files_.push_back(syntax::parse(sources_, source, diagnostics));
  for (const Diagnostic& one : diagnostics.sorted()) errors_ += render_text(one, sources_);
  if (errors_.empty()) {
    reference_ = std::make_unique<reference::Reference>(std::vector<const ast::File*>{&files_.front()});
  }
}

std::optional<reference::Answer> ReferenceProgram::answer(const std::string& case_text) {
  Diagnostics diagnostics;
  std::uint32_t source = sources_.add("case.guide", case_text);
  const ast::File& file = files_.emplace_back(syntax::parse(sources_, source, diagnostics));
  if (diagnostics.has_errors() || !reference_) return {};
  for (const ast::Declaration& declaration : file.declarations) {
    if (auto* found = boost::variant2::get_if<ast::Case>(&declaration)) return reference_->answer(*found);
  }
  return {};
}

std::string words_at(const SourceMap& sources, reference::Place place) {
  std::string words(sources.text({place.source, place.begin, place.end}));
  return words.substr(0, words.find('\n'));
}

std::string to_text(reference::State state) {
  switch (state) {
    case reference::State::present: return "present";
    case reference::State::absent: return "absent";
    case reference::State::undocumented: return "undocumented";
    case reference::State::conflicting: return "conflicting";
  }
  return {};
}

std::string to_text(const reference::Conclusion& conclusion) {
  std::string result;
  switch (conclusion.kind) {
    case reference::ConclusionKind::determined: result = conclusion.outcome; break;
    case reference::ConclusionKind::contradictory_by_rules: result = "contradictory by the rules"; break;
    case reference::ConclusionKind::contradictory_by_records: result = "contradictory by the records"; break;
    case reference::ConclusionKind::silent: result = "silent"; break;
    case reference::ConclusionKind::undetermined: result = "undetermined"; break;
  }
  if (conclusion.in_any_case) result += " in any case";
  std::string between = " of ";
  for (const std::string& one : conclusion.possible) {
    result += between + one;
    between = ", ";
  }
  if (conclusion.beyond_bound) result += " (beyond the bound)";
  return result;
}

namespace {

std::string determination_text(const reference::DeterminationAnswer& one, const SourceMap& sources) {
  std::string result = "  " + one.path + ": " + to_text(one.conclusion) + " -> " + one.result;
  for (const std::string& acted : one.acted) result += ", when " + acted;
  if (one.effect != reference::Effect::open) result += one.effect == reference::Effect::upholds ? ", upholds" : ", overturns";
  result += "\n";
  for (const auto& [outcome, state] : one.outcomes) result += "    " + outcome + ": " + to_text(state) + "\n";
  for (const reference::Ground& ground : one.grounds) {
    bool whole = ground.clause == reference::Place{};
    result += "    ground: " + ground.guideline + (whole ? "" : " `" + words_at(sources, ground.clause) + "`") + "\n";
  }
  return result;
}

}  // namespace

std::string to_text(const reference::Answer& answer, const SourceMap& sources) {
  std::string result;
  for (const reference::ItemAnswer& item : answer.items) {
    result += (item.service.empty() ? "case" : item.service) + ": " + std::to_string(item.settlements) + " settlements" +
              (item.settlements_bounded ? ", bounded" : "") + "\n";
    for (const reference::GuidelineAnswer& one : item.guidelines) {
      result += "  " + one.path + ": " + to_text(one.conclusion) + "\n";
      for (const auto& [outcome, state] : one.outcomes) result += "    " + outcome + ": " + to_text(state) + "\n";
    }
    for (const auto& one : item.determinations) result += determination_text(one, sources);
    for (const auto& [place, state] : item.conditions) {
      result += "    `" + words_at(sources, place) + "`: " + to_text(state) + "\n";
    }
  }
  for (const auto& [path, overall] : answer.overall) {
    static const char* const words[] = {"open", "upheld", "overturned", "partially overturned"};
    result += path + ": " + words[static_cast<int>(overall)] + "\n";
  }
  return result;
}

}  // namespace guide::properties
