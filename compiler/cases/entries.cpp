#include "compiler/cases/entries.hpp"

#include <algorithm>

#include "compiler/cases/answers.hpp"
#include "compiler/resolve/stages.hpp"

namespace guide::cases {
namespace {

using resolve::quoted;

/// The name in a cell of the first row, or nothing.
const ast::Name* name_in(const ast::Cell& cell) {
  const auto* answer = boost::variant2::get_if<ast::Answer>(&cell.node);
  const auto* option = answer == nullptr ? nullptr : boost::variant2::get_if<ast::OptionWord>(&answer->node);
  return option == nullptr ? nullptr : &option->name;
}

class EntryReader {
 public:
  EntryReader(const resolve::Library& library, std::uint32_t record, CaseBuilder& builder, Diagnostics& diagnostics)
      : library_(library),
        info_(library.vocabulary.records[record]),
        record_(record),
        builder_(builder),
        diagnostics_(diagnostics) {}

  void read(const ast::Entries& tree) {
    if (tree.rows.empty() || !read_head(tree.rows.front())) return;
    for (std::size_t i = 1; i < tree.rows.size(); ++i) {
      if (!read_row(tree.rows[i])) return;
    }
  }

 private:
  bool read_head(const ast::Row& head) {
    bool good = true;
    std::vector<bool> seen(info_.field_count, false);
    for (const ast::Cell& cell : head.cells) {
      const std::optional<std::uint32_t> field = read_field(cell);
      good = good && field;
      if (!field) continue;
      if (seen[*field]) {
        good = false;
        diagnostics_.add(Code::case_entries, cell.span, quoted(name_in(cell)->text) + " stands twice in the first row",
                         "leave out one of the two columns");
      }
      seen[*field] = true;
      fields_.push_back(*field);
    }
    return good;
  }

  std::optional<std::uint32_t> read_field(const ast::Cell& cell) {
    if (boost::variant2::holds_alternative<ast::Missing>(cell.node)) return std::nullopt;
    const ast::Name* name = name_in(cell);
    if (name == nullptr) {
      diagnostics_.add(Code::case_entries, cell.span,
                       "the first row of entries names the fields of " + quoted(info_.name), "write " + head_text());
      return std::nullopt;
    }
    const std::optional<std::uint32_t> field = resolve::field_of(library_.vocabulary, record_, name->text);
    if (field) return field;
    std::vector<std::string_view> names;
    for (std::uint32_t i = 0; i < info_.field_count; ++i) names.push_back(field_info(i).name);
    std::string help = resolve::suggestion(name->text, names, diagnostics_);
    if (help.empty()) help = "its fields: " + head_text();
    diagnostics_.add(Code::case_entries, name->span, quoted(info_.name) + " has no field named " + quoted(name->text),
                     help);
    return std::nullopt;
  }

  /// False when no further row can be taken.
  bool read_row(const ast::Row& row) {
    const auto is_hole = [](const ast::Cell& cell) {
      return boost::variant2::holds_alternative<ast::Missing>(cell.node);
    };
    if (std::any_of(row.cells.begin(), row.cells.end(), is_hole)) return true;
    if (row.cells.size() != fields_.size()) {
      diagnostics_.add(Code::case_entries, row.span,
                       "this row has " + resolve::counted(row.cells.size(), "cell") + ", and the first row names " +
                           resolve::counted(fields_.size(), "field"),
                       row.cells.size() < fields_.size() ? "`-` stands in a cell that says nothing" : "");
      return true;
    }
    if (const auto error = builder_.entry()) {
      report(*error, Places(row.span), diagnostics_);
      return false;
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) read_cell(row.cells[i], fields_[i]);
    return true;
  }

  void read_cell(const ast::Cell& cell, std::uint32_t field) {
    if (library_.untyped_fields[info_.first_field + field]) return;
    const auto* tree = boost::variant2::get_if<ast::Answer>(&cell.node);
    if (tree == nullptr) return report_cell(cell, field);
    Places places(cell.span);
    const std::optional<Answer> answer = answer_of(*tree, places);
    if (!answer) return;
    if (const auto error = builder_.tell_field(field, *answer, {}, {})) report(*error, places, diagnostics_);
  }

  void report_cell(const ast::Cell& cell, std::uint32_t field) {
    if (boost::variant2::holds_alternative<ast::Missing>(cell.node)) return;
    std::string help = "write one value, or `-` where nothing is documented";
    if (const auto* compare = boost::variant2::get_if<ast::CompareCell>(&cell.node)) help = compare_help(*compare);
    diagnostics_.add(Code::case_entries, cell.span,
                     quoted(library_.sources->text(cell.span)) +
                         " is for a decision table; an entry tells the value of " + quoted(field_info(field).name),
                     help);
  }

  std::string compare_help(const ast::CompareCell& cell) const {
    const std::string value(library_.sources->text(cell.value.span));
    switch (cell.relation) {
      case ast::Relation::less: return "write `less than " + value + "`";
      case ast::Relation::less_or_equal: return "write `" + value + " or less`";
      case ast::Relation::greater: return "write `more than " + value + "`";
      case ast::Relation::greater_or_equal: return "write `" + value + " or more`";
      case ast::Relation::equal: break;
    }
    return "write `" + value + "`";
  }

  const FactInfo& field_info(std::uint32_t field) const {
    return library_.vocabulary.fields[info_.first_field + field];
  }
  std::string head_text() const {
    constexpr std::uint32_t most_shown = 8;
    std::string text = "`|";
    for (std::uint32_t i = 0; i < std::min(info_.field_count, most_shown); ++i) text += " " + field_info(i).name + " |";
    return text + "`";
  }

  const resolve::Library& library_;
  const RecordInfo& info_;
  std::uint32_t record_;
  CaseBuilder& builder_;
  Diagnostics& diagnostics_;
  std::vector<std::uint32_t> fields_;
};

}  // namespace

void read_entries(const resolve::Library& library, const ast::Entries& tree, std::uint32_t record, Target target,
                  CaseBuilder& builder, Diagnostics& diagnostics) {
  Places places(tree.record.span);
  if (tree.document) places.document = tree.document->span;
  const std::string_view document = tree.document ? tree.document->text : std::string_view{};
  if (const auto error = builder.list(target, record, tree.incomplete, document)) {
    report(*error, places, diagnostics);
    return;
  }
  EntryReader(library, record, builder, diagnostics).read(tree);
}

}  // namespace guide::cases
