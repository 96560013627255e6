#pragma once
// Where a condition stands: in which file, over which record's entries, in which body, under which clause and citation.

#include <unordered_map>
#include <unordered_set>

#include "compiler/check/search_budget.hpp"
#include "compiler/lower/body.hpp"
#include "compiler/lower/citations.hpp"
#include "compiler/lower/clauses.hpp"
#include "compiler/lower/pool.hpp"
#include "compiler/lower/table_cells.hpp"
#include "compiler/resolve/library.hpp"

namespace guide::lower {

/// Of one table in one body: its outputs and the facts that its rows read.
struct TableInBody {
  std::vector<std::uint32_t> definitions;  // outputs as `resolve` numbers them,
  std::vector<std::uint32_t> outputs;      // and parallel to them, in `Program::table_outputs`
  std::vector<std::uint32_t> facts;
};
using TablesInBody = std::unordered_map<std::uint32_t, TableInBody>;

/// What all conditions of a library share while it is lowered.
struct Shared {
  Shared(const resolve::Library& from, Program& to, Diagnostics& sink);

  const resolve::Library& library;
  Program& program;
  Diagnostics& diagnostics;
  Diagnostics muted;  // what a definition's first use has said already
  Pool pool;
  Citations citations;
  check::SearchBudget search_budget;
  std::vector<bool> definition_seen, definition_open;  // by definition of a condition
  std::vector<bool> selection_seen, selection_open;    // by definition of a selection
  std::unordered_map<std::uint64_t, std::uint32_t> selections;  // by record or definition and period
  std::unordered_map<std::string_view, std::uint32_t> records_by_field;  // made when first needed

  /// Whether a fact of the case was declared `number in days`: months are no whole number of these.
  bool is_in_days(std::uint32_t fact) const { return facts_in_days_.contains(fact); }

  /// The table's cells, read when first needed; null if one is wrong (that is reported once).
  const ReadTable* read_table(std::uint32_t table);
  const std::vector<std::uint32_t>& outputs_of_table(std::uint32_t table) const { return outputs_of_table_[table]; }

  /// Texts of clauses, kept in the Program.
  TextNumber keep(std::string_view text) { return program.keep_text(text); }
  TextNumber keep(const ast::Condition& condition);
  /// Where a span begins. Spans are asked for nearly in the order of the text.
  Place place(Span span);

  /// Counts towards the size of what is built; false (said once) when definitions expand beyond all measure.
  bool spend(std::size_t amount, Span where);
  bool exhausted() const { return spent_ > most_conditions; }
  std::size_t most_conditions = 0;
  /// Says once that conditions nest too deep, also where a definition is used again.
  void refuse_depth(Span where);

 private:
  std::size_t spent_ = 0;
  std::string made_;  // room for a condition's text
  std::uint32_t last_source_ = none, last_line_ = 0;  // of the place asked for last
  bool depth_refused_ = false;
  struct TableCells {
    bool read = false;
    std::optional<ReadTable> cells;
  };
  std::vector<TableCells> table_cells_;
  std::vector<std::vector<std::uint32_t>> outputs_of_table_;
  std::unordered_set<std::uint32_t> facts_in_days_;
};

/// The outcomes that a note may test.
struct OutcomesInScope {
  List<Text> names;
  const std::vector<Literal>& literals;
};

struct Where {
  Shared& shared;
  std::uint32_t file = 0;
  std::uint32_t record = none;  // whose fields are in sight
  BodyBuilder& body;
  TablesInBody& tables;
  Diagnostics& diagnostics;
  Clauses* clauses = nullptr;  // nothing is recorded without
  std::uint32_t clause = 0;    // the one that is open
  std::uint32_t cite = none;   // of the clause above
  const OutcomesInScope* outcomes = nullptr;
  const ast::Condition* told = nullptr;  // the condition of the clause above, whose text it has
  unsigned depth = 0;

  std::string_view words(Span span) const { return shared.library.sources->text(span); }
};

}  // namespace guide::lower
