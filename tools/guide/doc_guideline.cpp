#include <algorithm>

#include "runtime/explain/words.hpp"
#include "tools/guide/doc.hpp"

namespace guide::tool::doc {
namespace {

using explain::ClauseView;

bool is_statement(ClauseKind kind) {
  return kind == ClauseKind::applies || kind == ClauseKind::require || kind == ClauseKind::when ||
         kind == ClauseKind::rule || kind == ClauseKind::unless || kind == ClauseKind::note;
}

/// The clauses of a guideline as nested sentences.
class Prose {
 public:
  Prose(const Library& library, std::uint32_t guideline)
      : library_(library), info_(library.program.guidelines[guideline]) {}

  std::vector<Item> items(const std::vector<ClauseView>& clauses) const {
    std::vector<Item> items;
    for (const ClauseView& clause : clauses) {
      if (clause.clause->kind != ClauseKind::in_force) items.push_back(item(clause, info_.cite));
    }
    return items;
  }

 private:
  Item item(const ClauseView& clause, std::uint32_t cite_above) const {
    Item item{{{lead(*clause.clause)}}};
    const bool statement = is_statement(clause.clause->kind) && !clause.children.empty();
    const std::string text = explain::heading(library_.view, clause);
    if (clause.clause->kind != ClauseKind::otherwise) item.line.push_back({text});
    const std::uint32_t cite = clause.clause->cite;
    if (!statement) {
      add_names(item.line, clause);
      add_cite(item.line, cite, cite_above);
      add_items(item, clause.children, 0, cite);
      return item;
    }
    add_condition(item, clause, cite_above);
    return item;
  }

  /// A statement: its condition is told in its line, or under it where the line has a label of its own.
  void add_condition(Item& item, const ClauseView& clause, std::uint32_t cite_above) const {
    const ClauseView& condition = clause.children.front();
    const std::uint32_t cite = clause.clause->cite;
    const bool labelled = !clause.clause->label.empty();
    const bool leaf = explain::is_leaf(condition);
    if (labelled && condition.clause->kind == ClauseKind::group && !leaf && condition.clause->label.empty()) {
      item.line.push_back({", " + explain::heading(library_.view, condition)});
    }
    if (leaf && !labelled) add_names(item.line, condition);
    add_cite(item.line, cite, cite_above);
    if (clause.clause->kind == ClauseKind::when) item.line.push_back({", then:"});
    if (labelled && (leaf || condition.clause->kind == ClauseKind::definition || !condition.clause->label.empty())) {
      item.items.push_back(this->item(condition, cite));
    } else {
      add_items(item, condition.children, 0, cite);
    }
    add_items(item, clause.children, 1, cite);
  }
  void add_items(Item& item, const std::vector<ClauseView>& clauses, std::size_t first, std::uint32_t cite) const {
    for (std::size_t i = first; i < clauses.size(); ++i) item.items.push_back(this->item(clauses[i], cite));
  }

  std::string lead(const Clause& clause) const {
    switch (clause.kind) {
      case ClauseKind::applies: return "Applies when ";
      case ClauseKind::require: return "Required: ";
      case ClauseKind::when: return "When ";
      case ClauseKind::unless: return "Unless ";
      case ClauseKind::note: return "Note: ";
      case ClauseKind::otherwise: return "Otherwise " + outcome(clause);
      case ClauseKind::rule: return outcome(clause) + (clause.label.empty() ? " when " : ": ");
      default: return {};
    }
  }
  std::string outcome(const Clause& clause) const {
    return clause.outcome == none ? "" : explain::spaced(info_.outcomes[clause.outcome]);
  }

  void add_names(Line& line, const ClauseView& clause) const {
    for (const explain::FactView& fact : clause.facts) {
      if (fact.slot.is_field()) continue;
      line.push_back({" "});
      line.push_back({fact.info->name, "vocabulary#" + fact_anchor(*fact.info), true});
    }
    for (const std::uint32_t record : clause.records) {
      const RecordInfo& info = library_.program.vocabulary.records[record];
      line.push_back({" "});
      line.push_back({info.name, "vocabulary#" + record_anchor(info), true});
    }
  }
  void add_cite(Line& line, std::uint32_t cite, std::uint32_t above) const {
    if (cite == none || cite == above) return;
    const Program& program = library_.program;
    const bool other_document = above == none || program.citations[cite].source != program.citations[above].source;
    line.push_back({" ("});
    add_place(line, program, cite, other_document);
    line.push_back({")"});
  }

