#include "compiler/check/witness.hpp"

#include <algorithm>

namespace guide::check {

Answer WitnessSearch::find(std::vector<std::vector<Literal>> goals) {
  goals_ = std::move(goals);
  collect();
  if (cone_.size() > budget_.question || cone_.size() > budget_.library) return Answer::not_decided;
  movers_.clear();
  for (const std::uint32_t node : cone_) movers_.add_leaf(node);
  movers_.finish();
  choices_.assign(movers_.list().size(), {});
  if (values_.size() < body_.nodes().size()) values_.resize(body_.nodes().size(), Value::open);
  const Answer answer = search();
  if (answer == Answer::found && !chosen_are_free()) return Answer::not_decided;
  return answer;
}

// ---- The nodes that matter -----------------------------------------------------------------------------------------

/// The table whose rows decide a leaf: an option output, or one quantity output alone.
const TableOutput* WitnessSearch::table_of(const Node& node) const {
  if (node.op == Op::table_option) return &program_.table_outputs[node.a];
  if (node.op != Op::at_least_value && node.op != Op::equals_value) return nullptr;
  const Quantity& quantity = program_.quantities[node.a];
  const Term& term = program_.terms[quantity.first_term];
  if (quantity.term_count != 1 || term.kind != TermKind::table) return nullptr;
  return &program_.table_outputs[term.index];
}

void WitnessSearch::visit(std::uint32_t node, std::vector<std::uint32_t>& stack) {
  if (mark_[node] == question_) return;
  mark_[node] = question_;
  stack.push_back(node);
  cone_.push_back(node);
}

void WitnessSearch::collect() {
  ++question_;
  cone_.clear();
  std::vector<std::uint32_t> stack;
  for (const auto& goal : goals_) {
    for (const Literal literal : goal) visit(literal.node(), stack);
  }
  while (!stack.empty()) {
    const Node& node = body_.nodes()[stack.back()];
    stack.pop_back();
    if (node.op == Op::at_least) {
      for (std::uint32_t i = 0; i < node.b; ++i) visit(body_.operands()[node.a + i].node(), stack);
    } else if (const TableOutput* table = table_of(node)) {
      for (std::uint32_t i = 0; i < table->row_count; ++i) {
        visit(program_.table_rows[table->first_row + i].matches.node(), stack);
      }
    }
  }
  std::sort(cone_.begin(), cone_.end());
}

// ---- Evaluation with some choices made
// ---------------------------------------------------------------------------------

WitnessSearch::Value WitnessSearch::value_of(Literal literal) const {
  const Value value = values_[literal.node()];
  if (value == Value::open || !literal.negated()) return value;
  return value == Value::yes ? Value::no : Value::yes;
}

/// Of the rows that may match: whether all of them, or none, satisfy the leaf.
WitnessSearch::Value WitnessSearch::evaluate_table(const TableOutput& output, const Node& leaf) const {
  bool yes = false, no = false;
  for (std::uint32_t i = 0; i < output.row_count; ++i) {
    const TableRow& row = program_.table_rows[output.first_row + i];
    if (value_of(row.matches) == Value::no) continue;
    if (row.dash && leaf.op != Op::table_option) return Value::open;
    const bool holds = leaf.op == Op::table_option ? !row.dash && row.value == static_cast<Scaled>(leaf.b)
                                                   : movers_.holds(leaf, row.value);
    (holds ? yes : no) = true;
  }
  if (yes == no) return Value::open;
  return yes ? Value::yes : Value::no;
}

WitnessSearch::Value WitnessSearch::evaluate_node(std::uint32_t index) const {
  const Node& node = body_.nodes()[index];
  const auto of = [](bool holds) { return holds ? Value::yes : Value::no; };
  if (node.op == Op::at_least) {
    std::uint32_t yes = 0, no = 0;
    for (std::uint32_t i = 0; i < node.b; ++i) {
      const Value value = value_of(body_.operands()[node.a + i]);
      yes += value == Value::yes;
      no += value == Value::no;
      if (yes >= node.k) return Value::yes;
    }
    return node.b - no < node.k ? Value::no : Value::open;
  }
  if (const TableOutput* table = table_of(node)) return evaluate_table(*table, node);
  if (node.op == Op::in_force) {
    const Period& period = program_.periods[node.a];
    return of(movers_.as_of() >= period.first && movers_.as_of() <= period.last);
  }
  const std::uint32_t mover = movers_.mover_of(index);
  if (mover == none) return Value::yes;  // always; and on a documented case everything is documented
  const Choice& choice = choices_[mover];
  return choice.made ? of(movers_.holds(node, choice.value)) : Value::open;
}

void WitnessSearch::evaluate() {
  for (const std::uint32_t node : cone_) values_[node] = evaluate_node(node);
}

// ---- Search
// --------------------------------------------------------------------------------------------------------------

std::uint32_t WitnessSearch::open_mover(Literal literal) const {
  std::uint32_t at = literal.node();
  for (;;) {
    const Node& node = body_.nodes()[at];
    std::uint32_t next = none;
    if (node.op == Op::at_least) {
      for (std::uint32_t i = 0; i < node.b && next == none; ++i) {
        const Literal operand = body_.operands()[node.a + i];
        if (value_of(operand) == Value::open) next = operand.node();
      }
    } else if (const TableOutput* table = table_of(node)) {
      for (std::uint32_t i = 0; i < table->row_count && next == none; ++i) {
        const Literal row = program_.table_rows[table->first_row + i].matches;
        if (value_of(row) == Value::open) next = row.node();
      }
    } else {
      return movers_.mover_of(at);
    }
    if (next == none) return none;
    at = next;
  }
}

Answer WitnessSearch::search() {
  struct Frame {
    std::uint32_t mover;
    std::size_t next;
  };
  std::vector<Frame> frames;
  bool complete = true;  // nothing was passed over
  for (;;) {
    if (cone_.size() > budget_.question || cone_.size() > budget_.library) return Answer::not_decided;
    budget_.question -= cone_.size() + 1 > budget_.question ? budget_.question : cone_.size() + 1;
    budget_.library -= cone_.size() + 1 > budget_.library ? budget_.library : cone_.size() + 1;
    evaluate();
    bool dead = false, all = true;
    std::uint32_t mover = none;
    for (const auto& goal : goals_) {
      bool yes = false, open = false;
      std::uint32_t found = none;
      for (const Literal literal : goal) {
        const Value value = value_of(literal);
        yes = yes || value == Value::yes;
        open = open || value == Value::open;
        if (value == Value::open && found == none) found = open_mover(literal);
      }
      dead = dead || (!yes && !open);
      all = all && yes;
      if (!yes && mover == none) mover = found;
    }
    if (all) return Answer::found;
    if (!dead && mover == none) {
      complete = false;  // open without a choice to make: a table's `-`
      dead = true;
    }
    if (!dead) {
      choices_[mover] = {true, movers_.list()[mover].values.front()};
      frames.push_back({mover, 1});
      continue;
    }
    for (;; frames.pop_back()) {
      if (frames.empty()) return complete ? Answer::none_exists : Answer::not_decided;
      Frame& frame = frames.back();
      const std::vector<Scaled>& values = movers_.list()[frame.mover].values;
      if (frame.next < values.size()) {
        choices_[frame.mover].value = values[frame.next++];
        break;
      }
      choices_[frame.mover] = {};
    }
  }
}

/// Two expressions over the same fact or record cannot be chosen apart.
bool WitnessSearch::chosen_are_free() const {
  std::vector<std::uint64_t> resources;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    if (!choices_[i].made) continue;
    std::vector<std::uint64_t> own = movers_.list()[i].rests_on;
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    resources.insert(resources.end(), own.begin(), own.end());
  }
  std::sort(resources.begin(), resources.end());
  return std::adjacent_find(resources.begin(), resources.end()) == resources.end();
}

std::vector<WitnessSearch::Chosen> WitnessSearch::chosen() const {
  std::vector<Chosen> list;
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    if (choices_[i].made) list.push_back({&movers_.list()[i], choices_[i].value});
  }
  return list;
}

bool WitnessSearch::holds(Literal literal) const { return value_of(literal) == Value::yes; }

}  // namespace guide::check
