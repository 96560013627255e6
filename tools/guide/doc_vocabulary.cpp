#include <algorithm>
#include <set>

#include "runtime/explain/words.hpp"
#include "tools/guide/doc.hpp"

namespace guide::tool::doc {
namespace {

/// A name in an anchor: with its module where it has one, since names are only unique there.
std::string in_module(const std::string& module, const std::string& name) {
  return module.empty() ? name : module + "." + name;
}

/// With its period where another version has the same name.
std::string guideline_name(const Program& program, std::uint32_t guideline) {
  const GuidelineInfo& info = program.guidelines[guideline];
  const auto versions = std::count_if(program.guidelines.begin(), program.guidelines.end(),
                                      [&](const GuidelineInfo& other) { return other.name == info.name; });
  const std::string period = period_words(info.effective);
  return versions == 1 || period.empty() ? info.name : info.name + " (" + period + ")";
}

Line readers(const Library& library, const std::vector<Use>& uses) {
  Line line;
  std::set<std::uint32_t> named;
  for (const Use& use : uses) {
    if (!named.insert(use.guideline).second) continue;
    if (!line.empty()) line.push_back({", "});
    line.push_back({guideline_name(library.program, use.guideline),
                    library.shown[use.guideline] ? library.pages[use.guideline] : ""});
  }
  return line;
}

std::string declared(const FactInfo& info) {
  const std::string bounds = bounds_words(info);
  std::string words = type_words(info) + (bounds.empty() ? "" : " " + bounds);
  if (info.assumed_absent) words += "; absent unless documented";
  if (info.latest_report_counts) words += "; the latest report counts";
  return words;
}

void add_facts(const Library& library, Page& page) {
  Block table = doc::table({{{"fact"}}, {{"what it means"}}, {{"what can be said"}}, {{"read by"}}});
  for (const auto& [fact, uses] : library.needed.facts) {
    const FactInfo& info = library.program.vocabulary.facts[fact];
    table.anchors.push_back(fact_anchor(info));
    table.rows.push_back(
        {{{info.name, "", true}}, {{explain::label_of(info)}}, {{declared(info)}}, readers(library, uses)});
  }
  if (table.rows.size() == 1) return;
  page.blocks.push_back(heading(2, "Facts"));
  page.blocks.push_back(std::move(table));
}

void add_records(const Library& library, Page& page) {
  if (library.needed.records.empty()) return;
  page.blocks.push_back(heading(2, "Lists"));
  for (const auto& [record, uses] : library.needed.records) {
    const RecordInfo& info = library.program.vocabulary.records[record];
    page.blocks.push_back(heading(3, {{explain::label_of(info)}, {" "}, {info.name, "", true}}, record_anchor(info)));
    Line read{{"Read by "}};
    for (Words& words : readers(library, uses)) read.push_back(std::move(words));
    if (info.assumed_none) read.push_back({"; none unless documented"});
    page.blocks.push_back(paragraph(std::move(read)));
    Block table = doc::table({{{"field"}}, {{"what it means"}}, {{"what can be said"}}});
    for (std::uint32_t i = 0; i < info.field_count; ++i) {
      const FactInfo& field = library.program.vocabulary.fields[info.first_field + i];
      table.rows.push_back({{{field.name, "", true}}, {{explain::label_of(field)}}, {{declared(field)}}});
    }
    page.blocks.push_back(std::move(table));
  }
}

void add_services(const Library& library, Page& page) {
  Block table = doc::table({{{"service"}}, {{"what is requested"}}, {{"codes"}}, {{"guidelines"}}});
  for (std::uint32_t i = 0; i < library.program.vocabulary.services.size(); ++i) {
    const ServiceInfo& info = library.program.vocabulary.services[i];
    std::vector<Use> uses;
    for (const std::uint32_t guideline : guidelines_for(library.program, i)) uses.push_back({guideline, {}});
    if (uses.empty()) continue;
    std::string codes;
    for (const Text code : info.codes) codes += (codes.empty() ? info.code_system + " " : ", ") + code;
    table.anchors.push_back("service-" + info.name);
    table.rows.push_back({{{info.name, "", true}}, {{info.label}}, {{codes}}, readers(library, uses)});
  }
  if (table.rows.size() == 1) return;
  page.blocks.push_back(heading(2, "Services"));
  page.blocks.push_back(std::move(table));
}

// ---- As the trees have them ----------------------------------------------------------------------------------------

void add_tables(const Library& library, Page& page) {
  bool first = true;
  for (const ast::File& file : library.compilation.files) {
    for (const ast::Declaration& declaration : file.declarations) {
      const auto* tree = boost::variant2::get_if<ast::Table>(&declaration);
      if (tree == nullptr || tree->rows.empty()) continue;
      if (first) page.blocks.push_back(heading(2, "Tables"));
      first = false;
      const std::string name = tree->outputs.empty() ? "" : std::string(tree->outputs.front().text);
      page.blocks.push_back(heading(3, tree->tail.label ? std::string(tree->tail.label->text) : explain::spaced(name)));
      Block table{Block::Kind::table};
      for (const ast::Row& row : tree->rows) {
        std::vector<Line> cells;
        for (const ast::Cell& cell : row.cells) {
          cells.push_back({{explain::spaced(library.compilation.sources.text(cell.span))}});
        }
        table.rows.push_back(std::move(cells));
      }
      page.blocks.push_back(std::move(table));
    }
  }
}

void add_codes(const Library& library, Page& page) {
  Block table = doc::table({{{"set"}}, {{"codes"}}, {{"source"}}});
  for (const CodeSet& set : library.program.code_sets) {
    std::string codes;
    for (const Text entry : set.entries) codes += (codes.empty() ? set.system + " " : ", ") + entry;
    Line place;
    add_place(place, library.program, set.cite, true);
    table.rows.push_back({{{set.name, "", true}}, {{codes}}, std::move(place)});
  }
  if (table.rows.size() == 1) return;
  page.blocks.push_back(heading(2, "Sets of codes"));
  page.blocks.push_back(std::move(table));
}

void add_sources(const Library& library, Page& page) {
  Block table = doc::table({{{"source"}}, {{"document"}}, {{"date"}}, {{"evidence"}}});
  std::set<std::uint32_t> cited;
  for (const Citation& citation : library.program.citations) cited.insert(citation.source);
  for (std::uint32_t i = 0; i < library.program.sources.size(); ++i) {
    if (!cited.contains(i)) continue;
    const SourceInfo& info = library.program.sources[i];
    table.anchors.push_back("source-" + info.name);
    table.rows.push_back({{{info.name, "", true}}, {{info.title}}, {{info.date}}, {{explain::spaced(info.evidence)}}});
  }
  if (table.rows.size() == 1) return;
  page.blocks.push_back(heading(2, "Sources"));
  page.blocks.push_back(std::move(table));
}

}  // namespace

std::string fact_anchor(const FactInfo& info) { return "fact-" + in_module(info.module, info.name); }
std::string record_anchor(const RecordInfo& info) { return "list-" + in_module(info.module, info.name); }

Page vocabulary_page(const Library& library) {
  Page page{"vocabulary", "Vocabulary"};
  page.blocks.push_back(paragraph({{"What a case can say to these guidelines, as a "},
                                   {"form", "intake.html"},
                                   {" and as a "},
                                   {"JSON Schema", "case.schema.json"},
                                   {"."}}));
  add_services(library, page);
  add_facts(library, page);
  add_records(library, page);
  add_tables(library, page);
  add_codes(library, page);
  add_sources(library, page);
  return page;
}

}  // namespace guide::tool::doc
