#include "compiler/lower/selection.hpp"

#include "compiler/lower/condition.hpp"

namespace guide::lower {
namespace {

constexpr Scaled longest_in_days = 3'652'059;  // years 1 to 9999
constexpr Scaled longest_in_months = 119'988;

/// The conditions that select an entry: those of the definitions, from the narrowest to the record.
bool add_definitions(const Where& entry, std::uint32_t definition, std::vector<Literal>& conditions) {
  Shared& shared = entry.shared;
  bool good = true;
  for (std::uint32_t at = definition; at != none;) {
    const resolve::SelectionDefinition& defined = shared.library.selections[at];
    if (defined.tree == nullptr || shared.selection_open[at]) return false;  // a cycle: reported
    shared.selection_open[at] = true;
    Diagnostics& sink = shared.selection_seen[at] ? shared.muted : shared.diagnostics;
    shared.selection_seen[at] = true;
    Where inside{shared, defined.file, defined.record, entry.body, entry.tables, sink};
    inside.depth = entry.depth + 1;
    const auto literal = lower_condition(inside, defined.tree->condition);
    shared.selection_open[at] = false;
    good = good && literal;
    if (literal) conditions.push_back(*literal);
    at = defined.base;
  }
  return good;
}

/// `within n`: not after today, and less than n ago.
void add_within(const Where& entry, Slot date, Elapsed length, std::vector<Literal>& conditions) {
  Pool& pool = entry.shared.pool;
  conditions.push_back(entry.body.leaf(Op::elapsed, date.bits, pool.elapsed({})));
  conditions.push_back(!entry.body.leaf(Op::elapsed, date.bits, pool.elapsed(length)));
}

/// Definitions and records by the million, periods by their length.
std::uint64_t key_of(const Chosen& chosen, const std::optional<Elapsed>& within) {
  const bool defined = chosen.definition != none;
  const std::uint64_t key = std::uint64_t{defined ? chosen.definition : chosen.record} << 1 | (defined ? 1 : 0);
  if (!within) return key << 25;
  return key << 25 | static_cast<std::uint64_t>(within->count + 1) << 1 | (within->months ? 1 : 0);
}

/// Reads a selection for the leaf test at hand.
void read_selection(const Where& where, std::uint32_t selection) {
  const Program& program = where.shared.program;
  where.body.reads_selection(selection, program.bodies[program.selections[selection].body]);
  on_clause(where, [&](Clause& clause) { clause.selection = selection; });
  set_subject(where, program.selections[selection].record);
}

}  // namespace

std::optional<Chosen> entries_named(const Where& where, const ast::Name& name) {
  const auto symbol = resolve::find(where.shared.library, where.file, name,
                                    {resolve::SymbolKind::record, resolve::SymbolKind::selection}, where.diagnostics);
  if (!symbol) return std::nullopt;
  if (symbol->kind == resolve::SymbolKind::record) return Chosen{symbol->index, none};
  const std::uint32_t record = where.shared.library.selections[symbol->index].record;
  if (record == none) return std::nullopt;
  return Chosen{record, symbol->index};
}

std::optional<Slot> date_of_entry(const Where& where, std::uint32_t record, Span span) {
  const RecordInfo& info = where.shared.library.vocabulary.records[record];
  if (info.date_field != none) return Slot::field(info.date_field);
  where.diagnostics.add(Code::record_without_date, span,
                        "entries of `" + info.name + "` have no date, so none of them is the latest or within a period",
                        "give the record a field `date: date`");
  return std::nullopt;
}

std::optional<Elapsed> calendar_length(const Where& where, const ast::Number& number, const ast::Name* unit) {
  const auto value = parse_number(number.text);
  const auto refuse = [&](Span span, std::string message, std::string help) -> std::optional<Elapsed> {
    where.diagnostics.add(Code::time_since, span, std::move(message), std::move(help));
    return std::nullopt;
  };
  const std::string seen(number.text);
  if (unit == nullptr) {
    where.diagnostics.add(Code::missing_unit, number.span, '`' + seen + "` has no unit, and a time has one",
                          "write `" + seen + " days`, `" + seen + " weeks` or `" + seen + " months`");
    return std::nullopt;
  }
  const auto info = find_unit(unit->text);
  if (!info || info->dimension != "duration") {
    return refuse(unit->span, '`' + std::string(unit->text) + "` is no unit of the calendar",
                  "write days, weeks, months or years");
  }
  if (!value || *value % micros != 0) {
    return refuse(number.span, '`' + seen + "` is not a whole number, and time is counted by the calendar",
                  "count in smaller units: days or weeks");
  }
  const bool months = info->name == "month" || info->name == "year";
  const Scaled length = *value / micros * (info->name == "week" ? 7 : info->name == "year" ? 12 : 1);
  if (length > (months ? longest_in_months : longest_in_days)) {
    return refuse(number.span, '`' + seen + ' ' + std::string(unit->text) + "` is longer than the calendar", {});
  }
  return Elapsed{static_cast<std::int32_t>(length), months, false};
}

std::optional<std::uint32_t> counted_selection(const Where& where, const ast::Name& name, const ast::Within* within) {
  const auto chosen = entries_named(where, name);
  if (!chosen) return std::nullopt;
  std::optional<Elapsed> length;
  std::optional<Slot> date;
  if (within != nullptr) {
    length = calendar_length(where, within->number, &within->unit);
    date = date_of_entry(where, chosen->record, within->span);
    if (!length || !date) return std::nullopt;
  }
  const std::uint64_t key = key_of(*chosen, length);
  if (const auto known = where.shared.selections.find(key); known != where.shared.selections.end()) {
    if (known->second == none) return std::nullopt;  // reported
    read_selection(where, known->second);
    return known->second;
  }
  BodyBuilder body(chosen->record);
  TablesInBody tables;
  Where entry{where.shared, where.file, chosen->record, body, tables, where.diagnostics};
  entry.depth = where.depth;
  std::vector<Literal> conditions;
  const bool good = add_definitions(entry, chosen->definition, conditions);
  if (length) add_within(entry, *date, *length, conditions);
  const Literal selected = body.all(std::move(conditions));
  if (!where.shared.spend(body.nodes().size(), name.span)) return std::nullopt;
  const std::uint32_t selection = good ? where.shared.pool.selection(body, selected) : none;
  where.shared.selections.emplace(key, selection);
  if (!good) return std::nullopt;
  read_selection(where, selection);
  return selection;
}

void check_selection(Shared& shared, std::uint32_t definition) {
  const resolve::SelectionDefinition& defined = shared.library.selections[definition];
  if (defined.tree == nullptr || defined.record == none) return;
  BodyBuilder body(defined.record);
  TablesInBody tables;
  std::vector<Literal> conditions;
  add_definitions({shared, defined.file, defined.record, body, tables, shared.diagnostics}, definition, conditions);
}

std::optional<Literal> latest_leaf(const Where& where, const ast::Name& name,
                                   const std::function<std::optional<Literal>(const Where& entry)>& condition) {
  const auto chosen = entries_named(where, name);
  if (!chosen || !date_of_entry(where, chosen->record, name.span)) return std::nullopt;
  BodyBuilder body(chosen->record);
  TablesInBody tables;
  Where entry{where.shared, where.file, chosen->record, body, tables, where.diagnostics};
  entry.clauses = where.clauses;
  entry.clause = where.clause;
  entry.cite = where.cite;
  entry.depth = where.depth;
  std::vector<Literal> conditions;
  const bool good = add_definitions(entry, chosen->definition, conditions);
  const auto holds = condition(entry);
  if (!good || !holds || !where.shared.spend(body.nodes().size(), name.span)) return std::nullopt;
  const Literal selected = body.all(std::move(conditions));
  const std::uint32_t selection = where.shared.pool.selection(body, selected);
  read_selection(where, selection);
  where.body.end_test();
  return where.body.leaf(Op::latest_has, selection, holds->bits, true);
}

std::optional<Literal> lower_node(const Where& where, const ast::LatestHas& node, const ast::Condition&) {
  on_clause(where, [](Clause& clause) { clause.kind = ClauseKind::latest; });
  return latest_leaf(where, node.record,
                     [&](const Where& entry) { return lower_condition(entry, *node.condition); });
}

std::optional<Literal> lower_node(const Where& where, const ast::SomeOf& node, const ast::Condition&) {
  on_clause(where, [&](Clause& clause) { clause.negated_reading = node.negated; });
  const auto selection = counted_selection(where, node.record, node.within ? &*node.within : nullptr);
  if (!selection) return std::nullopt;
  where.body.end_test();
  Pool& pool = where.shared.pool;
  const std::uint32_t count = pool.quantity({Term{TermKind::count, *selection, 0, 1}});
  const Literal some = where.body.leaf(Op::at_least_value, count, pool.threshold(1));
  return node.negated ? !some : some;
}

}  // namespace guide::lower
