#include <algorithm>

#include "compiler/resolve/stages.hpp"
#include "runtime/codes.hpp"

namespace guide::resolve {
namespace {

/// Enters the declarations of one file into its scope and the library.
class Declarer {
 public:
  Declarer(Stage& stage, std::uint32_t file) : stage_(stage), library_(stage.library), file_(file) {}

  void operator()(const ast::Missing&) {}
  void operator()(const ast::Import&) {}

  void operator()(const ast::EvidenceScale& tree) {
    if (enter(tree.name, SymbolKind::evidence_scale, stage_.scales.size())) stage_.scales.push_back({&tree, file_});
  }

  void operator()(const ast::SourceDocument& tree) {
    if (!enter(tree.name, SymbolKind::source, stage_.sources.size())) return;
    stage_.sources.push_back({&tree, file_});
    SourceInfo& info = library_.source_documents.emplace_back();
    info.name = library_.keep(tree.name.text);
    info.title = library_.keep(tree.title.text);
    info.date = library_.keep(tree.date.text);
    info.place = library_.place(tree.name.span);
  }

  void operator()(const ast::CodeSet& tree) {
    if (!enter(tree.name, SymbolKind::codes, library_.codes.size())) return;
    library_.code_trees.push_back({&tree, file_});
    CodeSet& set = library_.codes.emplace_back();
    set.name = library_.keep(tree.name.text);
    set.system = library_.keep(tree.system.text);
    set.entries = normal_codes(tree.codes);
  }

  void operator()(const ast::Service& tree) {
    if (!enter(tree.name, SymbolKind::service, library_.vocabulary.services.size())) return;
    ServiceInfo& info = library_.vocabulary.services.emplace_back();
    begin(info, tree.name, tree.label.text);
    if (tree.system) info.code_system = library_.keep(tree.system->text);
    info.codes = normal_codes(tree.codes);
    for (const ast::CodeWord& code : tree.codes) {
      if (!code.text.ends_with('*')) continue;
      stage_.diagnostics.add(Code::service_code, code.span,
                             quoted(code.text) + " stands for many codes, and a service is requested by exact ones",
                             "list the codes: `cpt 20552, 20553`");
    }
  }

  void operator()(const ast::Fact& tree) {
    const ast::Field& field = tree.field;
    if (!enter(field.name, SymbolKind::fact, library_.vocabulary.facts.size())) return;
    stage_.facts.push_back({&field, file_});
    begin(library_.vocabulary.facts.emplace_back(), field);
  }

  void operator()(const ast::Record& tree) {
    Vocabulary& vocabulary = library_.vocabulary;
    const auto index = static_cast<std::uint32_t>(vocabulary.records.size());
    if (!enter(tree.name, SymbolKind::record, index)) return;
    stage_.records.push_back({&tree, file_});
    RecordInfo& info = vocabulary.records.emplace_back();
    begin(info, tree.name, label_of(tree.tail));
    info.assumed_none = tree.none_unless_documented;
    info.first_field = static_cast<std::uint32_t>(vocabulary.fields.size());
    info.field_count = static_cast<std::uint32_t>(tree.fields.size());
    for (const ast::Field& field : tree.fields) {
      stage_.fields.push_back({&field, file_});
      begin(vocabulary.fields.emplace_back(), field);
      vocabulary.fields.back().record = index;
    }
  }

  void operator()(const ast::DefineCondition& tree) {
    if (!enter(tree.name, SymbolKind::condition, library_.conditions.size())) return;
    library_.conditions.push_back({&tree, file_});
  }

  void operator()(const ast::DefineSelection& tree) {
    if (!enter(tree.name, SymbolKind::selection, library_.selections.size())) return;
    library_.selections.push_back({&tree, file_, none, none});
  }

  void operator()(const ast::Table& tree) {
    const auto table = static_cast<std::uint32_t>(library_.tables.size());
    library_.tables.push_back({&tree, file_, {}, false});
    for (std::uint32_t column = 0; column < tree.outputs.size(); ++column) {
      const ast::Name& name = tree.outputs[column];
      if (!enter(name, SymbolKind::table_output, library_.table_outputs.size())) continue;
      TableOutputDefinition& output = library_.table_outputs.emplace_back();
      output.table = table;
      output.column = column;
      begin(output.info, name, label_of(tree.tail));
    }
  }

  void operator()(const ast::Guideline& tree) { library_.guidelines.push_back({&tree, file_}); }
  void operator()(const ast::Determination& tree) { library_.determinations.push_back({&tree, file_}); }
  void operator()(const ast::Case& tree) { library_.cases.push_back({&tree, file_}); }

 private:
  static std::string_view label_of(const ast::Tail& tail) { return tail.label ? tail.label->text : std::string_view{}; }

