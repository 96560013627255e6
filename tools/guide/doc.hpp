#pragma once
// `guide doc`, its parts. In: a compilation without errors. Out: pages, a form and a schema, as texts.

#include "runtime/explain/view.hpp"
#include "tools/guide/compiled.hpp"
#include "tools/guide/doc_page.hpp"
#include "tools/guide/vocabulary.hpp"

namespace guide::tool::doc {

/// What the pages share: names of pages, and the clauses as they read in no case at all.
struct Library {
  const Compilation& compilation;
  const Program& program;
  const explain::RequestView& view;  // of a case that says nothing: every guideline is in it
  std::vector<std::string> pages;    // by guideline: `mtus.tens`, `mtus.tens-2` for a second version
  std::vector<bool> shown;           // by guideline: it stands in a file that was given
  std::vector<bool> shown_determinations;
  Needed needed;
};

std::string fact_anchor(const FactInfo& info);
std::string record_anchor(const RecordInfo& info);
/// `page 122, item 1`, with the mark where nobody has checked it; nothing for what has no citation.
void add_place(Line& line, const Program& program, std::uint32_t cite, bool with_document);
/// Clauses that the source was never compared with.
std::size_t unverified_clauses(const Program& program, const GuidelineInfo& guideline);
/// `from 2009-07-18 to 2016-07-27`; nothing for what is always in force.
std::string period_words(const Period& period);

Page index_page(const Library& library);
Page guideline_page(const Library& library, std::uint32_t guideline);
Page determination_page(const Library& library, std::uint32_t determination);
Page vocabulary_page(const Library& library);
/// A form that makes a case as JSON, in the browser alone.
std::string intake_form(const Library& library);
/// What a fact's value looks like in a case, as a regular expression that browsers and JSON Schema share: ranges and
/// one-sided values too. Nothing for what is chosen from a list, and for codes.
std::string value_pattern(const FactInfo& info);
/// The JSON Schema of cases with this vocabulary.
std::string case_schema(const Library& library);

}  // namespace guide::tool::doc
