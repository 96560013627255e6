// Decision tables (section 8): each row as a condition on the inputs, with its outputs.

#include "tests/reference/translate.hpp"

namespace guide::reference {

using ast::overloaded;

namespace {

bool is_otherwise(const ast::Row& row) {
  return !row.cells.empty() && boost::variant2::holds_alternative<ast::OtherwiseCell>(row.cells[0].node);
}

void add_output(TableRow& row, const ast::Cell& cell) {
  std::optional<Number> amount;
  std::string_view option;
  if (auto* answer = boost::variant2::get_if<ast::Answer>(&cell.node)) {
    if (auto* word = boost::variant2::get_if<ast::OptionWord>(&answer->node)) option = word->name.text;
    if (auto* exact = boost::variant2::get_if<ast::Exactly>(&answer->node)) {
      if (auto* number = boost::variant2::get_if<ast::Measure>(&exact->value.node)) amount = measure(*number, {});
      if (auto* day = boost::variant2::get_if<ast::Day>(&exact->value.node)) {
        amount = as_number(named_days(day->text).first);
      }
    }
  }
  row.amounts.push_back(amount);
  row.options.push_back(option);
}

}  // namespace

void Translator::table(const ast::Table& written) {
  Table& made = program_.tables.emplace_back();
  Formulas::Parts others;
  for (std::size_t i = 1; i < written.rows.size(); ++i) {  // the first row repeats the head line
    const ast::Row& row = written.rows[i];
    TableRow& result = made.rows.emplace_back();
    Formulas::Parts cells;
    for (std::size_t input = 0; input < written.inputs.size() && !is_otherwise(row); ++input) {
      if (const Formula* test = cell(row.cells.at(input), slot(written.inputs[input]))) cells.push_back(test);
    }
    result.matches = is_otherwise(row) ? program_.formulas.none(others) : program_.formulas.all(std::move(cells));
    others.push_back(result.matches);
    for (std::size_t column = written.inputs.size(); column < row.cells.size(); ++column) {
      add_output(result, row.cells[column]);
    }
  }
  for (std::size_t column = 0; column < written.outputs.size(); ++column) {
    bool options = false;
    for (const TableRow& row : made.rows) options |= !row.options.at(column).empty();
    outputs_[written.outputs[column].text] = {&made, static_cast<int>(column), options};
  }
}

/// A cell's condition, or null where it says nothing.
const Formula* Translator::cell(const ast::Cell& cell_written, Slot input) {
  return boost::variant2::visit(
      overloaded{
          [](const ast::Missing&) -> const Formula* { return nullptr; },
          [](const ast::OtherwiseCell&) -> const Formula* { return nullptr; },
          [&](const ast::CompareCell& compare) { return against_constant(input, compare.relation, compare.value); },
          [&](const ast::OptionsCell& list) -> const Formula* {
            // Read like `is any of`.
            Formulas::Parts parts;
            for (const ast::Name& option : list.options) {
              parts.push_back(cell(ast::Answer{ast::OptionWord{option}, option.span}, input));
            }
            return program_.formulas.any(std::move(parts));
          },
          [&](const ast::Answer& answer) { return cell(answer, input); },
      },
      cell_written.node);
}

const Formula* Translator::cell(const ast::Answer& answer, Slot input) {
  return boost::variant2::visit(
      overloaded{
          [](const ast::Missing&) -> const Formula* { return nullptr; },
          [&](const ast::AnswerWord& word) -> const Formula* {
            if (word != ast::AnswerWord::present && word != ast::AnswerWord::absent) return nullptr;
            Leaf& leaf = new_leaf();
            leaf.test = FindingTest{input};
            return signed_formula(program_.formulas.leaf(&leaf), word == ast::AnswerWord::absent);
          },
          [&](const ast::Exactly& exact) { return against_constant(input, ast::Relation::equal, exact.value); },
          [&](const ast::Between& range) -> const Formula* {
            std::optional<ast::Name> unit;  // `6 to 8 weeks`: the unit may stand once
            if (auto* to = boost::variant2::get_if<ast::Measure>(&range.to.node)) unit = to->unit;
            return program_.formulas.all({against_constant(input, ast::Relation::greater_or_equal, range.from, unit),
                                          against_constant(input, ast::Relation::less_or_equal, range.to)});
          },
          [&](const ast::Bounded& bounded) {
            using enum ast::Relation;
            switch (bounded.edge) {
              case ast::Edge::or_more:
              case ast::Edge::or_later: return against_constant(input, greater_or_equal, bounded.value);
              case ast::Edge::or_less:
              case ast::Edge::or_earlier: return against_constant(input, less_or_equal, bounded.value);
              case ast::Edge::more_than: return against_constant(input, greater, bounded.value);
              case ast::Edge::less_than: return against_constant(input, less, bounded.value);
            }
            return program_.formulas.never();
          },
          [](const ast::CodeList&) -> const Formula* { return nullptr; },
          [&](const ast::OptionWord& word) -> const Formula* {
            const auto& options = type(input).options;
            auto index = std::find(options.begin(), options.end(), word.name.text) - options.begin();
            Leaf& leaf = new_leaf();
            leaf.test = OptionTest{input, static_cast<int>(index)};
            return program_.formulas.leaf(&leaf);
          },
      },
      answer.node);
}

const Formula* Translator::against_constant(Slot input, ast::Relation relation, const ast::Value& value,
                                            const std::optional<ast::Name>& unit) {
  Linear left;
  left.terms.push_back({1, source(input)});
  Linear right;
  if (auto* number = boost::variant2::get_if<ast::Measure>(&value.node)) {
    ast::Measure measured = *number;
    if (!measured.unit) measured.unit = unit;
    right.constant = measure(measured, type(input).unit);
  } else if (auto* day = boost::variant2::get_if<ast::Day>(&value.node)) {
    right.constant = as_number(named_days(day->text).first);
  }
  return comparison(left, relation, right);
}

}  // namespace guide::reference
