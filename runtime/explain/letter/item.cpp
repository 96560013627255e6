#include "runtime/explain/letter/item.hpp"

#include <algorithm>

#include "runtime/explain/change.hpp"
#include "runtime/explain/letter/rationale.hpp"
#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

constexpr std::size_t most_ways = 24;  // listed for one result

class ItemWriter {
 public:
  ItemWriter(const RequestView& request, const LetterTemplate& phrases, const std::vector<std::uint32_t>& fixed)
      : request_(request), program_(*request.program), case_(*request.the_case), phrases_(phrases), fixed_(fixed) {}

  Section write() const {
    Section section;
    section.heading = phrases_.fill(Phrase::item, {{"item", name()}});
    section.sections = {decision(),     guidelines(), {phrases_[Phrase::rationale], rationale(request_, phrases_), {}},
                        undocumented(), changes(),    review(),
                        trace()};
    std::erase_if(section.sections, [](const Section& part) { return part.heading.empty() || part.blocks.empty(); });
    return section;
  }

 private:
  std::string name() const {
    if (!request_.request) return case_.title.empty() ? capitalised(spaced(case_.name)) : case_.title;
    const ServiceInfo& service = program_.vocabulary.services[request_.request->service];
    if (!request_.request->label.empty()) return request_.request->label;
    return service.label.empty() ? spaced(service.name) : service.label;
  }

  Section decision() const {
    Section section{phrases_[Phrase::decision], {}, {}};
    for (const DeterminationView& view : request_.determinations) {
      Block block;
      block.sentences.push_back({decided(view), {citation_text(program_, view.info->cite)}});
      add_acting(block, view);
      if (view.decision->grounds.size() > 1) add(block, phrases_[Phrase::grounds]);
      section.blocks.push_back(std::move(block));
    }
    return section;
  }

  std::string decided(const DeterminationView& view) const {
    const std::string result = capitalised(result_text(*view.info, view.decision->result));
    if (!request_.request || request_.request->prior.empty())
      return phrases_.fill(Phrase::result, {{"result", result}});
    std::string prior = spaced(request_.request->prior);
    if (!request_.request->prior_on.empty()) {
      prior = phrases_.fill(Phrase::prior_on, {{"prior", prior}, {"date", request_.request->prior_on}});
    }
    if (view.decision->prior_effect == PriorEffect::open) {
      return phrases_.fill(Phrase::result_leaves_open, {{"result", result}, {"prior", prior}});
    }
    return phrases_.fill(
        Phrase::result_of_prior,
        {{"result", result}, {"prior", prior}, {"effect", prior_effect_text(view.decision->prior_effect)}});
  }

  void add_acting(Block& block, const DeterminationView& view) const {
    const auto acted = [&](bool it_did, Phrase phrase, const ResultClause& clause) {
      if (!it_did || phrases_[phrase].empty()) return;
      const std::string reason = clause.label.empty() ? "" : ": " + clause.label;
      block.sentences.push_back({phrases_[phrase] + reason + ".", {citation_text(program_, clause.cite)}});
    };
    acted(view.decision->by_undetermined, Phrase::when_undetermined, view.info->undetermined);
    acted(view.decision->by_contradictory, Phrase::when_contradictory, view.info->contradictory);
    acted(view.decision->by_silent, Phrase::when_silent, view.info->silent);
    const bool disputed = view.decision->conclusion.whichever_report || view.decision->result_by_lane.size() > 1;
    if (view.decision->conclusion.in_any_case) add(block, phrases_[Phrase::in_any_case]);
    if (disputed && !view.decision->by_contradictory) add(block, phrases_[Phrase::whichever_report]);
  }

  static void add(Block& block, const std::string& sentence) {
    if (!sentence.empty()) block.sentences.push_back({sentence, {}});
  }

  Section guidelines() const {
    Section section{phrases_[Phrase::guidelines], {}, {}};
    Block block{Block::Kind::list, {}, {}};
    for (const GuidelineView& guideline : request_.guidelines) {
      std::vector<std::string> places;
      collect_places(guideline.clauses, places);
      const std::string title = guideline.info->title.empty() ? guideline.info->name : guideline.info->title;
      std::string text = cited(title, program_, guideline.info->cite) + ": " +
                         told_conclusion(guideline.info->outcomes, guideline.decision->conclusion, phrases_);
      block.sentences.push_back({text, places});
    }
    if (!block.sentences.empty()) section.blocks.push_back(std::move(block));
    return section;
  }

