#include <algorithm>

#include "compiler/resolve/stages.hpp"

namespace guide::resolve {
namespace {

/// The columns as the first row must repeat them: inputs, then outputs.
std::vector<std::string_view> columns(const ast::Table& tree) {
  std::vector<std::string_view> names;
  for (const ast::Name& name : tree.inputs) names.push_back(name.text);
  for (const ast::Name& name : tree.outputs) names.push_back(name.text);
  return names;
}

std::string row_text(const std::vector<std::string_view>& names) {
  std::string text = "`|";
  for (std::string_view name : names) text += " " + std::string(name) + " |";
  return text + "`";
}

const ast::Answer* answer_in(const ast::Cell& cell) { return boost::variant2::get_if<ast::Answer>(&cell.node); }

std::string_view option_in(const ast::Cell& cell) {
  const ast::Answer* answer = answer_in(cell);
  const auto* option = answer == nullptr ? nullptr : boost::variant2::get_if<ast::OptionWord>(&answer->node);
  return option == nullptr ? std::string_view{} : option->name.text;
}

bool is_dash(const ast::Cell& cell) {
  const ast::Answer* answer = answer_in(cell);
  const auto* word = answer == nullptr ? nullptr : boost::variant2::get_if<ast::AnswerWord>(&answer->node);
  return word != nullptr && *word == ast::AnswerWord::dash;
}

bool is_missing(const ast::Cell& cell) {
  const ast::Answer* answer = answer_in(cell);
  return boost::variant2::holds_alternative<ast::Missing>(cell.node) ||
         (answer != nullptr && boost::variant2::holds_alternative<ast::Missing>(answer->node));
}

bool check_head(const ast::Table& tree, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::vector<std::string_view> names = columns(tree);
  const ast::Row& head = tree.rows.front();
  if (std::any_of(head.cells.begin(), head.cells.end(), is_missing)) return false;
  for (std::size_t i = 0; i < std::min(names.size(), head.cells.size()); ++i) {
    if (option_in(head.cells[i]) == names[i]) continue;
    diagnostics.add(Code::table_head, head.cells[i].span,
                    "the first row has " + quoted(sources.text(head.cells[i].span)) + " where the table declares " +
                        quoted(names[i]) + ": it repeats the inputs, then the outputs",
                    "write " + row_text(names));
    return false;
  }
  if (names.size() == head.cells.size()) return true;
  diagnostics.add(Code::table_head, head.span,
                  "the first row has " + counted(head.cells.size(), "cell") + ", and the table has " +
                      counted(names.size(), "column"),
                  "write " + row_text(names));
  return false;
}

/// Rows with as many cells as columns; what is missing was reported by the parser.
bool check_rows(const ast::Table& tree, Diagnostics& diagnostics) {
  const std::size_t expected = tree.inputs.size() + tree.outputs.size();
  bool good = true;
  for (std::size_t i = 1; i < tree.rows.size(); ++i) {
    const ast::Row& row = tree.rows[i];
    const bool hole = std::any_of(row.cells.begin(), row.cells.end(), is_missing);
    if (!hole && row.cells.size() == expected) continue;
    good = false;
    if (hole) continue;
    diagnostics.add(
        Code::table_row, row.span,
        "this row has " + counted(row.cells.size(), "cell") + ", and the table has " + counted(expected, "column"),
        row.cells.size() < expected ? "`-` stands in a cell that says nothing" : "");
  }
  return good;
}

/// Reads one output's type from its column.
class OutputReader {
 public:
  OutputReader(Library& library, FactInfo& info, Diagnostics& diagnostics)
      : library_(library), info_(info), diagnostics_(diagnostics) {}

  bool read(const ast::Table& tree, std::size_t column) {
    bool good = true;
    for (std::size_t i = 1; i < tree.rows.size(); ++i) good = read_cell(tree.rows[i].cells[column]) && good;
    info_.options = library_.program->room.keep(options_);
    if (!good || first_ != nullptr) return good;
    diagnostics_.add(Code::table_output, tree.rows.front().cells[column].span,
                     "no row gives " + quoted(info_.name) + " a value", "write an option, or a number with its unit");
    return false;
  }

