#include <algorithm>

#include "compiler/resolve/stages.hpp"
#include "compiler/stdlib.hpp"

namespace guide::resolve {
namespace {

using Kinds = std::initializer_list<SymbolKind>;

// Few errors are shown, and looking through a large vocabulary for each of thousands would take long.
constexpr std::size_t most_searches = 60;

std::uint64_t key(SymbolKind kind, std::uint32_t index) { return static_cast<std::uint64_t>(kind) << 32 | index; }

/// What a name can mean in a file: in nearly all cases one thing.
struct Meanings {
  std::size_t count = 0;
  Symbol only;
};

void add(Meanings& found, const Symbol& symbol) {
  if (found.count++ == 0) found.only = symbol;
}

/// Of a plain name; the file's own declaration comes alone.
Meanings meanings(const Library& library, std::uint32_t file, std::string_view name) {
  Meanings found;
  const Scope& scope = library.scopes[file];
  const auto own = scope.own.find(name);
  if (own != scope.own.end()) {
    add(found, own->second);
  } else {
    for_each_visible(library, file, name, [&](const Symbol& symbol) { add(found, symbol); });
  }
  return found;
}

/// The declarations that make a plain name ambiguous, in the order of their files.
std::vector<Symbol> ambiguous_meanings(const Library& library, std::uint32_t file, std::string_view name) {
  std::vector<Symbol> found;
  for_each_visible(library, file, name, [&](const Symbol& symbol) { found.push_back(symbol); });
  std::sort(found.begin(), found.end(),
            [](const Symbol& a, const Symbol& b) { return a.declared.source < b.declared.source; });
  return found;
}

/// `clinical.pain.twitch`, split at its last dot.
struct Qualified {
  std::string_view module;
  std::string_view name;
};
Qualified split(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) return {{}, text};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

/// The file of a module that `file` sees, or `none`.
std::uint32_t module_seen(const Library& library, std::uint32_t file, std::string_view module) {
  const auto found = library.file_of_module.find(module);
  return found != library.file_of_module.end() && sees(library, file, found->second) ? found->second : none;
}

Meanings all_meanings(const Library& library, std::uint32_t file, std::string_view text) {
  const Qualified parts = split(text);
  if (parts.module.empty()) return meanings(library, file, parts.name);
  Meanings found;
  const std::uint32_t at = module_seen(library, file, parts.module);
  if (at == none) return found;
  const auto own = library.scopes[at].own.find(parts.name);
  if (own != library.scopes[at].own.end()) add(found, own->second);
  return found;
}

std::string_view word(SymbolKind kind) { return with_article(kind).substr(with_article(kind).find(' ') + 1); }

/// `fact or definition`; where more would do, the first, which is the likeliest. A selection is as good as a record.
std::string expected_words(Kinds expected) {
  const std::string first(word(*expected.begin()));
  const SymbolKind second = expected.size() == 2 ? *(expected.begin() + 1) : SymbolKind::selection;
  return second == SymbolKind::selection ? first : first + " or " + std::string(word(second));
}

bool is_expected(SymbolKind kind, Kinds expected) {
  return std::find(expected.begin(), expected.end(), kind) != expected.end();
}

std::vector<std::string_view> candidates(const Library& library, std::uint32_t file, Kinds expected) {
  std::vector<std::string_view> names;
  for (std::uint32_t other : library.scopes[file].visible) {
    for (const auto& [name, symbol] : library.scopes[other].own) {
      if (is_expected(symbol.kind, expected)) names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());  // the map's order must not choose among equals
  return names;
}

/// The nearest name that may stand here. Names are gathered only where one is looked for.
std::string suggested_name(const Library& library, std::uint32_t file, std::string_view name, Kinds expected,
                           const Diagnostics& diagnostics) {
  if (diagnostics.list().size() > most_searches) return {};
  return suggestion(name, candidates(library, file, expected), diagnostics);
}

/// The word that begins a declaration.
std::string_view keyword(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::fact: return "fact";
    case SymbolKind::record: return "record";
    case SymbolKind::condition:
    case SymbolKind::selection: return "define";
    case SymbolKind::table_output: return "table";
    case SymbolKind::source: return "source";
    case SymbolKind::service: return "service";
    case SymbolKind::codes: return "codes";
    case SymbolKind::evidence_scale: return "evidence";
  }
  return {};
}

bool declares(std::string_view text, std::string_view keyword, std::string_view name) {
  const std::string line = std::string(keyword) + " " + std::string(name);
  for (std::size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
    const char after = at + line.size() < text.size() ? text[at + line.size()] : '\n';
    const bool whole = after == ':' || after == ' ';
    if (whole && (at == 0 || text[at - 1] == '\n')) return true;
  }
  return false;
}

/// The module of the standard library that declares the name, or nothing.
std::string_view standard_module(std::string_view name, Kinds expected) {
  for (std::string_view module : stdlib_modules()) {
    const std::optional<std::string_view> text = stdlib_module(module);
    for (SymbolKind kind : expected) {
      if (text && declares(*text, keyword(kind), name)) return module;
    }
  }
  return {};
}

/// A module that declares the name but is not imported.
std::string import_help(const Library& library, std::string_view name, Kinds expected, const Diagnostics& diagnostics) {
  std::string module;
  const auto first = library.first_declared.find(name);
  std::uint32_t at = first == library.first_declared.end() ? none : first->second;
  for (; at != none && module.empty(); at = library.declared[at].next) {
    if (is_expected(library.declared[at].symbol.kind, expected)) module = library.modules[library.declared[at].file];
  }
  if (module.empty() && diagnostics.list().size() <= most_searches) module = standard_module(name, expected);
  if (module.empty()) return {};
  return quoted(module) + " declares it: add `import " + module + "`";
}

std::string declaration_help(std::string_view name, Kinds expected) {
  const std::string text(name);
  switch (*expected.begin()) {
    case SymbolKind::fact: return "declare it: `fact " + text + ": finding \"what it means\"`";
    case SymbolKind::record: return "declare it: `record " + text + " \"what it lists\":`, with its fields below";
    case SymbolKind::selection: return "declare it: `define " + text + " as record_name where ...`";
    case SymbolKind::condition: return "declare it: `define " + text + " when ...`";
    case SymbolKind::source: return "declare it: `source " + text + ": 2009 \"title of the document\"`";
    case SymbolKind::service: return "declare it: `service " + text + " \"what is requested\"`";
    case SymbolKind::codes: return "declare it: `codes " + text + ": icd10 M54.5, M51*`";
    default: return {};
  }
}

/// Whether the name may belong to something that was reported: a broken line, a module not found.
bool may_be_reported(const Library& library, std::uint32_t file, std::string_view name) {
  const Scope& scope = library.scopes[file];
  if (name.empty() || scope.incomplete) return true;
  const auto unread = [&](std::uint32_t other) { return library.scopes[other].unread.contains(name); };
  return std::any_of(scope.visible.begin(), scope.visible.end(), unread);
}

void report_unknown_module(const Library& library, std::uint32_t file, const ast::Name& name, std::string_view module,
                           Diagnostics& diagnostics) {
  std::vector<std::string_view> modules;
  for (std::uint32_t other : library.scopes[file].visible) {
    if (!library.modules[other].empty()) modules.push_back(library.modules[other]);
  }
  std::string help = suggestion(module, modules, diagnostics);
  if (help.empty()) help = "add `import " + std::string(module) + "`, or write the name alone";
  diagnostics.add(Code::unknown_name, name.span, "no module `" + std::string(module) + "` is imported here", help)
      .primary.text = "not a module that this file imports";
}

void report_unknown(const Library& library, std::uint32_t file, const ast::Name& name, Kinds expected,
                    Diagnostics& diagnostics) {
  const Qualified parts = split(name.text);
  if (may_be_reported(library, file, parts.name)) return;
  if (!parts.module.empty() && module_seen(library, file, parts.module) == none) {
    return report_unknown_module(library, file, name, parts.module, diagnostics);
  }
  std::string help = import_help(library, parts.name, expected, diagnostics);
  if (help.empty()) help = suggested_name(library, file, parts.name, expected, diagnostics);
  if (help.empty()) help = declaration_help(parts.name, expected);
  diagnostics.add(Code::unknown_name, name.span, "no " + expected_words(expected) + " named " + quoted(name.text), help)
      .primary.text = "not declared in this file or its imports";
}

void report_ambiguous(const Library& library, std::uint32_t file, const ast::Name& name, Diagnostics& diagnostics) {
  const std::vector<Symbol> found = ambiguous_meanings(library, file, name.text);
  const std::string& a = library.modules[found[0].declared.source];
  const std::string& b = library.modules[found[1].declared.source];
  const std::string plain(name.text);
  Diagnostic& added = diagnostics.add(Code::ambiguous_name, name.span,
                                      quoted(plain) + " is declared in " + quoted(a) + " and in " + quoted(b),
                                      "write " + quoted(a + "." + plain) + " or " + quoted(b + "." + plain));
  for (const Symbol& symbol : found) added.labels.push_back({symbol.declared, "declared here"});
}

}  // namespace

void mark_reported(Library& library, SymbolKind kind, std::uint32_t index) {
  library.reported.insert(key(kind, index));
}

bool is_reported(const Library& library, Symbol symbol) {
  return !library.reported.empty() && library.reported.contains(key(symbol.kind, symbol.index));
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates,
                       const Diagnostics& diagnostics) {
  if (diagnostics.list().size() > most_searches) return {};
  const std::optional<std::string_view> near = did_you_mean(word, candidates);
  return near ? "did you mean " + quoted(*near) + "?" : std::string{};
}

std::optional<Symbol> look_up(const Library& library, std::uint32_t file, std::string_view name) {
  const Meanings found = all_meanings(library, file, name);
  if (found.count != 1 || is_reported(library, found.only)) return std::nullopt;
  return found.only;
}

std::optional<Symbol> find(const Library& library, std::uint32_t file, const ast::Name& name, Kinds expected,
                           Diagnostics& diagnostics) {
  const Meanings found = all_meanings(library, file, name.text);
  if (found.count == 0) {
    report_unknown(library, file, name, expected, diagnostics);
    return std::nullopt;
  }
  if (found.count > 1) {
    report_ambiguous(library, file, name, diagnostics);
    return std::nullopt;
  }
  const Symbol& symbol = found.only;
  if (is_expected(symbol.kind, expected)) {
    return is_reported(library, symbol) ? std::nullopt : std::optional<Symbol>(symbol);
  }
  Diagnostic& added =
      diagnostics.add(Code::wrong_kind, name.span,
                      quoted(name.text) + " is " + std::string(with_article(symbol.kind)) + ", and a " +
                          expected_words(expected) + " belongs here",
                      suggested_name(library, file, split(name.text).name, expected, diagnostics));
  added.labels.push_back({symbol.declared, "declared here"});
  return std::nullopt;
}

std::optional<std::uint32_t> field_of(const Vocabulary& vocabulary, std::uint32_t record, std::string_view name) {
  const RecordInfo& info = vocabulary.records[record];
  for (std::uint32_t field = 0; field < info.field_count; ++field) {
    if (vocabulary.fields[info.first_field + field].name == name) return field;
  }
  return std::nullopt;
}

}  // namespace guide::resolve
