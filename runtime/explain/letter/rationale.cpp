#include "runtime/explain/letter/rationale.hpp"

#include <algorithm>

#include "runtime/explain/words.hpp"
#include "runtime/worded.hpp"

namespace guide::explain {
namespace {

class RationaleWriter {
 public:
  RationaleWriter(const RequestView& request, const LetterTemplate& phrases)
      : request_(request), program_(*request.program), phrases_(phrases) {}

  Block guideline(const GuidelineView& view) const {
    Block block;
    const std::string title = view.info->title.empty() ? view.info->name : view.info->title;
    const std::string conclusion = told_conclusion(view.info->outcomes, view.decision->conclusion, phrases_);
    add(block, phrases_.fill(Phrase::guideline_says, {{"guideline", title}, {"conclusion", conclusion}}),
        citation_text(program_, view.info->cite));
    for (const ClauseView& clause : view.clauses) {
      if (clause.clause->kind == ClauseKind::note) {
        if (clause.state == State::present && view.decision->applies == State::present) add_note(block, view, clause);
      } else if (clause.decisive) {
        add_clause(block, view, clause);
      } else if (is_met(view, clause)) {
        add_met(block, view, clause);
      }
    }
    return block;
  }

 private:
  /// A clause that cites no place of its own stands on the guideline's.
  std::string place_of(const GuidelineView& view, const ClauseView& clause) const {
    const std::string place = place_text(program_, clause.clause->cite);
    return place.empty() ? citation_text(program_, view.info->cite) : place;
  }

  void add_note(Block& block, const GuidelineView& view, const ClauseView& clause) const {
    add(block, phrases_.fill(Phrase::notes, {{"note", clause.label}}), place_of(view, clause));
  }

  /// Requirements that are met do not stop a request; they are told where others are not.
  static bool is_met(const GuidelineView& view, const ClauseView& clause) {
    return clause.clause->kind == ClauseKind::require && clause.state == State::present &&
           view.decision->applies == State::present;
  }

  void add_met(Block& block, const GuidelineView& view, const ClauseView& clause) const {
    Sentence sentence{{}, {place_of(view, clause)}};
    Findings findings;
    collect(clause, findings, sentence, false);
    std::string shown = asked(clause);
    for (std::size_t i = 0; i < findings.present.size(); ++i) shown += (i == 0 ? "; " : ", ") + findings.present[i];
    sentence.text =
        phrases_.fill(Phrase::also_met, {{"what", findings.present.size() == 1 ? findings.present.front() : shown}});
    if (sentence.text.empty()) return;
    sentence.text += '.';
    block.sentences.push_back(std::move(sentence));
  }

  /// One sentence for each clause that decided: what it asks, then what the records do with it.
  void add_clause(Block& block, const GuidelineView& view, const ClauseView& clause) const {
    Sentence sentence{{}, {place_of(view, clause)}};
    if (clause.clause->kind == ClauseKind::rule) {
      const std::string outcome = spaced(view.info->outcomes[clause.clause->outcome]);
      const std::string reason = clause.label.empty() ? "" : ": " + clause.label;
      sentence.text =
          phrases_.fill(Phrase::rule, {{"outcome", outcome}, {"state", state_words(clause)}, {"reason", reason}});
    } else {
      sentence.text = phrases_.fill(Phrase::requirement, {{"what", asked(clause)}});
    }
    Findings findings;
    collect(clause, findings, sentence, true);
    add_list(sentence.text, Phrase::not_documented, findings.undocumented);
    add_list(sentence.text, Phrase::disputed, findings.conflicting);
    add_list(sentence.text, Phrase::not_met, findings.absent);
    add_list(sentence.text, Phrase::met, findings.present);
    sentence.text += '.';
    block.sentences.push_back(std::move(sentence));
  }

  /// What a test asks, in words: `how long symptoms have persisted: more than 3 months`.
  std::string test_words(const ClauseView& clause) const {
    std::string text = heading(request_, clause);
    if (!clause.label.empty()) return text;
    constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {" >= ", ": at least "}, {" <= ", ": at most "}, {" > ", ": more than "}, {" < ", ": less than "}};
    for (const auto& [sign, words] : signs) {
      const std::size_t at = text.find(sign);
      if (at != std::string::npos) return text.replace(at, sign.size(), words);
    }
    return text;
  }

  /// `all of: taut band, twitch`: what a clause asks for, in one line.
  std::string asked(const ClauseView& clause) const {
    if (!clause.label.empty() || is_leaf(clause)) return test_words(clause);
    if (clause.clause->kind == ClauseKind::group) {
      std::string members;
      for (const ClauseView& child : clause.children) members += (members.empty() ? "" : ", ") + asked(child);
      std::string form = heading(request_, clause);
      const std::size_t these = form.rfind(" these");
      if (these != std::string::npos) form.resize(these);
      return form + ": " + members;
    }
    return clause.children.empty() ? heading(request_, clause) : asked(clause.children.front());
  }

  struct Findings {
    std::vector<std::string> present, absent, undocumented, conflicting;
  };

  /// A fact that is not documented, or disputed, goes by its own name: `radiculopathy`, not `not radiculopathy`.
  std::string name(const ClauseView& clause) const {
    const bool of_fact = clause.facts.size() == 1 && clause.records.empty() && clause.label.empty();
    const bool undocumented = of_fact && !(clause.facts[0].state && clause.facts[0].state->documented);
    const bool disputed = of_fact && clause.facts[0].info->type == Type::finding && clause.state == State::conflicting;
    return undocumented || disputed ? label_of(*clause.facts[0].info) : test_words(clause);
  }