 private:
  bool read_cell(const ast::Cell& cell) {
    if (is_dash(cell)) return true;
    const ast::Answer* answer = answer_in(cell);
    const auto* value = answer == nullptr ? nullptr : boost::variant2::get_if<ast::Exactly>(&answer->node);
    const std::string_view option = option_in(cell);
    if (value == nullptr && option.empty()) {
      diagnostics_.add(Code::table_output, cell.span,
                       quoted(info_.name) + " is what the table gives: one option or one exact value in each row",
                       "write an option, a number with its unit, or `-` for none");
      return false;
    }
    if (first_ == nullptr) begin(cell, value);
    if ((info_.type == Type::choice) != (value == nullptr)) return report_mixed(cell);
    return value == nullptr ? take_option(option, cell.span) : take_value(value->value);
  }

  void begin(const ast::Cell& cell, const ast::Exactly* value) {
    first_ = &cell;
    info_.bounds = {unbounded_above, unbounded_below};
    if (value == nullptr) {
      info_.type = Type::choice;
      info_.bounds = {0, -1};
    } else if (const auto* measure = boost::variant2::get_if<ast::Measure>(&value->value.node)) {
      begin_measure(*measure);
    } else {
      info_.type = Type::date;
    }
  }

  void begin_measure(const ast::Measure& measure) {
    info_.type = Type::number;
    const std::optional<UnitInfo> unit = measure.unit ? find_unit(measure.unit->text) : std::nullopt;
    if (!unit) return;
    const bool duration = unit->dimension == "duration";
    info_.type = duration ? Type::duration : unit->dimension == "percent" ? Type::percent : Type::quantity;
    info_.unit = duration ? *find_unit("day") : *unit;
  }

  bool report_mixed(const ast::Cell& cell) {
    Diagnostic& found =
        diagnostics_.add(Code::table_output, cell.span,
                         quoted(info_.name) + " is " + described(info_) + " in the rows above, and here it is " +
                             (info_.type == Type::choice ? "a quantity" : "an option"),
                         "give options in all rows, or quantities in all rows");
    found.labels.push_back({first_->span, "the first row that gives it a value"});
    return false;
  }

  bool take_option(std::string_view option, Span span) {
    if (!seen_.insert(option).second) return true;
    options_.push_back(library_.keep(option));
    info_.bounds.high = static_cast<Scaled>(options_.size()) - 1;
    if (options_.size() != most_output_options + 1) return options_.size() <= most_output_options;
    diagnostics_.add(Code::option_count, span, quoted(info_.name) + " has more than 63 options",
                     "make several tables of it");
    return false;
  }

  bool take_value(const ast::Value& value) {
    const std::optional<Scaled> scaled = constant_of(info_, value, diagnostics_);
    if (!scaled) return false;
    info_.bounds = {std::min(info_.bounds.low, *scaled), std::max(info_.bounds.high, *scaled)};
    return true;
  }

  Library& library_;
  FactInfo& info_;
  Diagnostics& diagnostics_;
  std::vector<Text> options_;
  const ast::Cell* first_ = nullptr;
  std::unordered_set<std::string_view> seen_;
};

bool bind_inputs(Stage& stage, TableDefinition& table) {
  bool good = true;
  std::unordered_set<std::string_view> seen;
  for (const ast::Name& name : table.tree->inputs) {
    const auto symbol = find(stage.library, table.file, name, {SymbolKind::fact}, stage.diagnostics);
    table.inputs.push_back(symbol ? symbol->index : none);
    good = good && symbol;
    if (seen.insert(name.text).second) continue;
    good = false;
    stage.diagnostics.add(Code::duplicate_name, name.span, quoted(name.text) + " is an input twice",
                          "leave out one of the two");
  }
  return good;
}

}  // namespace

void bind_tables(Stage& stage) {
  Library& library = stage.library;
  std::vector<bool> readable;  // without a good head nobody knows which column is which
  for (TableDefinition& table : library.tables) {
    const ast::Table& tree = *table.tree;
    const bool good = bind_inputs(stage, table);
    readable.push_back(!tree.rows.empty() && check_head(tree, *library.sources, stage.diagnostics) &&
                       check_rows(tree, stage.diagnostics));
    table.faulty = !good || !readable.back();
  }
  for (std::uint32_t i = 0; i < library.table_outputs.size(); ++i) {
    TableOutputDefinition& output = library.table_outputs[i];
    TableDefinition& table = library.tables[output.table];
    const std::size_t column = table.inputs.size() + output.column;
    if (readable[output.table] && OutputReader(library, output.info, stage.diagnostics).read(*table.tree, column)) continue;
    table.faulty = true;
    mark_reported(library, SymbolKind::table_output, i);
  }
}

}  // namespace guide::resolve