  /// False if the name is missing or taken; taken names are reported.
  bool enter(const ast::Name& name, SymbolKind kind, std::size_t index) {
    if (name.text.empty()) return false;
    const Symbol symbol{kind, static_cast<std::uint32_t>(index), name.span};
    const auto [place, fresh] = library_.scopes[file_].own.emplace(name.text, symbol);
    if (!fresh) {
      report_twice(name, place->second);
      return false;
    }
    const auto at = static_cast<std::uint32_t>(library_.declared.size());
    const auto [first, alone] = library_.first_declared.emplace(name.text, at);
    const std::uint32_t length = alone ? 1 : library_.declared[first->second].length + 1;
    library_.declared.push_back({symbol, file_, alone ? none : first->second, length});
    first->second = at;
    return true;
  }

  void report_twice(const ast::Name& name, const Symbol& first) {
    Diagnostic& found = stage_.diagnostics.add(
        Code::duplicate_name, name.span, quoted(name.text) + " is declared twice, and a name stands for one thing",
        "remove one of the two, or give this one another name");
    found.labels.push_back({first.declared, "declared here as " + std::string(with_article(first.kind))});
  }

  List<Text> normal_codes(const std::vector<ast::CodeWord>& codes) {
    return library_.program->room.filled<Text>(
        codes.size(), [&](Text* code, std::size_t i) { *code = library_.keep(normal_code(codes[i].text)); });
  }

  template <typename Info>
  void begin(Info& info, const ast::Name& name, std::string_view label) {
    info.name = library_.keep(name.text);
    info.module = library_.modules[file_];
    info.label = library_.keep(label);
    info.place = library_.place(name.span);
  }

  void begin(FactInfo& info, const ast::Field& field) {
    begin<FactInfo>(info, field.name, label_of(field.tail));
    info.assumed_absent = field.assumption == ast::Assumption::absent_unless_documented;
    info.latest_report_counts = field.assumption == ast::Assumption::latest_report_counts;
  }

  Stage& stage_;
  Library& library_;
  std::uint32_t file_;
};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// The words of a line that stands at the margin, but for its first: among them is the name of what could not be read.
void collect_words(std::string_view line, std::unordered_set<std::string_view>& words) {
  constexpr std::size_t most_words = 8;
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size() && line[at] != ':' && line[at] != '"' && count <= most_words;) {
    std::size_t end = at;
    while (end < line.size() && is_word(line[end])) ++end;
    if (end > at && count++ > 0) words.insert(line.substr(at, end - at));
    at = end > at ? end : at + 1;
  }
}

/// What a broken line would have declared is not unknown: its error was reported already.
void note_unread(const Library& library, std::uint32_t file, Scope& scope) {
  bool broken = false;
  for (const ast::Declaration& declaration : (*library.files)[file].declarations) {
    broken = broken || boost::variant2::holds_alternative<ast::Missing>(declaration);
  }
  if (!broken) return;
  const std::string_view text = (*library.sources)[(*library.files)[file].source].text();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (is_word(text[at])) collect_words(text.substr(at, end - at), scope.unread);
    at = end + 1;
  }
}

/// Room for what will be declared: growing step by step would copy a large vocabulary again and again.
void reserve(Stage& stage) {
  Library& library = stage.library;
  std::size_t facts = 0, fields = 0, services = 0, names = 0;
  for (std::uint32_t file = 0; file < library.files->size(); ++file) {
    std::size_t own = 0;
    for (const ast::Declaration& declaration : (*library.files)[file].declarations) {
      boost::variant2::visit(ast::overloaded{
                                 [&](const ast::Fact&) { ++facts, ++own; },
                                 [&](const ast::Record& record) { fields += record.fields.size(), ++own; },
                                 [&](const ast::Service&) { ++services, ++own; },
                                 [](const ast::Missing&) {},
                                 [](const ast::Import&) {},
                                 [](const ast::Guideline&) {},
                                 [](const ast::Determination&) {},
                                 [](const ast::Case&) {},
                                 [&](const auto&) { ++own; },
                             },
                             declaration);
    }
    library.scopes[file].own.reserve(own);
    names += own;
  }
  library.vocabulary.facts.reserve(facts);
  library.vocabulary.fields.reserve(fields);
  library.vocabulary.services.reserve(services);
  stage.facts.reserve(facts);
  stage.fields.reserve(fields);
  library.first_declared.reserve(names);
  library.declared.reserve(names);
}

}  // namespace

void declare(Stage& stage) {
  Library& library = stage.library;
  reserve(stage);
  for (std::uint32_t file = 0; file < library.files->size(); ++file) {
    Declarer declarer(stage, file);
    for (const ast::Declaration& declaration : (*library.files)[file].declarations) {
      boost::variant2::visit(declarer, declaration);
    }
    note_unread(library, file, library.scopes[file]);
  }
}

}  // namespace guide::resolve
