#include <algorithm>

#include "include/guide/version.h"
#include "runtime/explain/letter/item.hpp"
#include "runtime/explain/letter/letter.hpp"
#include "runtime/explain/letter/rationale.hpp"
#include "runtime/explain/words.hpp"

namespace guide::explain {
namespace {

class LetterWriter {
 public:
  LetterWriter(const Program& program, const Case& the_case, const LetterTemplate& phrases,
               const std::vector<std::uint32_t>& fixed)
      : program_(program), case_(the_case), phrases_(phrases), fixed_(fixed) {}

  Letter write(const Decision& decision) const {
    Letter letter;
    letter.language = phrases_[Phrase::language];
    letter.title =
        phrases_.fill(Phrase::title, {{"case", case_.title.empty() ? capitalised(spaced(case_.name)) : case_.title}});
    letter.subtitle = phrases_.fill(Phrase::as_of, {{"date", date_text(case_.as_of)}});
    letter.foot = phrases_.fill(Phrase::foot, {{"version", GUIDE_VERSION_TEXT}, {"guidelines", program_.digest}});
    const std::vector<RequestView> requests = view(program_, case_, decision);
    letter.sections.push_back(summary(requests));
    for (const RequestView& request : requests) letter.sections.push_back(item_section(request, phrases_, fixed_));
    letter.sections.push_back(whole_case(decision));
    letter.sections.push_back(documents(requests));
    std::erase_if(letter.sections,
                  [](const Section& s) { return s.heading.empty() || (s.blocks.empty() && s.sections.empty()); });
    return letter;
  }

 private:
  /// What each document says, in order of date.
  Section summary(const std::vector<RequestView>& requests) const {
    Section section{phrases_[Phrase::summary], {}, {}};
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < case_.documents.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return case_.documents[a].date.low < case_.documents[b].date.low;
    });
    for (const std::uint32_t document : order) {
      std::string told;
      add_told(case_.statements, document, told);
      for (const RequestView& request : requests) {
        if (request.request) add_told(request.request->statements, document, told);
      }
      const std::string name = document_text(case_.documents[document]);
      const std::string text = told.empty()
                                   ? phrases_.fill(Phrase::document_silent, {{"document", name}})
                                   : phrases_.fill(Phrase::document_says, {{"document", name}, {"told", told}});
      if (!text.empty()) section.blocks.push_back({Block::Kind::paragraph, {{text, {}}}, {}});
    }
    return section;
  }

  void add_told(const Statements& statements, std::uint32_t document, std::string& text) const {
    for (const auto& [fact, state] : statements.facts) {
      for (const Report& report : state.reports) {
        if (report.document != document) continue;
        if (!text.empty()) text += "; ";
        text += told_text(program_.vocabulary.facts[fact], report, phrases_);
      }
    }
    for (const auto& [record, state] : statements.records) {
      if (std::find(state.documents.begin(), state.documents.end(), document) == state.documents.end()) continue;
      if (!text.empty()) text += "; ";
      text += phrases_.fill(Phrase::entries, {{"record", label_of(program_.vocabulary.records[record])},
                                              {"count", std::to_string(state.entries.size())}});
    }
  }

  Section whole_case(const Decision& decision) const {
    Section section{phrases_[Phrase::whole_case], {}, {}};
    if (case_.requests.size() < 2) return section;
    for (std::size_t i = 0; i < decision.whole.size(); ++i) {
      if (decision.whole[i] == WholeCase::open) continue;
      const std::string text = capitalised(std::string(whole_text(decision.whole[i]))) + ".";
      section.blocks.push_back({Block::Kind::paragraph, {{text, {program_.determinations[i].name}}}, {}});
    }
    return section;
  }

  Section documents(const std::vector<RequestView>& requests) const {
    Section section{phrases_[Phrase::documents], {}, {}};
    Block block{Block::Kind::list, {}, {}};
    std::vector<std::uint32_t> relied;
    for (const RequestView& request : requests) {
      for (const std::uint32_t document : documents_relied_on(request)) relied.push_back(document);
    }
    std::stable_sort(relied.begin(), relied.end(), [&](std::uint32_t a, std::uint32_t b) {
      return case_.documents[a].date.low < case_.documents[b].date.low;
    });
    for (const std::uint32_t document : relied) add_sentence_once(block, document_text(case_.documents[document]), {});
    if (!block.sentences.empty()) section.blocks.push_back(std::move(block));
    return section;
  }

  const Program& program_;
  const Case& case_;
  const LetterTemplate& phrases_;
  const std::vector<std::uint32_t>& fixed_;
};

}  // namespace

Letter letter(const Program& program, const Case& the_case, const Decision& decision, const LetterTemplate& phrases,
              const std::vector<std::uint32_t>& fixed) {
  return LetterWriter(program, the_case, phrases, fixed).write(decision);
}

}  // namespace guide::explain
