#pragma once
// Conditions to formulas: sections 3, 4, 5 and 8. In: trees, and the program under construction. Out: formulas in it.

#include "tests/reference/program.hpp"

namespace guide::reference {

class Translator {
 public:
  Translator(Program& program, const std::vector<const ast::File*>& files);

  /// Translates a condition outside of entries; what is written goes to `written`.
  const Formula* condition(const ast::Condition& condition, std::vector<Written>& written);
  /// The same inside a guideline's notes, which may name its outcomes.
  const Formula* note(const ast::Condition& condition, std::vector<Written>& written,
                      const std::vector<std::string_view>& outcomes);

 private:
  struct Definition {
    const ast::DefineCondition* tree = nullptr;
    const Formula* value = nullptr;
    std::vector<Written> written;
  };

  const Formula* translate(const ast::Condition& condition);
  const Formula* translate(const ast::Missing&) { return program_.formulas.never(); }
  const Formula* translate(const ast::Holds& holds);
  const Formula* translate(const ast::IsOption& is);
  const Formula* translate(const ast::IsDocumented& is);
  const Formula* translate(const ast::IsAnyOf& is);
  const Formula* translate(const ast::InCodes& in);
  const Formula* translate(const ast::Compare& compare);
  const Formula* translate(const ast::SomeOf& some);
  const Formula* translate(const ast::LatestHas& latest);
  const Formula* translate(const ast::Group& group);

  const Formula* definition(std::string_view name);
  const Formula* is_option(const ast::Name& subject, const ast::Name& option);
  const Formula* same_option(Slot left, Slot right);
  const Formula* elapsed(const ast::TimeSince& since, ast::Relation relation, const ast::Quantity& length);
  const Formula* comparison(Linear left, ast::Relation relation, Linear right);
  const Formula* signed_formula(const Formula* formula, bool negated);

  Slot slot(const ast::Name& name) const;
  const Type& type(Slot slot) const;
  Linear linear(const ast::Quantity& quantity);
  void add(Linear& sum, const ast::Term& term);
  Source source(Slot slot) const;
  Source count(Listed listed) const;
  Source sum(const ast::SumOf& sum);
  Source source(const ast::Reference& reference);
  const Selection* selection(std::string_view name);
  Listed listed(const ast::Name& record, const ast::Rare<ast::Within>& within);
  std::optional<Slot> choice_slot(const ast::Quantity& quantity) const;

  void table(const ast::Table& table);
  const Formula* cell(const ast::Cell& cell, Slot input);
  const Formula* cell(const ast::Answer& answer, Slot input);
  const Formula* against_constant(Slot input, ast::Relation relation, const ast::Value& value,
                                  const std::optional<ast::Name>& unit = {});

  Leaf& new_leaf();
  int mover(const std::string& key, Mover mover);
  int fact_mover(Slot slot);
  void move_by_constants(Leaf& leaf, Linear expression, ast::Relation relation, Number threshold);
  void move_freely(Leaf& leaf, const CompareTest& test);

  Program& program_;
  std::unordered_map<std::string_view, Definition> definitions_;
  std::unordered_map<std::string_view, const ast::DefineSelection*> selection_trees_;
  std::unordered_map<std::string_view, const Selection*> selections_;
  std::unordered_map<std::string_view, TableOutput> outputs_;
  std::unordered_map<std::string, int> mover_by_key_;
  // Where the translation stands.
  int record_ = -1;                         // inside entries of this record
  std::vector<Written>* written_ = nullptr; // null inside entries
  const std::vector<std::string_view>* outcomes_ = nullptr;  // inside a note
};

}  // namespace guide::reference
