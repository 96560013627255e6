#include "compiler/lower/citations.hpp"

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

std::string_view word_of(ast::PlaceKind kind) {
  switch (kind) {
    case ast::PlaceKind::page: return "page ";
    case ast::PlaceKind::pages: return "pages ";
    case ast::PlaceKind::item: return "item ";
    case ast::PlaceKind::items: return "items ";
    case ast::PlaceKind::section: return "section ";
    case ast::PlaceKind::table: return "table ";
  }
  return {};
}

std::string& part_of(Citation& citation, ast::PlaceKind kind) {
  switch (kind) {
    case ast::PlaceKind::page:
    case ast::PlaceKind::pages: return citation.page;
    case ast::PlaceKind::item:
    case ast::PlaceKind::items: return citation.item;
    case ast::PlaceKind::section: return citation.section;
    case ast::PlaceKind::table: break;
  }
  return citation.table;
}

void append_place(std::string& where, std::string_view word, std::string_view text) {
  if (!where.empty()) where += ", ";
  where += word;
  where += text;
}

bool gives(const ast::Cite& cite, bool page) {
  for (const ast::CitedPlace& place : cite.places) {
    const bool is_page = place.kind == ast::PlaceKind::page || place.kind == ast::PlaceKind::pages;
    if (page ? is_page : place.kind == ast::PlaceKind::section) return true;
  }
  return false;
}

}  // namespace

/// Equal citations stand near each other, in one guideline: looking back a little finds them.
std::uint32_t Citations::intern(Citation citation) {
  constexpr std::size_t look_back = 16;
  const std::vector<Citation>& known = program_.citations;
  for (std::size_t i = known.size(); i > 0 && i + look_back > known.size(); --i) {
    const Citation& other = known[i - 1];
    if (other.source == citation.source && other.unverified == citation.unverified && other.where == citation.where) {
      return static_cast<std::uint32_t>(i - 1);
    }
  }
  program_.citations.push_back(std::move(citation));
  return static_cast<std::uint32_t>(program_.citations.size() - 1);
}

std::uint32_t Citations::of(const ast::Tail& tail, std::uint32_t file, std::uint32_t above, Diagnostics& diagnostics) {
  if (!tail.cite) return above;
  const ast::Cite& cite = *tail.cite;
  Citation citation;
  citation.unverified = cite.unverified;
  if (cite.source) {
    const auto source = resolve::find(library_, file, *cite.source, {resolve::SymbolKind::source}, diagnostics);
    if (!source) return none;
    citation.source = source->index;
  } else if (above == none) {
    diagnostics.add(Code::cite_without_source, cite.span, "this citation names no document, and nothing above it does",
                    "begin with the name of a source: `cite mtus_chronic_pain, page 122`");
    return none;
  } else {
    const Citation& upper = program_.citations[above];
    citation.source = upper.source;
    if (!upper.page.empty() && !gives(cite, true)) {
      citation.page = upper.page;
      const bool several = upper.page.find('-') != std::string::npos;
      append_place(citation.where, several ? "pages " : "page ", upper.page);
    }
    if (!upper.section.empty() && !gives(cite, false)) {
      citation.section = upper.section;
      append_place(citation.where, "section ", upper.section);
    }
  }
  for (const ast::CitedPlace& place : cite.places) {
    std::string& part = part_of(citation, place.kind);
    if (!part.empty()) part += ", ";
    part += place.text;
    append_place(citation.where, word_of(place.kind), place.text);
  }
  return intern(std::move(citation));
}

}  // namespace guide::lower
