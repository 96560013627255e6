#pragma once
// Entries of a record: which are meant, and since when. In: the name of a record or of a selection, perhaps `within`.
// Out: `Selection`s, whose bodies hold the conditions on one entry.

#include <functional>
#include <optional>

#include "compiler/lower/names.hpp"

namespace guide::lower {

/// A record, or a selection of its entries.
struct Chosen {
  std::uint32_t record = none;
  std::uint32_t definition = none;
};
/// Nothing, with a diagnostic, if the name is of something else.
std::optional<Chosen> entries_named(const Where& where, const ast::Name& name);

/// The selection of entries that tests count; equal ones are one in the whole Program. Read for the leaf test at hand.
std::optional<std::uint32_t> counted_selection(const Where& where, const ast::Name& name, const ast::Within* within);

/// Looks at the conditions of a definition that nothing uses.
void check_selection(Shared& shared, std::uint32_t definition);

/// A leaf `latest r has C`. `condition` makes C in the body over entries.
std::optional<Literal> latest_leaf(const Where& where, const ast::Name& name,
                                   const std::function<std::optional<Literal>(const Where& entry)>& condition);

/// `n days` or `n months`, by the calendar. `strict` is left to the caller.
std::optional<Elapsed> calendar_length(const Where& where, const ast::Number& number, const ast::Name* unit);
/// The slot of the record's date; a diagnostic at `span` if entries have no date.
std::optional<Slot> date_of_entry(const Where& where, std::uint32_t record, Span span);

}  // namespace guide::lower
