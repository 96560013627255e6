#include "runtime/explain/letter/rationale.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

class RationaleWriter {
 public:
  explicit RationaleWriter(const RequestView& request) : request_(request), program_(*request.program) {}

  Block guideline(const GuidelineView& view) const {
    Block block;
    const std::string title = view.info->title.empty() ? view.info->name : view.info->title;
    block.sentences.push_back({fmt::format("{}: {}.", title, conclusion_text(view.info->outcomes, view.decision->conclusion)),
                               {citation_text(program_, view.info->cite)}});
    for (const ClauseView& clause : view.clauses) {
      if (clause.clause->kind == ClauseKind::note) {
        if (clause.state == State::present && view.decision->applies == State::present) add_note(block, clause);
      } else if (clause.decisive) {
        add_clause(block, view, clause);
      }
    }
    return block;
  }

 private:
  void add_note(Block& block, const ClauseView& clause) const {
    block.sentences.push_back({fmt::format("It notes: {}.", clause.clause->label), {place_text(program_, clause.clause->cite)}});
  }

  /// One sentence for each clause that decided: what it asks, then what the records do with it.
  void add_clause(Block& block, const GuidelineView& view, const ClauseView& clause) const {
    Sentence sentence{{}, {place_text(program_, clause.clause->cite)}};
    if (clause.clause->kind == ClauseKind::rule) {
      const std::string outcome = spaced(view.info->outcomes[clause.clause->outcome]);
      const std::string label = clause.clause->label.empty() ? "" : ": " + clause.clause->label;
      sentence.text = fmt::format("Its rule for {} {}{}", outcome, state_words(clause), label);
    } else {
      sentence.text = "It requires: " + asked(clause);
    }
    Findings findings;
    collect(clause, findings, sentence);
    add_list(sentence.text, "not documented", findings.undocumented);
    add_list(sentence.text, "the records contradict each other on", findings.conflicting);
    add_list(sentence.text, "the records say otherwise", findings.absent);
    add_list(sentence.text, "the records show", findings.present);
    sentence.text += '.';
    block.sentences.push_back(std::move(sentence));
  }

  /// `all of: taut band, twitch`: what a clause asks for, in one line.
  std::string asked(const ClauseView& clause) const {
    if (!clause.clause->label.empty() || is_leaf(clause)) return heading(request_, clause);
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

  void collect(const ClauseView& clause, Findings& findings, Sentence& sentence) const {
    if (!is_leaf(clause)) {
      for (const ClauseView& child : clause.children) {
        if (child.decisive) collect(child, findings, sentence);
      }
      return;
    }
    const std::string what = heading(request_, clause);
    switch (clause.state) {
      case State::present: findings.present.push_back(what + told(clause)); break;
      case State::absent: findings.absent.push_back(what + told(clause)); break;
      case State::undocumented: findings.undocumented.push_back(what); break;
      case State::conflicting: findings.conflicting.push_back(what + told(clause)); break;
    }
    for (const FactView& fact : clause.facts) add_anchors(sentence, fact);
  }

  static void add_list(std::string& text, std::string_view lead, const std::vector<std::string>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      text += i == 0 ? fmt::format("; {}: ", lead) : ", ";
      text += items[i];
    }
  }

  std::string told(const ClauseView& clause) const {
    std::string text;
    for (const FactView& fact : clause.facts) {
      if (assumed_absent(fact)) text += text.empty() ? "assumed absent, since no record speaks of it" : "; assumed absent";
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
};

}  // namespace

std::vector<Block> rationale(const RequestView& request) {
  const RationaleWriter writer(request);
  std::vector<Block> blocks;
  for (const GuidelineView& guideline : request.guidelines) {
    if (guideline.decision->conclusion.kind == ConclusionKind::silent) continue;
    blocks.push_back(writer.guideline(guideline));
  }
  return blocks;
}

std::string told_text(const FactInfo& info, const Report& report) {
  std::string text = label_of(info);
  text += report.mention ? ": not stated" : ": " + spaced(report.text);
  if (!report.quote.empty()) text += fmt::format(" (\"{}\")", report.quote);
  return text;
}

}  // namespace guide::explain