  void collect_places(const std::vector<ClauseView>& clauses, std::vector<std::string>& places) const {
    for (const ClauseView& clause : clauses) {
      if (!clause.decisive) continue;
      const std::string place = place_text(program_, clause.clause->cite);
      if (!place.empty() && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
      collect_places(clause.children, places);
    }
  }

  Section undocumented() const {
    Section section{phrases_[Phrase::undocumented], {}, {}};
    Block block{Block::Kind::list, {}, {}};
    for (const GuidelineView& guideline : request_.guidelines) collect_undocumented(guideline.clauses, block);
    if (!block.sentences.empty()) section.blocks.push_back(std::move(block));
    return section;
  }

  void collect_undocumented(const std::vector<ClauseView>& clauses, Block& block) const {
    for (const ClauseView& clause : clauses) {
      if (!clause.decisive || clause.clause->kind == ClauseKind::note) continue;
      if (is_leaf(clause) && clause.state == State::undocumented) {
        for (const FactView& fact : clause.facts) {
          if (fact.state && fact.state->documented) continue;
          add_sentence_once(block, capitalised(label_of(*fact.info)), place_text(program_, clause.clause->cite));
        }
        if (clause.facts.empty())
          add_sentence_once(block, capitalised(heading(request_, clause)), place_text(program_, clause.clause->cite));
      }
      collect_undocumented(clause.children, block);
    }
  }

  Section changes() const {
    Section section{phrases_[Phrase::changes], {}, {}};
    if (section.heading.empty()) return section;
    for (const DeterminationView& view : request_.determinations) {
      for (const Alternative& alternative :
           what_would_change(program_, case_, *request_.decision, *view.decision, {fixed_})) {
        add_alternative(section, alternative);
      }
    }
    return section;
  }

  void add_alternative(Section& section, const Alternative& alternative) const {
    const std::string goal = spaced(alternative.goal);
    const auto paragraph = [&](const std::string& text) {
      if (!text.empty()) section.blocks.push_back({Block::Kind::paragraph, {{text, {}}}, {}});
    };
    const std::vector<std::string> common = in_every_set(alternative);
    const Phrase leading = lead(alternative);
    paragraph(phrases_.fill(common.empty() ? leading : Phrase::all_changes, {{"result", goal}}));
    if (alternative.sets.empty()) return;
    if (!common.empty()) {
      Block asked{Block::Kind::list, {}, {}};
      for (const std::string& change : common) asked.sentences.push_back({capitalised(change), {}});
      section.blocks.push_back(std::move(asked));
      const auto one_more = [&](const ChangeSet& set) { return set.changes.size() == common.size() + 1; };
      const bool single = std::all_of(alternative.sets.begin(), alternative.sets.end(), one_more);
      if (alternative.sets.size() > 1)
        paragraph(phrases_[single ? Phrase::and_one_change : Phrase::and_one_of_lines]);
    }
    Block list{Block::Kind::list, {}, {}};
    const std::size_t shown = std::min(alternative.sets.size(), most_ways);
    for (std::size_t i = 0; i < shown; ++i) {
      std::string text;
      for (const Change& change : alternative.sets[i].changes) {
        if (std::find(common.begin(), common.end(), change.text) != common.end()) continue;
        text += (text.empty() ? "" : "; ") + change.text;
      }
      if (!text.empty()) list.sentences.push_back({capitalised(text), {}});
    }
    const std::size_t more = alternative.sets.size() - shown;
    if (more > 0) list.sentences.push_back({phrases_.fill(Phrase::more_ways, {{"count", std::to_string(more)}}), {}});
    if (!list.sentences.empty()) section.blocks.push_back(std::move(list));
    if (!alternative.complete) paragraph(phrases_[Phrase::search_stopped]);
  }

  /// What every way asks for, told once: several things, or all of the only way.
  static std::vector<std::string> in_every_set(const Alternative& alternative) {
    std::vector<std::string> common;
    if (alternative.sets.empty()) return common;
    for (const Change& change : alternative.sets.front().changes) {
      const bool everywhere = std::all_of(alternative.sets.begin(), alternative.sets.end(), [&](const ChangeSet& set) {
        return std::any_of(set.changes.begin(), set.changes.end(),
                           [&](const Change& other) { return other.text == change.text; });
      });
      if (everywhere) common.push_back(change.text);
    }
    if (common.size() < 2) common.clear();
    return common;
  }

  static Phrase lead(const Alternative& alternative) {
    if (alternative.sets.empty()) return alternative.complete ? Phrase::nothing_changes : Phrase::no_way_found;
    const bool one_way = alternative.sets.size() == 1;
    if (alternative.sets.front().changes.size() == 1) return one_way ? Phrase::one_change : Phrase::one_of_changes;
    return one_way ? Phrase::all_changes : Phrase::one_of_lines;
  }

  Section review() const {
    Section section{phrases_[Phrase::review], {}, {}};
    for (const DeterminationView& view : request_.determinations) {
      for (const std::uint32_t index : view.decision->reviewers) {
        const std::string& reviewer = view.info->reviewers[index].reviewer;
        const std::string text = phrases_.fill(Phrase::review_by, {{"reviewer", spaced(reviewer)}});
        section.blocks.push_back({Block::Kind::paragraph, {{text, {}}}, {}});
      }
    }
    return section;
  }

  Section trace() const {
    Section section{phrases_[Phrase::trace], {}, {}};
    for (const GuidelineView& guideline : request_.guidelines) {
      TextOptions plain;
      plain.width = 4096;
      plain.all = true;
      Lines lines(plain);
      for (const ClauseView& clause : guideline.clauses) write_clause(lines, request_, clause, 0);
      Block fold{Block::Kind::fold, {}, guideline.info->title.empty() ? guideline.info->name : guideline.info->title};
      const std::string all = lines.take();
      for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = all.find('\n', begin);
        fold.sentences.push_back({all.substr(begin, end - begin), {}});
        begin = end + 1;
      }
      section.blocks.push_back(std::move(fold));
    }
    return section;
  }

  const RequestView& request_;
  const Program& program_;
  const Case& case_;
  const LetterTemplate& phrases_;
  const std::vector<std::uint32_t>& fixed_;
};

}  // namespace

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

void add_sentence_once(Block& block, std::string text, std::string anchor) {
  for (const Sentence& sentence : block.sentences) {
    if (sentence.text == text) return;
  }
  block.sentences.push_back({std::move(text), {std::move(anchor)}});
}

Section item_section(const RequestView& request, const LetterTemplate& phrases,
                     const std::vector<std::uint32_t>& fixed) {
  return ItemWriter(request, phrases, fixed).write();
}

}  // namespace guide::explain
