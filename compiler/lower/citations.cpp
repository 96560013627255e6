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

std::string& Citations::part_of(Draft& draft, ast::PlaceKind kind) {
  switch (kind) {
    case ast::PlaceKind::page:
    case ast::PlaceKind::pages: return draft.page;
    case ast::PlaceKind::item:
    case ast::PlaceKind::items: return draft.item;
    case ast::PlaceKind::section: return draft.section;
    case ast::PlaceKind::table: break;
  }
  return draft.table;
}

/// Equal citations stand near each other, in one guideline: looking back a little finds them.
std::uint32_t Citations::intern(const Draft& draft) {
  constexpr std::size_t look_back = 16;
  std::vector<Citation>& known = program_.citations;
  for (std::size_t i = known.size(); i > 0 && i + look_back > known.size(); --i) {
    const Citation& other = known[i - 1];
    if (other.source == draft.source && other.unverified == draft.unverified && other.where == draft.where) {
      return static_cast<std::uint32_t>(i - 1);
    }
  }
  Room& room = program_.room;
  known.push_back({draft.source, room.keep(draft.where), room.keep(draft.page), room.keep(draft.item),
                   room.keep(draft.section), room.keep(draft.table), draft.unverified});
  return static_cast<std::uint32_t>(known.size() - 1);
}

std::uint32_t Citations::of(const ast::Tail& tail, std::uint32_t file, std::uint32_t above, Diagnostics& diagnostics) {
  if (!tail.cite) return above;
  const ast::Cite& cite = *tail.cite;
  Draft draft;
  draft.unverified = cite.unverified;
  if (cite.source) {
    const auto source = resolve::find(library_, file, *cite.source, {resolve::SymbolKind::source}, diagnostics);
    if (!source) return none;
    draft.source = source->index;
  } else if (above == none) {
    diagnostics.add(Code::cite_without_source, cite.span, "this citation names no document, and nothing above it does",
                    "begin with the name of a source: `cite mtus_chronic_pain, page 122`");
    return none;
  } else {
    const Citation& upper = program_.citations[above];
    draft.source = upper.source;
    if (!upper.page.empty() && !gives(cite, true)) {
      draft.page = upper.page;
      const bool several = upper.page.find('-') != std::string::npos;
      append_place(draft.where, several ? "pages " : "page ", upper.page);
    }
    if (!upper.section.empty() && !gives(cite, false)) {
      draft.section = upper.section;
      append_place(draft.where, "section ", upper.section);
    }
  }
  for (const ast::CitedPlace& place : cite.places) {
    std::string& part = part_of(draft, place.kind);
    if (!part.empty()) part += ", ";
    part += place.text;
    append_place(draft.where, word_of(place.kind), place.text);
  }
  return intern(draft);
}

}  // namespace guide::lower
