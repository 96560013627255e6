#include "compiler/lower/table_cells.hpp"

#include <algorithm>

#include "compiler/lower/text.hpp"

namespace guide::lower {
namespace {

using ast::Relation;

/// Reads the cells of one input.
class CellReader {
 public:
  CellReader(const FactInfo& input, Span span, CellSet& set, Diagnostics& diagnostics)
      : input_(input), span_(span), set_(set), diagnostics_(diagnostics) {}

  bool operator()(const ast::Missing&) { return false; }
  bool operator()(const ast::OtherwiseCell&) {
    return refuse("`otherwise` stands in the first cell of the last row", "its other inputs are `-`");
  }

  bool operator()(const ast::CompareCell& cell) {
    const auto value = constant(cell.value);
    if (!value) return false;
    switch (cell.relation) {
      case Relation::less: set_.range.high = *value - 1; break;
      case Relation::less_or_equal: set_.range.high = *value; break;
      case Relation::greater: set_.range.low = *value + 1; break;
      case Relation::greater_or_equal: set_.range.low = *value; break;
      case Relation::equal: set_.range = {*value, *value}; break;
    }
    return true;
  }

  bool operator()(const ast::OptionsCell& cell) {
    bool good = true;
    for (const ast::Name& option : cell.options) good = add_option(option) && good;
    return good;
  }

  bool operator()(const ast::Answer& answer) { return boost::variant2::visit(*this, answer.node); }
  bool operator()(const ast::OptionWord& word) { return add_option(word.name); }

  bool operator()(ast::AnswerWord word) {
    switch (word) {
      case ast::AnswerWord::dash: set_.any = true; return true;
      case ast::AnswerWord::present:
      case ast::AnswerWord::absent:
        if (input_.type != Type::finding) break;
        set_.options |= word == ast::AnswerWord::present ? 2u : 1u;
        return true;
      case ast::AnswerWord::undocumented:
      case ast::AnswerWord::none: break;
    }
    return refuse('`' + input_.name + "` is " + described(input_) + ", and this cell says nothing of it", how_to_write());
  }

  bool operator()(const ast::Exactly& exactly) {
    const auto value = constant(exactly.value);
    if (value) set_.range = {*value, *value};
    return value.has_value();
  }

  bool operator()(const ast::Between& between) {
    const auto from = constant(between.from), to = constant(between.to);
    if (!from || !to) return false;
    set_.range = {*from, *to};
    return *from <= *to || refuse("the range ends before it begins", "write the smaller value first");
  }

  bool operator()(const ast::Bounded&) {
    return refuse("a row is told by `>=`, `>`, `<=`, `<`, a value or a closed range", "write `>= 5` for `5 or more`");
  }
  bool operator()(const ast::CodeList&) { return refuse("codes are no cell of a table", how_to_write()); }

 private:
  bool refuse(std::string message, std::string help) {
    diagnostics_.add(Code::table_cell, span_, std::move(message), std::move(help));
    return false;
  }

  std::string how_to_write() const {
    if (input_.type == Type::finding) return "write `present`, `absent` or `-`";
    if (input_.type == Type::choice) return "write options of `" + input_.name + "`: " + listed(input_.options, 12);
    return "write a value, a closed range, a comparison or `-`";
  }

  std::optional<Scaled> constant(const ast::Value& value) {
    return resolve::constant_of(input_, value, diagnostics_);
  }

  bool add_option(const ast::Name& option) {
    if (input_.type != Type::choice) {
      return refuse('`' + input_.name + "` is " + described(input_) + ", and `" + std::string(option.text) +
                        "` is no value of it",
                    how_to_write());
    }
    const auto found = std::find(input_.options.begin(), input_.options.end(), option.text);
    if (found != input_.options.end()) {
      set_.options |= std::uint64_t{1} << (found - input_.options.begin());
      return true;
    }
    const auto near = did_you_mean(option.text, {input_.options.begin(), input_.options.end()});
    diagnostics_.add(Code::no_such_option, option.span,
                     '`' + input_.name + "` has no option `" + std::string(option.text) + '`',
                     near ? "did you mean `" + std::string(*near) + "`?" : "its options are " + listed(input_.options, 12));
    return false;
  }

  const FactInfo& input_;
  Span span_;
  CellSet& set_;
  Diagnostics& diagnostics_;
};

bool is_otherwise(const ast::Row& row) {
  return !row.cells.empty() && boost::variant2::holds_alternative<ast::OtherwiseCell>(row.cells.front().node);
}

bool is_dash(const ast::Cell& cell) {
  const auto* answer = boost::variant2::get_if<ast::Answer>(&cell.node);
  const auto* word = answer == nullptr ? nullptr : boost::variant2::get_if<ast::AnswerWord>(&answer->node);
  return word != nullptr && *word == ast::AnswerWord::dash;
}

bool read_otherwise(const ast::Table& tree, std::size_t row, std::size_t inputs, Diagnostics& diagnostics) {
  if (row + 1 != tree.rows.size()) {
    diagnostics.add(Code::table_cell, tree.rows[row].cells.front().span, "rows follow the row of `otherwise`",
                    "put it last");
    return false;
  }
  for (std::size_t i = 1; i < inputs; ++i) {
    if (is_dash(tree.rows[row].cells[i])) continue;
    diagnostics.add(Code::table_cell, tree.rows[row].cells[i].span,
                    "a row of `otherwise` stands for every case that no other row tells, and this cell narrows it",
                    "write `-`");
    return false;
  }
  return true;
}

bool check_inputs(const resolve::Library& library, const resolve::TableDefinition& table, Diagnostics& diagnostics) {
  bool good = true;
  for (std::size_t i = 0; i < table.inputs.size(); ++i) {
    if (library.vocabulary.facts[table.inputs[i]].type != Type::codes) continue;
    diagnostics.add(Code::table_cell, table.tree->inputs[i].span,
                    '`' + std::string(table.tree->inputs[i].text) + "` is a list of codes, which tells no row from another",
                    "test codes with `in` where the table's output is used");
    good = false;
  }
  return good;
}

}  // namespace

bool has_options(const FactInfo& input) { return input.type == Type::finding || input.type == Type::choice; }

std::optional<ReadTable> read_table(const resolve::Library& library, const resolve::TableDefinition& table,
                                    Diagnostics& diagnostics) {
  if (table.tree == nullptr || table.faulty || !check_inputs(library, table, diagnostics)) return std::nullopt;
  ReadTable read;
  bool good = true;
  const ast::Table& tree = *table.tree;
  for (std::size_t i = 1; i < tree.rows.size(); ++i) {
    ReadRow row;
    row.span = tree.rows[i].span;
    row.otherwise = is_otherwise(tree.rows[i]);
    row.cells.resize(table.inputs.size());
    if (row.otherwise) {
      good = read_otherwise(tree, i, table.inputs.size(), diagnostics) && good;
    } else {
      for (std::size_t c = 0; c < table.inputs.size(); ++c) {
        const ast::Cell& cell = tree.rows[i].cells[c];
        CellReader reader(library.vocabulary.facts[table.inputs[c]], cell.span, row.cells[c], diagnostics);
        good = boost::variant2::visit(reader, cell.node) && good;
      }
    }
    read.rows.push_back(std::move(row));
  }
  return good ? std::optional(std::move(read)) : std::nullopt;
}

}  // namespace guide::lower
