// What is declared and never read. A file that declares only vocabulary is for others to import, and stays silent.

#include <unordered_set>

#include "compiler/lint/context.hpp"
#include "compiler/lint/walk.hpp"

namespace guide::lint {
namespace {

using resolve::Symbol;
using resolve::SymbolKind;

class Unused {
 public:
  explicit Unused(Context& context) : context_(context), library_(context.library) {}

  void run() {
    for (file_ = 0; file_ < context_.compilation.files.size(); ++file_) {
      for (const ast::Declaration& declaration : context_.compilation.files[file_].declarations) {
        boost::variant2::visit([&](const auto& tree) { read(tree); }, declaration);
      }
    }
    for (file_ = 0; file_ < context_.given; ++file_) {
      if (serves_itself()) report_file();
    }
  }

 private:
  // ---- What is read

  void use(const ast::Name& name) {
    fields_.insert(name.text);
    const auto symbol = resolve::look_up(library_, file_, name.text);
    if (!symbol) return;
    std::uint32_t index = symbol->index;
    if (symbol->kind == SymbolKind::table_output) index = library_.table_outputs[index].table;
    used_.insert(key(symbol->kind, index));
  }
  static std::uint64_t key(SymbolKind kind, std::uint32_t index) {
    return static_cast<std::uint64_t>(kind) << 32 | index;
  }
  template <typename Tree>
  void read_names(const Tree& tree) {
    const auto use_name = [this](const ast::Name& name) { use(name); };
    NamesRead<decltype(use_name)>(use_name).in(tree);
  }
  void read_type(const ast::Type& type) {
    if (const auto* like = boost::variant2::get_if<ast::LikeType>(&type.node)) use(like->fact);
  }

  template <typename Other>
  void read(const Other&) {}
  void read(const ast::Fact& fact) { read_type(fact.field.type); }
  void read(const ast::Record& record) {
    for (const ast::Field& field : record.fields) read_type(field.type);
  }
  void read(const ast::DefineCondition& define) { read_names(define.condition); }
  void read(const ast::DefineSelection& define) {
    use(define.record);
    read_names(define.condition);
  }
  void read(const ast::Table& table) {
    for (const ast::Name& input : table.inputs) use(input);
  }
  void read(const ast::Guideline& guideline) { read_names(guideline); }

  // ---- What is not

  bool serves_itself() const {
    for (const ast::Declaration& declaration : context_.compilation.files[file_].declarations) {
      if (boost::variant2::holds_alternative<ast::Guideline>(declaration)) return true;
    }
    return false;
  }
  bool is_used(SymbolKind kind, const ast::Name& name) const {
    const auto found = library_.scopes[file_].own.find(name.text);
    if (found == library_.scopes[file_].own.end() || found->second.kind != kind) return true;
    std::uint32_t index = found->second.index;
    if (kind == SymbolKind::table_output) index = library_.table_outputs[index].table;
    return used_.contains(key(kind, index));
  }

  void report_file() {
    for (const ast::Declaration& declaration : context_.compilation.files[file_].declarations) {
      boost::variant2::visit([&](const auto& tree) { report(tree); }, declaration);
    }
  }
  template <typename Other>
  void report(const Other&) {}
  void report(const ast::Fact& fact) {
    if (is_used(SymbolKind::fact, fact.field.name)) return;
    add(unused_fact, fact.field.name, "no guideline reads the fact " + quoted(fact.field.name.text));
  }
  void report(const ast::Record& record) {
    if (!is_used(SymbolKind::record, record.name)) {
      return add(unused_fact, record.name, "no guideline reads the record " + quoted(record.name.text));
    }
    for (const ast::Field& field : record.fields) {
      if (field.name.text == "date" || fields_.contains(field.name.text)) continue;
      add(unused_fact, field.name,
          "no guideline reads the field " + quoted(field.name.text) + " of " + quoted(record.name.text));
    }
  }
  void report(const ast::DefineCondition& define) {
    report_definition(SymbolKind::condition, define.name, "criterion");
  }
  void report(const ast::DefineSelection& define) {
    report_definition(SymbolKind::selection, define.name, "selection");
  }
  void report(const ast::Table& table) {
    if (table.outputs.empty()) return;
    report_definition(SymbolKind::table_output, table.outputs.front(), "table of");
  }
  void report(const ast::CodeSet& codes) { report_definition(SymbolKind::codes, codes.name, "set of codes"); }
  void report_definition(SymbolKind kind, const ast::Name& name, const std::string& what) {
    if (is_used(kind, name)) return;
    add(unused_definition, name, "no guideline uses the " + what + " " + quoted(name.text));
  }
  void add(Code code, const ast::Name& name, std::string message) {
    context_.diagnostics.add(code, name.span, std::move(message), "use it in a guideline, or leave it out");
  }

  Context& context_;
  const resolve::Library& library_;
  std::uint32_t file_ = 0;
  std::unordered_set<std::uint64_t> used_;
  std::unordered_set<std::string_view> fields_;  // every name read: fields are told apart by name alone
};

}  // namespace

void find_unused(Context& context) { Unused(context).run(); }

}  // namespace guide::lint
