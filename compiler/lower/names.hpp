#pragma once
// What a name in a condition stands for. In: a name and where it stands. Out: its meaning, or a diagnostic.

#include "compiler/lower/where.hpp"

namespace guide::lower {

enum class MeaningKind : std::uint8_t { fact, definition, record, selection, table_output };
struct Meaning {
  MeaningKind kind{};
  Slot slot;                       // fact: of the case or of the entry
  const FactInfo* info = nullptr;  // fact, table_output
  std::uint32_t index = 0;         // definition, record, selection, table_output
};
/// Nothing, with a diagnostic, if the name means none of these here.
std::optional<Meaning> meaning_of(const Where& where, const ast::Name& name);
/// The same without a diagnostic.
std::optional<Meaning> known_meaning(const Where& where, std::string_view name);

/// ``a duration``, ``a definition``, ``a record``: what a name stands for.
std::string described(const Meaning& meaning);

/// Counts reading the fact for the leaf test at hand.
void read(const Where& where, Slot slot);

/// Does something to the clause that is being recorded, if one is.
template <typename Change>
void on_clause(const Where& where, Change change) {
  if (where.clauses != nullptr) change((*where.clauses)[where.clause]);
}
/// The test is about this fact, record or table (unless another was said to be first).
inline void set_subject(const Where& where, std::uint32_t subject) {
  on_clause(where, [&](Clause& clause) {
    if (clause.subject == none) clause.subject = subject;
  });
}

}  // namespace guide::lower
