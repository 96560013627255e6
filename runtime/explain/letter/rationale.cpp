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

  void add_clause(Block& block, const GuidelineView& view, const ClauseView& clause) const {
    const std::string place = place_text(program_, clause.clause->cite);
    if (clause.clause->kind == ClauseKind::rule) {
      const std::string outcome = spaced(view.info->outcomes[clause.clause->outcome]);
      const std::string label = clause.clause->label.empty() ? "" : ": " + clause.clause->label;
      block.sentences.push_back({fmt::format("Its rule for {} {}{}.", outcome, state_words(clause), label), {place}});
    } else if (clause.clause->kind == ClauseKind::require && !clause.clause->label.empty()) {
      block.sentences.push_back({fmt::format("It requires: {} ({}).", clause.clause->label, state_words(clause)), {place}});
    }
    add_tests(block, clause);
  }

  void add_tests(Block& block, const ClauseView& clause) const {
    if (is_leaf(clause)) return add_test(block, clause);
    for (const ClauseView& child : clause.children) {
      if (child.decisive) add_tests(block, child);
    }
  }

  void add_test(Block& block, const ClauseView& clause) const {
    Sentence sentence{test_text(clause), {place_text(program_, clause.clause->cite)}};
    for (const FactView& fact : clause.facts) add_anchors(sentence, fact);
    block.sentences.push_back(std::move(sentence));
  }

  std::string test_text(const ClauseView& clause) const {
    const std::string what = heading(request_, clause);
    switch (clause.state) {
      case State::undocumented: return fmt::format("The records do not document this: {}.", what);
      case State::conflicting: return fmt::format("The records contradict each other on this: {}{}.", what, told(clause));
      case State::present:
      case State::absent: return fmt::format("{}: {}{}.", what, state_words(clause), told(clause));
    }
    return {};
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
