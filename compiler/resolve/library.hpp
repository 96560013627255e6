#pragma once
// Names bound. In: the trees of a compilation. Out: a `Library`: every declaration with a number, the vocabulary that a
// case can speak of, and a scope for each file. Not here: conditions (check, lower), cases' contents.
//
// What a file sees: its own declarations, those of the modules it imports, and what these import in turn. A name that
// two visible modules declare must be written with its module (`clinical.pain.twitch`); a file may not declare a name
// anew that it can see.

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/ast/ast.hpp"
#include "compiler/diagnostic.hpp"
#include "runtime/program.hpp"

namespace guide::resolve {

enum class SymbolKind : std::uint8_t {
  fact,
  record,
  condition,
  selection,
  table_output,
  source,
  service,
  codes,
  evidence_scale
};
/// `index` counts within the kind: into the vocabulary, or into the vector of `Library` named like the kind.
struct Symbol {
  SymbolKind kind{};
  std::uint32_t index = 0;
  Span declared;
};

/// `define p when C`.
struct ConditionDefinition {
  const ast::DefineCondition* tree = nullptr;
  std::uint32_t file = 0;
};
/// `define r as base where C`; `record` is the record at the bottom of the chain, `base` the selection it narrows.
struct SelectionDefinition {
  const ast::DefineSelection* tree = nullptr;
  std::uint32_t file = 0;
  std::uint32_t record = none;
  std::uint32_t base = none;
};
struct TableDefinition {
  const ast::Table* tree = nullptr;
  std::uint32_t file = 0;
  std::vector<std::uint32_t> inputs;  // facts; `none` where unknown (reported)
  bool faulty = false;                // something about it was reported: later stages pass over it
};
/// An output column; `info` is its type as a fact's (options in order of rows, or a quantity with its unit and bounds).
struct TableOutputDefinition {
  std::uint32_t table = 0;
  std::uint32_t column = 0;  // among the outputs; in a row it stands after the inputs
  FactInfo info;
};
template <typename Tree>
struct Placed {
  const Tree* tree = nullptr;
  std::uint32_t file = 0;
};

struct Scope {
  std::unordered_map<std::string_view, Symbol> own;
  std::vector<std::uint32_t> visible;           // files: itself first, then imports, nearest first, each once
  std::vector<std::uint32_t> sees;              // the same, sorted
  std::unordered_set<std::string_view> unread;  // names of declarations that could not be read (reported)
  bool incomplete = false;                      // an import was not found (reported): unknown names may be its
};
/// All declarations of one name, over all files, are a chain from `Library::first_declared`.
struct Declared {
  Symbol symbol;
  std::uint32_t file = 0;
  std::uint32_t next = none;
  std::uint32_t length = 1;  // of the chain from here
};

struct Library {
  const SourceMap* sources = nullptr;
  const std::vector<ast::File>* files = nullptr;
  std::vector<Text> modules;  // by file
  std::vector<Scope> scopes;  // by file
  std::unordered_map<std::string_view, std::uint32_t> file_of_module;
  std::unordered_map<std::string_view, std::uint32_t> first_declared;
  std::vector<Declared> declared;

  // The Program is begun here, with its vocabulary, and lowering goes on with it: a large vocabulary stands but once.
  std::shared_ptr<Program> program = std::make_shared<Program>();
  Vocabulary& vocabulary = program->vocabulary;
  std::vector<SourceInfo> source_documents;
  std::vector<CodeSet> codes;                    // without citations
  std::vector<Placed<ast::CodeSet>> code_trees;  // parallel to `codes`
  std::vector<ConditionDefinition> conditions;
  std::vector<SelectionDefinition> selections;
  std::vector<TableDefinition> tables;
  std::vector<TableOutputDefinition> table_outputs;

  std::vector<Placed<ast::Guideline>> guidelines;
  std::vector<Placed<ast::Determination>> determinations;
  std::vector<Placed<ast::Case>> cases;

  // Declared, but something about it was reported (its type, its cycle): `find` returns nothing for it, silently.
  std::unordered_set<std::uint64_t> reported;
  std::vector<bool> untyped_fields;  // parallel to `vocabulary.fields`: type reported, say nothing more about it

  /// What the Program keeps of the texts.
  Text keep(std::string_view text) { return program->room.keep(text); }
  Place place(Span span) const;  // files are numbered as in `sources`
};

/// Binds all names of declarations and types; `files` and `modules` are parallel, imports are complete.
Library resolve(const SourceMap& sources, const std::vector<ast::File>& files, const std::vector<std::string>& modules,
                Diagnostics& diagnostics);

/// The symbol a name stands for in a file, if it is one of the kinds expected; else a diagnostic is added (unknown,
/// with a suggestion; ambiguous; or of another kind) and nothing returned. Fields of records are not symbols.
std::optional<Symbol> find(const Library& library, std::uint32_t file, const ast::Name& name,
                           std::initializer_list<SymbolKind> expected, Diagnostics& diagnostics);
/// The same without a diagnostic.
std::optional<Symbol> look_up(const Library& library, std::uint32_t file, std::string_view name);

/// A field of a record by name.
std::optional<std::uint32_t> field_of(const Vocabulary& vocabulary, std::uint32_t record, std::string_view name);

/// What a constant is read as: like a value of the fact, or of its unit in another type.
struct ReadAs {
  const FactInfo* fact = nullptr;  // messages name it
  Type type{};
  ReadAs() = default;
  ReadAs(const FactInfo& like) : fact(&like), type(like.type) {}
  const UnitInfo& unit() const { return fact->unit; }
};
/// `30 days`, `120 mg/day`, `50 %`, `2014-01-01` as a scaled value of that type; a diagnostic if it does not fit.
std::optional<Scaled> constant_of(const ReadAs& like, const ast::Value& value, Diagnostics& diagnostics);

}  // namespace guide::resolve
