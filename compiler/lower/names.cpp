#include "compiler/lower/names.hpp"

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

using resolve::Symbol;
using resolve::SymbolKind;

std::optional<Meaning> field_meaning(const Where& where, std::string_view name) {
  const Vocabulary& vocabulary = where.shared.library.vocabulary;
  if (where.record == none) return std::nullopt;
  const auto field = resolve::field_of(vocabulary, where.record, name);
  if (!field) return std::nullopt;
  const std::uint32_t first = vocabulary.records[where.record].first_field;
  return Meaning{MeaningKind::fact, Slot::field(*field), &vocabulary.fields[first + *field], *field};
}

std::optional<Meaning> symbol_meaning(const Where& where, const Symbol& symbol) {
  const resolve::Library& library = where.shared.library;
  switch (symbol.kind) {
    case SymbolKind::fact:
      return Meaning{MeaningKind::fact, Slot::fact(symbol.index), &library.vocabulary.facts[symbol.index], symbol.index};
    case SymbolKind::condition: return Meaning{MeaningKind::definition, {}, nullptr, symbol.index};
    case SymbolKind::record: return Meaning{MeaningKind::record, {}, nullptr, symbol.index};
    case SymbolKind::selection: return Meaning{MeaningKind::selection, {}, nullptr, symbol.index};
    case SymbolKind::table_output:
      return Meaning{MeaningKind::table_output, {}, &library.table_outputs[symbol.index].info, symbol.index};
    case SymbolKind::source:
    case SymbolKind::service:
    case SymbolKind::codes:
    case SymbolKind::evidence_scale: break;
  }
  return std::nullopt;
}

/// Most names are the file's own.
std::optional<Symbol> look_up(const Where& where, std::string_view name) {
  const resolve::Library& library = where.shared.library;
  const auto& own = library.scopes[where.file].own;
  if (const auto found = own.find(name); found != own.end()) return found->second;
  return resolve::look_up(library, where.file, name);
}

/// A record that has a field of this name, or `none`.
std::uint32_t record_with_field(Shared& shared, std::string_view name) {
  const Vocabulary& vocabulary = shared.library.vocabulary;
  if (shared.records_by_field.empty()) {
    for (const FactInfo& field : vocabulary.fields) shared.records_by_field.try_emplace(field.name, field.record);
  }
  const auto found = shared.records_by_field.find(name);
  return found == shared.records_by_field.end() ? none : found->second;
}

void report_field_outside(const Where& where, const ast::Name& name, std::uint32_t record) {
  const std::string& owner = where.shared.library.vocabulary.records[record].name;
  const std::string field(name.text);
  where.diagnostics.add(Code::field_outside_record, name.span,
                        '`' + field + "` is a field of `" + owner + "`, and no entry of it is being looked at here",
                        "fields are read after `latest " + owner + " has`, after `where`, and in `sum of " + field +
                            " of " + owner + '`');
}

/// A near field of the entry; then the message is said.
bool report_misspelt_field(const Where& where, const ast::Name& name) {
  if (where.record == none) return false;
  const Vocabulary& vocabulary = where.shared.library.vocabulary;
  const RecordInfo& record = vocabulary.records[where.record];
  std::vector<std::string_view> fields;
  for (std::uint32_t i = 0; i < record.field_count; ++i) {
    fields.push_back(vocabulary.fields[record.first_field + i].name);
  }
  const auto near = did_you_mean(name.text, fields);
  if (!near) return false;
  where.diagnostics.add(Code::unknown_name, name.span,
                        "no fact and no field of `" + record.name + "` is named `" + std::string(name.text) + '`',
                        "did you mean `" + std::string(*near) + "`?");
  return true;
}

}  // namespace

std::optional<Meaning> known_meaning(const Where& where, std::string_view name) {
  if (auto field = field_meaning(where, name)) return field;
  const auto symbol = look_up(where, name);
  return symbol ? symbol_meaning(where, *symbol) : std::nullopt;
}

std::optional<Meaning> meaning_of(const Where& where, const ast::Name& name) {
  if (auto field = field_meaning(where, name.text)) {
    const std::uint32_t first = where.shared.library.vocabulary.records[where.record].first_field;
    const auto& untyped = where.shared.library.untyped_fields;
    const bool reported = first + field->index < untyped.size() && untyped[first + field->index];
    return reported ? std::nullopt : field;
  }
  const auto known = look_up(where, name.text);
  if (known && where.shared.library.reported.empty()) {
    if (const auto meaning = symbol_meaning(where, *known)) return meaning;
  }
  if (!known) {
    if (const std::uint32_t record = record_with_field(where.shared, name.text); record != none) {
      report_field_outside(where, name, record);
      return std::nullopt;
    }
    if (report_misspelt_field(where, name)) return std::nullopt;
  }
  const auto symbol = resolve::find(where.shared.library, where.file, name,
                                    {SymbolKind::fact, SymbolKind::condition, SymbolKind::record,
                                     SymbolKind::selection, SymbolKind::table_output},
                                    where.diagnostics);
  return symbol ? symbol_meaning(where, *symbol) : std::nullopt;
}

std::string described(const Meaning& meaning) {
  switch (meaning.kind) {
    case MeaningKind::fact: return described(*meaning.info);
    case MeaningKind::definition: return "a definition";
    case MeaningKind::record: return "a record";
    case MeaningKind::selection: return "a selection of entries";
    case MeaningKind::table_output: break;
  }
  return "a table's output";
}

void read(const Where& where, Slot slot) {
  if (!slot.is_field()) where.body.reads_fact(slot.index());
}

}  // namespace guide::lower