  const Library& library_;
  const GuidelineInfo& info_;
};

const explain::GuidelineView* view_of(const Library& library, std::uint32_t guideline) {
  const auto& views = library.view.guidelines;
  const auto found = std::find_if(views.begin(), views.end(), [&](const explain::GuidelineView& view) {
    return view.decision->guideline == guideline;
  });
  return found == views.end() ? nullptr : &*found;
}

Line services_line(const Program& program, const GuidelineInfo& info) {
  Line line;
  for (const Application& application : info.applications) {
    for (const std::uint32_t service : application.services) {
      const ServiceInfo& named = program.vocabulary.services[service];
      line.push_back({line.empty() ? "Speaks to: " : ", "});
      line.push_back(
          {named.label.empty() ? explain::spaced(named.name) : named.label, "vocabulary#service-" + named.name});
    }
  }
  if (line.empty()) line.push_back({"Speaks to every request"});
  return line;
}

/// The questions that a case has to answer for it.
Block questions(const Library& library, std::uint32_t guideline) {
  const Program& program = library.program;
  Block table = doc::table({{{"question"}}, {{"answer"}}, {{"fact"}}});
  const auto reads = [&](const std::vector<Use>& uses) {
    return std::any_of(uses.begin(), uses.end(), [&](const Use& use) { return use.guideline == guideline; });
  };
  for (const auto& [fact, uses] : library.needed.facts) {
    if (!reads(uses)) continue;
    const FactInfo& info = program.vocabulary.facts[fact];
    table.rows.push_back({{{explain::label_of(info)}},
                          {{explain::answer_hint(info)}},
                          {{info.name, "vocabulary#" + fact_anchor(info), true}}});
  }
  for (const auto& [record, uses] : library.needed.records) {
    if (!reads(uses)) continue;
    const RecordInfo& info = program.vocabulary.records[record];
    table.rows.push_back(
        {{{explain::label_of(info)}}, {{"a list"}}, {{info.name, "vocabulary#" + record_anchor(info), true}}});
  }
  return table;
}

void add_consulting(const Library& library, std::uint32_t guideline, Page& page) {
  Line line;
  for (std::size_t i = 0; i < library.program.determinations.size(); ++i) {
    const DeterminationInfo& info = library.program.determinations[i];
    const bool consults =
        std::any_of(info.consultations.begin(), info.consultations.end(), [&](const Consultation& each) {
          return std::any_of(each.consulted.begin(), each.consulted.end(),
                             [&](const Consulted& consulted) { return consulted.guideline == guideline; });
        });
    if (!consults) continue;
    line.push_back({line.empty() ? "Consulted by " : ", "});
    const bool shown = library.shown_determinations[i];
    line.push_back({info.title.empty() ? info.name : info.title, shown ? info.name : ""});
  }
  if (!line.empty()) page.blocks.push_back(paragraph(std::move(line)));
}

}  // namespace

void add_place(Line& line, const Program& program, std::uint32_t cite, bool with_document) {
  if (cite == none) return;
  const Citation& citation = program.citations[cite];
  std::string text = with_document && citation.source != none ? program.sources[citation.source].title : "";
  if (!citation.where.empty()) text += (text.empty() ? "" : ", ") + citation.where;
  if (!text.empty()) line.push_back({text});
  if (!citation.unverified) return;
  if (!text.empty()) line.push_back({", "});
  line.push_back({"not verified", "", false, true});
}

std::string period_words(const Period& period) {
  const std::string first = period.first == unbounded_below ? "" : "from " + date_text(period.first);
  const std::string last = period.last == unbounded_above ? "" : "to " + date_text(period.last);
  return first + (first.empty() || last.empty() ? "" : " ") + last;
}

std::size_t unverified_clauses(const Program& program, const GuidelineInfo& guideline) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < guideline.clauses.size(); i = guideline.clauses[i].end) {
    const std::uint32_t cite = guideline.clauses[i].cite;
    if (cite != none && program.citations[cite].unverified) ++count;
  }
  return count;
}

Page guideline_page(const Library& library, std::uint32_t guideline) {
  const Program& program = library.program;
  const GuidelineInfo& info = program.guidelines[guideline];
  Page page{library.pages[guideline], info.title.empty() ? info.name : info.title};
  Line head{{info.name, "", true}};
  if (info.cite != none) head.push_back({", "});
  add_place(head, program, info.cite, true);
  page.blocks.push_back(paragraph(std::move(head)));
  page.blocks.push_back(paragraph(services_line(program, info)));
  const std::string period = period_words(info.effective);
  if (!period.empty()) page.blocks.push_back(paragraph({{"In force " + period}}));
  add_consulting(library, guideline, page);

  page.blocks.push_back(heading(2, info.requires_only ? "What it requires" : "What it concludes"));
  if (const std::size_t count = unverified_clauses(program, info); count != 0) {
    page.blocks.push_back(
        paragraph({{"not verified", "", false, true},
                   {" marks what nobody has compared with the source: " + counted(count, "clause") + " here."}}));
  }
  if (const auto* view = view_of(library, guideline)) {
    page.blocks.push_back(list(Prose(library, guideline).items(view->clauses)));
  }
  Block asked = questions(library, guideline);
  if (asked.rows.size() > 1) {
    page.blocks.push_back(heading(2, "What a case has to say"));
    page.blocks.push_back(std::move(asked));
  }
  return page;
}

}  // namespace guide::tool::doc