  void collect(const ClauseView& clause, Findings& findings, Sentence& sentence, bool only_decisive) const {
    if (!is_leaf(clause)) {
      for (const ClauseView& child : clause.children) {
        if (child.decisive || !only_decisive) collect(child, findings, sentence, only_decisive);
      }
      return;
    }
    const std::string what = clause.state == State::undocumented || clause.state == State::conflicting
                                 ? name(clause)
                                 : test_words(clause);
    switch (clause.state) {
      case State::present: findings.present.push_back(what + told(clause)); break;
      case State::absent: findings.absent.push_back(what + told(clause)); break;
      case State::undocumented: findings.undocumented.push_back(what); break;
      case State::conflicting: findings.conflicting.push_back(what + told(clause)); break;
    }
    for (const FactView& fact : clause.facts) add_anchors(sentence, fact);
  }

  void add_list(std::string& text, Phrase phrase, const std::vector<std::string>& items) const {
    std::string what;
    for (const std::string& item : items) what += (what.empty() ? "" : ", ") + item;
    if (!what.empty()) text += phrases_.fill(phrase, {{"what", what}});
  }

  static void add(Block& block, std::string text, std::string anchor) {
    if (!text.empty()) block.sentences.push_back({std::move(text), {std::move(anchor)}});
  }

  std::string told(const ClauseView& clause) const {
    std::string text;
    for (const FactView& fact : clause.facts) {
      if (assumed_absent(fact)) text += (text.empty() ? "" : "; ") + phrases_[Phrase::assumed_absent];
      if (!fact.state) continue;
      for (const Report& report : fact.state->reports) {
        if (report.mention) continue;
        if (!text.empty()) text += "; ";
        text += report_text(*request_.the_case, report);
      }
    }
    return text.empty() ? text : " (" + text + ")";
  }

  void add_anchors(Sentence& sentence, const FactView& fact) const {
    if (!fact.state) return;
    for (const Report& report : fact.state->reports) {
      if (report.document == none) continue;
      const std::string& name = request_.the_case->documents[report.document].name;
      if (std::find(sentence.anchors.begin(), sentence.anchors.end(), name) == sentence.anchors.end()) {
        sentence.anchors.push_back(name);
      }
    }
  }

  const RequestView& request_;
  const Program& program_;
  const LetterTemplate& phrases_;
};

/// The sentence that closes the reasons, for each determination that came to an outcome.
void add_closing(const RequestView& request, const LetterTemplate& phrases, std::vector<Block>& blocks) {
  Block block;
  for (const DeterminationView& view : request.determinations) {
    if (view.decision->result.kind != ResultKind::outcome || blocks.empty()) continue;
    const std::string text =
        phrases.fill(Phrase::closing, {{"result", result_text(*view.info, view.decision->result)}});
    if (!text.empty()) block.sentences.push_back({text, {citation_text(*request.program, view.info->cite)}});
  }
  if (!block.sentences.empty()) blocks.push_back(std::move(block));
}

}  // namespace

std::string told_conclusion(List<Text> outcomes, const Conclusion& conclusion,
                            const LetterTemplate& phrases) {
  const auto words = [&](const Possible& possible) -> std::string {
    switch (possible.kind) {
      case ConclusionKind::determined: return spaced(outcomes[possible.outcome]);
      case ConclusionKind::undetermined: return phrases[Phrase::left_open];
      case ConclusionKind::silent: return phrases[Phrase::no_answer];
      case ConclusionKind::contradictory: return phrases[Phrase::rules_disagree];
    }
    return {};
  };
  const auto listed = [&](const std::vector<Possible>& all) {
    std::vector<std::string> texts;
    for (const Possible& each : all) {
      std::string text = words(each);
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    return joined(texts, " or ");
  };
  std::string text;
  switch (conclusion.kind) {
    case ConclusionKind::determined: text = spaced(outcomes[conclusion.outcome]); break;
    case ConclusionKind::silent: text = phrases[Phrase::says_silent]; break;
    case ConclusionKind::undetermined:
      text = phrases.fill(Phrase::says_open, {{"possible", listed(conclusion.possible)}});
      break;
    case ConclusionKind::contradictory:
      text = conclusion.by_records
                 ? phrases.fill(Phrase::says_records_disagree, {{"answers", listed(conclusion.by_lane)}})
                 : phrases[Phrase::says_rules_disagree];
      break;
  }
  if (conclusion.in_any_case) text = phrases.fill(Phrase::whatever_documents, {{"conclusion", text}});
  if (conclusion.whichever_report) text = phrases.fill(Phrase::whichever_of_reports, {{"conclusion", text}});
  return text;
}

std::vector<Block> rationale(const RequestView& request, const LetterTemplate& phrases) {
  const RationaleWriter writer(request, phrases);
  std::vector<Block> blocks;
  for (const GuidelineView& guideline : request.guidelines) {
    if (guideline.decision->conclusion.kind == ConclusionKind::silent) continue;
    blocks.push_back(writer.guideline(guideline));
  }
  add_closing(request, phrases, blocks);
  return blocks;
}

std::string told_text(const FactInfo& info, const Report& report, const LetterTemplate& phrases) {
  const std::string label = label_of(info);
  std::string text =
      report.mention ? phrases.fill(Phrase::not_stated, {{"fact", label}}) : label + ": " + spaced(report.text);
  if (!report.quote.empty()) text += worded(" (\"{}\")", report.quote);
  return text;
}

}  // namespace guide::explain
