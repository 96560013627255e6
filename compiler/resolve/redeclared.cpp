#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

bool shares_names_with_fields(SymbolKind kind) {
  return kind == SymbolKind::fact || kind == SymbolKind::condition || kind == SymbolKind::table_output;
}

/// The fields of all records by name, and by file.
class FieldNames {
 public:
  explicit FieldNames(const Stage& stage) : by_file_(stage.library.files->size()) {
    for (const auto& [tree, file] : stage.fields) {
      if (!by_file_[file].emplace(tree->name.text, tree->name.span).second) continue;
      files_[tree->name.text].push_back(file);
    }
  }

  /// A field of this name that `file` sees in another file, going the shorter way.
  const Span* visible_elsewhere(const Library& library, std::uint32_t file, std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return nullptr;
    const std::vector<std::uint32_t>& visible = library.scopes[file].visible;
    for (std::uint32_t other : found->second.size() < visible.size() ? found->second : visible) {
      if (other == file || !sees(library, file, other)) continue;
      const auto field = by_file_[other].find(name);
      if (field != by_file_[other].end()) return &field->second;
    }
    return nullptr;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> files_;
  std::vector<std::unordered_map<std::string_view, Span>> by_file_;
};

void report_seen_already(Stage& stage, std::string_view name, const Symbol& own, const Symbol& other) {
  const std::string& module = stage.library.modules[other.declared.source];
  Diagnostic& found =
      stage.diagnostics.add(Code::duplicate_name, own.declared,
                            quoted(name) + " is declared in the imported module " + quoted(module) + " already",
                            "remove this declaration, or give it another name");
  found.labels.push_back({other.declared, "declared here as " + std::string(with_article(other.kind))});
}

void report_field(Diagnostics& diagnostics, Span where, std::string_view name, SymbolKind kind, Span other,
                  bool field) {
  const std::string what(with_article(kind));
  Diagnostic& found =
      diagnostics.add(Code::field_named_like_fact, where,
                      field ? quoted(name) + " is the name of a field, and " + what + " has it already"
                            : quoted(name) + " is the name of " + what + ", and a record's field has it already",
                      "give one of them another name: where entries are tested, both can stand");
  found.labels.push_back({other, field ? "declared here" : "the field"});
}

}  // namespace

void check_redeclared(Stage& stage) {
  const Library& library = stage.library;
  const FieldNames fields(stage);
  for (std::uint32_t at = 0; at < library.declared.size(); ++at) {
    const auto& [own, file, next, length] = library.declared[at];
    const std::string_view name = library.sources->text(own.declared);
    const Symbol* other = nullptr;
    const auto take_other = [&, in = file](const Symbol& symbol) {
      if (symbol.declared.source != in && other == nullptr) other = &symbol;
    };
    for_each_visible(library, file, name, take_other);
    if (other != nullptr) report_seen_already(stage, name, own, *other);
    if (!shares_names_with_fields(own.kind)) continue;
    const Span* field = fields.visible_elsewhere(library, file, name);
    if (field != nullptr) report_field(stage.diagnostics, own.declared, name, own.kind, *field, false);
  }
  for (const auto& [tree, file] : stage.fields) {
    const Symbol* fact = nullptr;
    const auto take_fact = [&](const Symbol& symbol) {
      if (shares_names_with_fields(symbol.kind)) fact = &symbol;
    };
    for_each_visible(library, file, tree->name.text, take_fact);
    if (fact != nullptr) {
      report_field(stage.diagnostics, tree->name.span, tree->name.text, fact->kind, fact->declared, true);
    }
  }
}

}  // namespace guide::resolve
