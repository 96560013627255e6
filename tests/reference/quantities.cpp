// Quantities of conditions: sums, counts and outputs as linear forms, and what completions move (sections 4, 5 and 7).

#include "tests/reference/translate.hpp"
#include "tests/reference/wording.hpp"

namespace guide::reference {

using ast::overloaded;

Slot Translator::slot(const ast::Name& name) const {
  std::string_view word = plain(name.text);
  if (record_ >= 0) {
    int field = program_.vocabulary.records[static_cast<std::size_t>(record_)].field(word);
    if (field >= 0) return {true, field};
  }
  auto fact = program_.vocabulary.fact_by_name.find(word);
  return {false, fact == program_.vocabulary.fact_by_name.end() ? 0 : fact->second};
}

const Type& Translator::type(Slot slot) const {
  auto index = static_cast<std::size_t>(slot.index);
  const Vocabulary& vocabulary = program_.vocabulary;
  return slot.in_entry ? vocabulary.records[static_cast<std::size_t>(record_)].fields[index].type
                       : vocabulary.facts[index].type;
}

std::optional<Slot> Translator::choice_slot(const ast::Quantity& quantity) const {
  if (quantity.terms.size() != 1) return {};
  auto* reference = boost::variant2::get_if<ast::Reference>(&quantity.terms[0].node);
  if (!reference || outputs_.count(plain(reference->name.text))) return {};
  Slot found = slot(reference->name);
  if (type(found).kind != Kind::choice) return {};
  return found;
}

const Selection* Translator::selection(std::string_view name) {
  auto [place, fresh] = selections_.try_emplace(name, nullptr);
  if (!fresh) return place->second;
  Selection made;
  made.name = name;
  auto record = program_.vocabulary.record_by_name.find(name);
  if (record != program_.vocabulary.record_by_name.end()) {
    made.record = record->second;
  } else {
    const ast::DefineSelection& tree = *selection_trees_.at(name);
    made = *selection(plain(tree.record.text));
    made.name = name;
    auto outer_record = std::exchange(record_, made.record);
    auto outer_written = std::exchange(written_, nullptr);
    auto outer_outcomes = std::exchange(outcomes_, nullptr);
    made.where.push_back(translate(tree.condition));
    record_ = outer_record;
    written_ = outer_written;
    outcomes_ = outer_outcomes;
  }
  return selections_[name] = &program_.selections.emplace_back(std::move(made));
}

Listed Translator::listed(const ast::Name& record, const ast::Rare<ast::Within>& within) {
  Listed result{selection(plain(record.text)), {}};
  if (within) result.within = period(within->number.text, within->unit.text);
  return result;
}

// ---- Linear forms --------------------------------------------------------------------------------------------------

Source Translator::source(Slot slot) const {
  const Type& known = type(slot);
  Source result{Source::Of::slot, slot, {}, 0, {}, {}, known.step, known.whole, known.kind == Kind::date};
  result.key = (slot.in_entry ? "field " : "fact ") + std::to_string(slot.index);
  return result;
}

namespace {
std::string listed_key(const Listed& listed) {
  std::string key(listed.selection->name);
  if (listed.within) key += " within " + wording(*listed.within);
  return key;
}
}  // namespace

Source Translator::count(Listed listed) const {
  return {Source::Of::count, {}, listed, 0, {}, "count " + listed_key(listed), million, true, false};
}

Source Translator::sum(const ast::SumOf& written) {
  Listed list = listed(written.record, written.within);
  const Record& record = program_.vocabulary.records[static_cast<std::size_t>(list.selection->record)];
  int field = record.field(plain(written.field.text));
  const Type& known = record.fields.at(static_cast<std::size_t>(field)).type;
  std::string key = "sum " + std::string(written.field.text) + " of " + listed_key(list);
  return {Source::Of::sum, {}, list, field, {}, key, known.step, known.whole, false};
}

Source Translator::source(const ast::Reference& reference) {
  auto output = outputs_.find(plain(reference.name.text));
  if (output == outputs_.end()) return source(slot(reference.name));
  return {Source::Of::output, {}, {}, 0, output->second, "output " + std::string(output->first), 1, false, false};
}

void Translator::add(Linear& sum_of_terms, const ast::Term& term) {
  int sign = term.subtracted ? -1 : 1;
  boost::variant2::visit(
      overloaded{
          [](const ast::Missing&) {},
          [&](const ast::CountOf& written) {
            sum_of_terms.terms.push_back({sign, count(listed(written.record, written.within))});
          },
          [&](const ast::SumOf& written) { sum_of_terms.terms.push_back({sign, sum(written)}); },
          [](const ast::TimeSince&) {},  // stands alone, see `elapsed`
          [&](const ast::Value& value) {
            if (auto* measured = boost::variant2::get_if<ast::Measure>(&value.node)) {
              sum_of_terms.constant += sign * measure(*measured, {});
            } else if (auto* day = boost::variant2::get_if<ast::Day>(&value.node)) {
              sum_of_terms.constant += sign * as_number(named_days(day->text).first);
            }
          },
          [&](const ast::Reference& reference) { sum_of_terms.terms.push_back({sign, source(reference)}); },
      },
      term.node);
}

Linear Translator::linear(const ast::Quantity& quantity) {
  Linear result;
  for (const ast::Term& term : quantity.terms) add(result, term);
  return result;
}

// ---- Leaves and what moves them ------------------------------------------------------------------------------------

Leaf& Translator::new_leaf() {
  Leaf& leaf = program_.leaves.emplace_back();
  leaf.id = static_cast<int>(program_.leaves.size()) - 1;
  return leaf;
}

int Translator::mover(const std::string& key, Mover made) {
  auto [place, fresh] = mover_by_key_.try_emplace(key, static_cast<int>(program_.movers.size()));
  if (fresh) program_.movers.push_back(std::move(made));
  return place->second;
}

int Translator::fact_mover(Slot slot) {
  if (slot.in_entry) return -1;  // tests inside entries are parts of a count, a sum or a `latest` leaf
  Number step = type(slot).step;
  return mover("fact " + std::to_string(slot.index), {Mover::Kind::fact, slot.index, {}, {}, step});
}

const Formula* Translator::comparison(Linear left, ast::Relation relation, Linear right) {
  Leaf& leaf = new_leaf();
  CompareTest test{std::move(left), relation, std::move(right)};
  if (test.left.terms.empty() && !test.right.terms.empty()) {
    move_by_constants(leaf, test.right, mirrored(relation), test.left.constant);
  } else if (test.right.terms.empty() && !test.left.terms.empty()) {
    move_by_constants(leaf, test.left, relation, test.right.constant);
  } else if (!test.left.terms.empty()) {
    move_freely(leaf, test);
  }
  leaf.test = std::move(test);
  return program_.formulas.leaf(&leaf);
}

namespace {

std::string key(const Linear& sum) {
  std::string result;
  for (const Term& term : sum.terms) result += (term.sign < 0 ? "-" : "+") + term.source.key + " ";
  return result;
}

std::string text(Number number) {
  const Number half = million * million;
  return std::to_string(static_cast<long long>(number / half)) + " " + std::to_string(static_cast<long long>(number % half));
}

void sort_terms(Linear& sum) {
  std::stable_sort(sum.terms.begin(), sum.terms.end(), [](const Term& a, const Term& b) {
    return a.source.key != b.source.key ? a.source.key < b.source.key : a.sign > b.sign;
  });
}

/// Section 7: whole numbers only where all parts are counts; steps of 0.000001 else. Dates differ by whole days.
Number step_of(const Linear& sum) {
  if (sum.terms.size() == 1) return sum.terms[0].source.step;
  bool whole = true;
  bool dates = true;
  for (const Term& term : sum.terms) {
    whole &= term.source.whole;
    dates &= term.source.date;
  }
  return whole || dates ? million : 1;
}

}  // namespace

/// Section 7: expressions equal as written (up to the order of terms and constants moved across) move together, `x + 3`
/// with `x`. The whole is negated where its first term is subtracted: `5 - x >= 2` moves with `x`.
void Translator::move_by_constants(Leaf& leaf, Linear expression, ast::Relation relation, Number threshold) {
  threshold -= expression.constant;
  expression.constant = 0;
  sort_terms(expression);
  if (expression.terms[0].sign < 0) {
    for (Term& term : expression.terms) term.sign = -term.sign;
    threshold = -threshold;
    relation = mirrored(relation);
  }
  leaf.relation = relation;
  leaf.threshold = threshold;
  const Source& first = expression.terms[0].source;
  if (expression.terms.size() == 1 && first.of == Source::Of::slot) {
    leaf.mover = fact_mover(first.slot);
  } else {
    std::string name = "expression " + key(expression);
    Number step = step_of(expression);
    leaf.mover = mover(name, {Mover::Kind::expression, -1, {}, std::move(expression), step});
  }
}

/// Two sides that are not constants: free. `x < y` is the `not` of `x >= y`, `x > y` of `x <= y`, which is `y >= x`; and
/// `x > y` is `x >= y + 1` in steps of what the two differ by.
void Translator::move_freely(Leaf& leaf, const CompareTest& test) {
  Linear left = test.left;
  Linear right = test.right;
  Number constant = right.constant - left.constant;  // left - right `relation` constant
  sort_terms(left);
  sort_terms(right);
  std::string one = key(left);
  std::string other = key(right);
  ast::Relation relation = test.relation;
  bool swapped = relation == ast::Relation::less_or_equal || relation == ast::Relation::greater ||
                 (relation == ast::Relation::equal && other < one);
  if (swapped) {
    std::swap(one, other);
    constant = -constant;
  }
  leaf.inverted = relation == ast::Relation::less || relation == ast::Relation::greater;
  Linear both = test.left;
  both.terms.insert(both.terms.end(), test.right.terms.begin(), test.right.terms.end());
  const Number step = step_of(both);
  if (relation != ast::Relation::equal && other < one && constant % step == 0) {  // x - y >= c: not y - x >= 1 - c
    std::swap(one, other);
    constant = step - constant;
    leaf.inverted = !leaf.inverted;
  }
  std::string sign = relation == ast::Relation::equal ? "equal " : "at least ";
  std::string name = sign + one + "| " + other + "| " + text(constant);
  leaf.mover = mover(name, {Mover::Kind::free, -1, {}, {}, 1});
}

}  // namespace guide::reference
