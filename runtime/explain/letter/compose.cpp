#include <fmt/format.h>

#include <algorithm>

#include "include/guide/version.h"
#include "runtime/explain/change.hpp"
#include "runtime/explain/letter/letter.hpp"
#include "runtime/explain/letter/rationale.hpp"
#include "runtime/explain/tree.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

std::string filled(const std::string& phrase, std::string_view text) {
  const std::size_t hole = phrase.find("{}");
  return hole == std::string::npos ? phrase : phrase.substr(0, hole) + std::string(text) + phrase.substr(hole + 2);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

class LetterWriter {
 public:
  LetterWriter(const Program& program, const Case& the_case, const LetterTemplate& phrases)
      : program_(program), case_(the_case), phrases_(phrases) {}

  Letter write(const Decision& decision) const {
    Letter letter;
    letter.title = filled(phrases_.title, case_.title.empty() ? capitalised(spaced(case_.name)) : case_.title);
    letter.subtitle = filled(phrases_.as_of, date_text(case_.as_of));
    letter.foot = filled(phrases_.foot, GUIDE_VERSION_TEXT);
    if (!program_.digest.empty()) letter.foot += ", guidelines " + program_.digest;
    const std::vector<RequestView> requests = view(program_, case_, decision);
    letter.sections.push_back(summary(requests));
    for (const RequestView& request : requests) letter.sections.push_back(item(request));
    const Section whole = whole_case(decision);
    if (!whole.blocks.empty()) letter.sections.push_back(whole);
    letter.sections.push_back(documents(requests));
    std::erase_if(letter.sections, [](const Section& s) { return s.blocks.empty() && s.sections.empty(); });
    return letter;
  }

 private:
  /// What each document says, in order of date.
  Section summary(const std::vector<RequestView>& requests) const {
    Section section{phrases_.summary, {}, {}};
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < case_.documents.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return case_.documents[a].date.low < case_.documents[b].date.low;
    });
    for (const std::uint32_t document : order) {
      std::string text;
      add_told(case_.statements, document, text);
      for (const RequestView& request : requests) {
        if (request.request) add_told(request.request->statements, document, text);
      }
      if (text.empty()) continue;
      section.blocks.push_back({Block::Kind::paragraph, {{document_text(case_.documents[document]) + ": " + text + ".", {}}}, {}});
    }
    return section;
  }

  void add_told(const Statements& statements, std::uint32_t document, std::string& text) const {
    for (const auto& [fact, state] : statements.facts) {
      for (const Report& report : state.reports) {
        if (report.document != document) continue;
        if (!text.empty()) text += "; ";
        text += told_text(program_.vocabulary.facts[fact], report);
      }
    }
    for (const auto& [record, state] : statements.records) {
      if (std::find(state.documents.begin(), state.documents.end(), document) == state.documents.end()) continue;
      if (!text.empty()) text += "; ";
      text += fmt::format("{}: {} listed", label_of(program_.vocabulary.records[record]), state.entries.size());
    }
  }

  Section item(const RequestView& request) const {
    Section section;
    std::string name = case_.title;
    if (request.request) {
      const ServiceInfo& service = program_.vocabulary.services[request.request->service];
      name = !request.request->label.empty() ? request.request->label
             : service.label.empty()         ? spaced(service.name)
                                             : service.label;
    }
    section.heading = filled(phrases_.item, name);
    section.sections.push_back(decision(request));
    section.sections.push_back(guidelines(request));
    section.sections.push_back({phrases_.rationale, rationale(request), {}});
    section.sections.push_back(undocumented(request));
    section.sections.push_back(changes(request));
    section.sections.push_back(review(request));
    section.sections.push_back(trace(request));
    std::erase_if(section.sections, [](const Section& part) { return part.blocks.empty(); });
    return section;
  }

  Section decision(const RequestView& request) const {
    Section section{phrases_.decision, {}, {}};
    for (const DeterminationView& view : request.determinations) {
      Block block;
      const std::string result = result_text(*view.info, view.decision->result);
      std::string text = capitalised(result) + ".";
      if (request.request && !request.request->prior.empty()) {
        const std::string prior = spaced(request.request->prior) +
                                  (request.request->prior_on.empty() ? "" : " on " + request.request->prior_on);
        text = view.decision->prior_effect == PriorEffect::open
                   ? fmt::format("{}. The earlier decision ({}) stays open.", capitalised(result), prior)
                   : fmt::format("{}. The earlier decision ({}) is {}.", capitalised(result), prior,
                                 prior_effect_text(view.decision->prior_effect));
      }
      block.sentences.push_back({text, {citation_text(program_, view.info->cite)}});
      add_acting(block, view);
      if (view.decision->grounds.size() > 1) {
        block.sentences.push_back({"Each of the grounds given below would have sufficed alone.", {}});
      }
      section.blocks.push_back(std::move(block));
    }
    return section;
  }

  void add_acting(Block& block, const DeterminationView& view) const {
    const auto add = [&](bool acted, std::string_view what, const ResultClause& clause) {
      if (!acted) return;
      const std::string reason = clause.label.empty() ? "" : ": " + clause.label;
      block.sentences.push_back({fmt::format("{}{}.", what, reason), {citation_text(program_, clause.cite)}});
    };
    add(view.decision->by_undetermined, "The guidelines leave it undetermined on this record", view.info->undetermined);
    add(view.decision->by_contradictory, "The guidelines or the records contradict each other", view.info->contradictory);
    add(view.decision->by_silent, "No guideline consulted speaks to it", view.info->silent);
    if (view.decision->conclusion.whichever_report || view.decision->result_by_lane.size() > 1) {
      block.sentences.push_back({"The result is the same whichever of the contradicting reports is right.", {}});
      if (view.decision->by_contradictory) block.sentences.pop_back();
    }
  }

  Section guidelines(const RequestView& request) const {
    Section section{phrases_.guidelines, {}, {}};
    Block block{Block::Kind::list, {}, {}};
    for (const GuidelineView& guideline : request.guidelines) {
      std::vector<std::string> places;
      collect_places(guideline.clauses, places);
      const std::string title = guideline.info->title.empty() ? guideline.info->name : guideline.info->title;
      std::string text = fmt::format("{} ({}): {}", title, citation_text(program_, guideline.info->cite),
                                     conclusion_text(guideline.info->outcomes, guideline.decision->conclusion));
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

  Section undocumented(const RequestView& request) const {
    Section section{phrases_.undocumented, {}, {}};
    Block block{Block::Kind::list, {}, {}};
    for (const GuidelineView& guideline : request.guidelines) collect_undocumented(request, guideline.clauses, block);
    if (!block.sentences.empty()) section.blocks.push_back(std::move(block));
    return section;
  }

  void collect_undocumented(const RequestView& request, const std::vector<ClauseView>& clauses, Block& block) const {
    for (const ClauseView& clause : clauses) {
      if (!clause.decisive || clause.clause->kind == ClauseKind::note) continue;
      if (is_leaf(clause) && clause.state == State::undocumented) {
        for (const FactView& fact : clause.facts) {
          if (fact.state && fact.state->documented) continue;
          add_once(block, capitalised(label_of(*fact.info)), place_text(program_, clause.clause->cite));
        }
        if (clause.facts.empty()) add_once(block, capitalised(heading(request, clause)), place_text(program_, clause.clause->cite));
      }
      collect_undocumented(request, clause.children, block);
    }
  }

  static void add_once(Block& block, std::string text, std::string anchor) {
    for (const Sentence& sentence : block.sentences) {
      if (sentence.text == text) return;
    }
    block.sentences.push_back({std::move(text), {std::move(anchor)}});
  }

  Section changes(const RequestView& request) const {
    Section section{phrases_.changes, {}, {}};
    for (const DeterminationView& view : request.determinations) {
      for (const Alternative& alternative : what_would_change(program_, case_, *request.decision, *view.decision)) {
        add_alternative(section, alternative);
      }
    }
    return section;
  }

  static void add_alternative(Section& section, const Alternative& alternative) {
    const std::string goal = spaced(alternative.goal);
    if (alternative.sets.empty()) {
      const std::string text = alternative.complete ? "Nothing that could be documented would make it {}."
                                                    : "No way to {} was found within the bound of the search.";
      section.blocks.push_back({Block::Kind::paragraph, {{filled(text, goal), {}}}, {}});
      return;
    }
    section.blocks.push_back({Block::Kind::paragraph, {{alternative_lead(alternative), {}}}, {}});
    Block list{Block::Kind::list, {}, {}};
    for (const ChangeSet& set : alternative.sets) {
      std::string text;
      for (const Change& change : set.changes) text += (text.empty() ? "" : "; ") + change.text;
      list.sentences.push_back({capitalised(text), {}});
    }
    section.blocks.push_back(std::move(list));
  }

  static std::string alternative_lead(const Alternative& alternative) {
    const std::string goal = spaced(alternative.goal);
    const std::size_t least = alternative.sets.front().changes.size();
    if (alternative.sets.size() == 1 && least == 1) return fmt::format("It would be {} if this were documented:", goal);
    if (least == 1) return fmt::format("It would be {} if one of these were documented:", goal);
    return fmt::format("It would be {} only if everything on {} were documented; a part of it would not be enough:", goal,
                       alternative.sets.size() == 1 ? "this line" : "one of these lines");
  }

  Section review(const RequestView& request) const {
    Section section{phrases_.review, {}, {}};
    for (const DeterminationView& view : request.determinations) {
      for (const std::string& reviewer : view.decision->reviewers) {
        section.blocks.push_back({Block::Kind::paragraph, {{filled(phrases_.review_by, spaced(reviewer)), {}}}, {}});
      }
    }
    return section;
  }

  Section trace(const RequestView& request) const {
    Section section{phrases_.trace, {}, {}};
    for (const GuidelineView& guideline : request.guidelines) {
      TextOptions plain;
      plain.width = 4096;
      plain.all = true;
      Lines lines(plain);
      for (const ClauseView& clause : guideline.clauses) write_clause(lines, request, clause, 0);
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

  Section whole_case(const Decision& decision) const {
    Section section{"Whole case", {}, {}};
    if (case_.requests.size() < 2) return section;
    for (std::size_t i = 0; i < decision.whole.size(); ++i) {
      if (decision.whole[i] == WholeCase::open) continue;
      const std::string text = capitalised(std::string(whole_text(decision.whole[i]))) + ".";
      section.blocks.push_back({Block::Kind::paragraph, {{text, {program_.determinations[i].name}}}, {}});
    }
    return section;
  }

  Section documents(const std::vector<RequestView>& requests) const {
    Section section{phrases_.documents, {}, {}};
    Block block{Block::Kind::list, {}, {}};
    std::vector<std::uint32_t> relied;
    for (const RequestView& request : requests) {
      for (const std::uint32_t document : documents_relied_on(request)) relied.push_back(document);
    }
    std::stable_sort(relied.begin(), relied.end(), [&](std::uint32_t a, std::uint32_t b) {
      return case_.documents[a].date.low < case_.documents[b].date.low;
    });
    for (const std::uint32_t document : relied) add_once(block, document_text(case_.documents[document]), {});
    if (!block.sentences.empty()) section.blocks.push_back(std::move(block));
    return section;
  }

  const Program& program_;
  const Case& case_;
  const LetterTemplate& phrases_;
};

}  // namespace

Letter letter(const Program& program, const Case& the_case, const Decision& decision, const LetterTemplate& phrases) {
  return LetterWriter(program, the_case, phrases).write(decision);
}

}  // namespace guide::explain
