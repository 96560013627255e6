#include "tests/reference/translate.hpp"

#include <cstdlib>

#include "tests/reference/wording.hpp"

namespace guide::reference {

using ast::overloaded;

Translator::Translator(Program& program, const std::vector<const ast::File*>& files) : program_(program) {
  std::vector<const ast::Table*> tables;
  for (const ast::File* file : files) {
    for (const ast::Declaration& declaration : file->declarations) {
      if (auto* definition = boost::variant2::get_if<ast::DefineCondition>(&declaration)) {
        definitions_[definition->name.text].tree = definition;
      } else if (auto* selection = boost::variant2::get_if<ast::DefineSelection>(&declaration)) {
        selection_trees_[selection->name.text] = selection;
      } else if (auto* found = boost::variant2::get_if<ast::Table>(&declaration)) {
        tables.push_back(found);
      }
    }
  }
  for (const ast::Table* found : tables) table(*found);
}

const Formula* Translator::condition(const ast::Condition& condition, std::vector<Written>& written) {
  written_ = &written;
  const Formula* result = translate(condition);
  written_ = nullptr;
  return result;
}

const Formula* Translator::note(const ast::Condition& when, std::vector<Written>& written,
                                const std::vector<std::string_view>& outcomes) {
  outcomes_ = &outcomes;
  const Formula* result = condition(when, written);
  outcomes_ = nullptr;
  return result;
}

const Formula* Translator::translate(const ast::Condition& condition) {
  const Formula* result =
      boost::variant2::visit([this](const auto& node) -> const Formula* { return translate(node); }, condition.node);
  if (written_) written_->push_back({condition.span, result});
  return result;
}

const Formula* Translator::signed_formula(const Formula* formula, bool negated) {
  return negated ? program_.formulas.opposite(formula) : formula;
}

const Formula* Translator::translate(const ast::Holds& holds) {
  std::string_view name = plain(holds.name.text);
  if (outcomes_) {
    for (std::size_t i = 0; i < outcomes_->size(); ++i) {
      if ((*outcomes_)[i] == name) return signed_formula(program_.formulas.outcome(static_cast<int>(i)), holds.negated);
    }
  }
  if (definitions_.count(name)) return signed_formula(definition(name), holds.negated);
  Leaf& leaf = new_leaf();
  Slot where = slot(holds.name);
  leaf.test = FindingTest{where};
  leaf.mover = fact_mover(where);
  return signed_formula(program_.formulas.leaf(&leaf), holds.negated);
}

/// A definition speaks of facts alone, wherever it is used; what it says is written once.
const Formula* Translator::definition(std::string_view name) {
  Definition& definition = definitions_[name];
  if (!definition.value) {
    auto outer_record = std::exchange(record_, -1);
    auto outer_written = std::exchange(written_, &definition.written);
    auto outer_outcomes = std::exchange(outcomes_, nullptr);
    definition.value = translate(definition.tree->condition);
    record_ = outer_record;
    written_ = outer_written;
    outcomes_ = outer_outcomes;
  }
  if (written_) written_->insert(written_->end(), definition.written.begin(), definition.written.end());
  return definition.value;
}

const Formula* Translator::is_option(const ast::Name& subject, const ast::Name& option) {
  Leaf& leaf = new_leaf();
  auto output = outputs_.find(plain(subject.text));
  if (output != outputs_.end() && output->second.of_options) {
    leaf.test = OutputTest{output->second, option.text};
    leaf.mover = mover("option output " + std::string(output->first),
                       {Mover::Kind::option_output, -1, output->second, {}, 1});
  } else {
    Slot where = slot(subject);
    const auto& options = type(where).options;
    auto index = std::find(options.begin(), options.end(), option.text) - options.begin();
    leaf.test = OptionTest{where, static_cast<int>(index)};
    leaf.mover = fact_mover(where);
  }
  return program_.formulas.leaf(&leaf);
}

const Formula* Translator::translate(const ast::IsOption& is) {
  return signed_formula(is_option(is.subject, is.option), is.negated);
}

/// `c is any of: a, b` means `any: c is a, c is b`.
const Formula* Translator::translate(const ast::IsAnyOf& is) {
  Formulas::Parts parts;
  for (const ast::Name& option : is.options) parts.push_back(is_option(is.subject, option));
  return program_.formulas.any(std::move(parts));
}

const Formula* Translator::translate(const ast::IsDocumented& is) {
  Leaf& leaf = new_leaf();
  auto record = program_.vocabulary.record_by_name.find(plain(is.subject.text));
  if (record != program_.vocabulary.record_by_name.end()) {
    leaf.test = DocumentedTest{{}, record->second};
  } else {
    leaf.test = DocumentedTest{slot(is.subject), -1};
  }
  return signed_formula(program_.formulas.leaf(&leaf), is.negated);
}

const Formula* Translator::translate(const ast::InCodes& in) {
  Leaf& leaf = new_leaf();
  leaf.test = CodesTest{slot(in.subject), &program_.vocabulary.codes[plain(in.codes.text)]};
  std::string key = "codes " + std::string(plain(in.subject.text)) + " in " + std::string(plain(in.codes.text));
  leaf.mover = mover(key, {Mover::Kind::free, -1, {}, {}, 1});
  return program_.formulas.leaf(&leaf);
}

/// `some X` is `count of X >= 1`, and `no X` its `not`.
const Formula* Translator::translate(const ast::SomeOf& some) {
  Linear left;
  left.terms.push_back({1, count(listed(some.record, some.within))});
  Linear one{{}, million};
  return signed_formula(comparison(left, ast::Relation::greater_or_equal, one), some.negated);
}

const Formula* Translator::translate(const ast::LatestHas& latest) {
  Leaf& leaf = new_leaf();
  Listed list = listed(latest.record, {});
  auto outer_record = std::exchange(record_, list.selection->record);
  auto outer_written = std::exchange(written_, nullptr);
  leaf.test = LatestTest{list, translate(*latest.condition)};
  record_ = outer_record;
  written_ = outer_written;
  std::string key = "latest " + std::string(plain(latest.record.text)) + " has " + wording(*latest.condition);
  leaf.mover = mover(key, {Mover::Kind::free, -1, {}, {}, 1});
  return program_.formulas.leaf(&leaf);
}

const Formula* Translator::translate(const ast::Group& group) {
  Formulas& make = program_.formulas;
  Formulas::Parts parts;
  for (const ast::Condition& member : group.members) parts.push_back(translate(member));
  std::size_t k = group.count ? std::strtoul(std::string(group.count->text).c_str(), nullptr, 10) : 0;
  switch (group.kind) {
    case ast::GroupKind::all: return make.all(std::move(parts));
    case ast::GroupKind::any: return make.any(std::move(parts));
    case ast::GroupKind::none: return make.none(std::move(parts));
    case ast::GroupKind::at_least: return make.at_least(k, std::move(parts));
    case ast::GroupKind::at_most: return make.opposite(make.at_least(k + 1, std::move(parts)));
    case ast::GroupKind::exactly: return make.exactly(k, std::move(parts));
  }
  return make.never();
}

const Formula* Translator::translate(const ast::Compare& compare) {
  auto since = [](const ast::Quantity& quantity) {
    return quantity.terms.size() == 1 ? boost::variant2::get_if<ast::TimeSince>(&quantity.terms[0].node) : nullptr;
  };
  if (auto* left = since(compare.left)) return elapsed(*left, compare.relation, compare.right);
  if (auto* right = since(compare.right)) return elapsed(*right, mirrored(compare.relation), compare.left);
  auto left = choice_slot(compare.left);
  auto right = choice_slot(compare.right);
  if (left && right) return same_option(*left, *right);
  return comparison(linear(compare.left), compare.relation, linear(compare.right));
}

const Formula* Translator::same_option(Slot left, Slot right) {
  Leaf& leaf = new_leaf();
  leaf.test = SameOptionTest{left, right};
  auto key = [](Slot slot) { return (slot.in_entry ? "field " : "fact ") + std::to_string(slot.index); };
  std::string one = key(left);
  std::string other = key(right);
  leaf.mover = mover("same " + std::min(one, other) + ", " + std::max(one, other), {Mover::Kind::free, -1, {}, {}, 1});
  return program_.formulas.leaf(&leaf);
}

/// `time since latest X >= n` stands for `latest X has` *time since its date* `>= n`.
const Formula* Translator::elapsed(const ast::TimeSince& since, ast::Relation relation, const ast::Quantity& length) {
  auto* value = boost::variant2::get_if<ast::Value>(&length.terms.at(0).node);
  auto* measure = value ? boost::variant2::get_if<ast::Measure>(&value->node) : nullptr;
  if (!measure || !measure->unit) return program_.formulas.never();
  Period back = period(measure->number.text, measure->unit->text);
  Leaf& leaf = new_leaf();
  if (!since.latest) {
    Slot date = slot(since.subject);
    leaf.test = ElapsedTest{date, relation, back};
    leaf.mover = fact_mover(date);
    return program_.formulas.leaf(&leaf);
  }
  Listed list = listed(since.subject, {});
  int date = program_.vocabulary.records[static_cast<std::size_t>(list.selection->record)].field("date");
  leaf.test = ElapsedTest{{true, date}, relation, back};
  Leaf& latest = new_leaf();
  latest.test = LatestTest{list, program_.formulas.leaf(&leaf)};
  std::string key = "latest " + std::string(plain(since.subject.text)) + " has +since date rel" +
                    std::to_string(static_cast<int>(relation)) + " " + wording(back);
  latest.mover = mover(key, {Mover::Kind::free, -1, {}, {}, 1});
  return program_.formulas.leaf(&latest);
}

}  // namespace guide::reference
